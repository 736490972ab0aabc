import Glibc

/// The language of text meant for people. Codes, JSON and file formats are never translated.
enum Language: String, Sendable {
  case english = "en"
  case french = "fr"

  /// The language of the locale: `LC_ALL`, else `LC_MESSAGES`, else `LANG` (POSIX.1-2017 §8.2).
  static let current: Language = {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty }
    return locale?.hasPrefix("fr") == true ? .french : .english
  }()

  /// One of two wordings.
  func callAsFunction(_ english: String, _ french: String) -> String { self == .french ? french : english }
}

/// The wording in the language of the locale.
func say(_ english: String, _ french: String) -> String { Language.current(english, french) }

/// A variable of the environment.
func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
