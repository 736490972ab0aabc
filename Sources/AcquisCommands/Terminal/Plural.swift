extension Language {
  /// The wording for `count` things: English keeps the singular for 1, French for 0 and 1 (CLDR plural rules).
  func form(_ count: Int, _ one: String, _ many: String) -> String {
    switch self {
    case .english: count == 1 ? one : many
    case .french: count < 2 ? one : many
    }
  }
}

/// The wording for `count` things in the language of the locale, each language with its own rule of the plural.
func say(
  _ count: Int, _ english: (one: String, many: String), _ french: (one: String, many: String)
) -> String {
  say(
    Language.english.form(count, english.one, english.many), Language.french.form(count, french.one, french.many))
}
