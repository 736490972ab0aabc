import AcquisCredits
import AcquisValues

/// One line of a scenario.
struct Row: Sendable {
  let text: String
  /// What must be refused.
  let refusal: RefusalCode?
  /// What is asked, and the answer that is expected.
  let question: [String]?
  private let words: [String]
  private let options: [String: String]

  /// `nil` for a line that says nothing.
  init?(_ line: String) {
    text = line
    let answer = line.split(separator: " ").drop { $0 != "=>" }.dropFirst().map(String.init)
    question = answer.isEmpty ? nil : answer
    let sides = line.split(separator: "->", maxSplits: 1)
    let words = (sides.first ?? "").split(separator: " ").map(String.init)
    guard let first = words.first, !first.hasPrefix("#") else { return nil }
    self.words = words.filter { !Self.isOption($0) }
    options = Dictionary(
      uniqueKeysWithValues: words.filter(Self.isOption).map { word in
        let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
        return (parts[0], parts[1])
      })
    refusal = sides.count > 1 ? RefusalCode(rawValue: sides[1].split(separator: " ").joined()) : nil
    precondition((refusal != nil) == (sides.count > 1), "an arrow is followed by a requirement: \(line)")
  }

  /// `name=value`.
  private static func isOption(_ word: String) -> Bool {
    guard let sign = word.firstIndex(of: "="), word.index(after: sign) < word.endIndex else { return false }
    return sign > word.startIndex && word[..<sign].allSatisfy { $0.isASCII && $0.isLowercase }
  }

  var isBatch: Bool { words == ["batch"] }
  /// Whether the line says what is decided: a refusal or an answer.
  var isDecisive: Bool { refusal != nil || question != nil }
  var made: Day { day(words[0]) }
  var verb: String { words[1] }

  /// The words behind the verb.
  var arguments: [String] { Array(words.dropFirst(2)) }

  func word(_ index: Int) -> String? { index + 2 < words.count ? words[index + 2] : nil }

  func required(_ index: Int) -> String {
    guard let word = word(index) else { preconditionFailure("a word is missing: \(text)") }
    return word
  }

  func option(_ name: String) -> String? { options[name] }

  /// The parts of an option, which commas separate; none where it is absent.
  func list(_ name: String) -> [String] { Self.list(options[name] ?? "") }

  static func list(_ text: String) -> [String] { text == "-" ? [] : text.split(separator: ",").map(String.init) }

  /// The id of the statement; statements that no other names take that of their text.
  func id(number: Int) -> StatementID {
    let unnamed = ["describe", "partners", "corresponds", "enrol", "target", "withdraw", "merge", "identify", "erase"]
    return AcquisCreditsTests.id(unnamed.contains(verb) || verb == "annul" ? "#\(number)" : required(0))
  }

  /// The statement that the line tells.
  func statement() throws -> CreditStatement {
    guard let statement = try certificationStatement() ?? learnerStatement() ?? creditStatement() ?? juryStatement()
    else {
      preconditionFailure("a scenario has no verb \(verb): \(text)")
    }
    return statement
  }
}
