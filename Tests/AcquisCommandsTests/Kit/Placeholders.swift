import Foundation

/// Puts a stable name in the place of what differs from run to run: ids, hashes, keys, signatures, times, paths.
///
/// The first UUID that is seen is `<id1>` wherever it appears, the second `<id2>`; a command may name them too.
struct Placeholders {
  private var names: [String: String] = [:]
  private var values: [String: String] = [:]
  private var counts: [String: Int] = [:]
  private let directory: String
  private let firstDay: String

  init(directory: String) {
    self.directory = directory
    firstDay = Placeholders.today
  }

  private static var today: String { String(Date.now.ISO8601Format().prefix(10)) }

  /// In the order in which they are tried at each place.
  private static let kinds: [(name: String, pattern: String)] = [
    ("vkey", #"[A-Za-z0-9./_:-]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{44}"#),
    ("time", #"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z"#),
    ("id", #"(?<![0-9a-f])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f])"#),
    ("hash", #"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])"#),
    ("short", #"(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])"#),
    (
      "base64",
      #"(?<![A-Za-z0-9+/])(?:[A-Za-z0-9+/]{4}){10,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?(?![A-Za-z0-9+/=])"#
    ),
  ]
  private static let expression = try! NSRegularExpression(
    pattern: kinds.map { "(\($0.pattern))" }.joined(separator: "|"))
  /// Ids that a scenario chose itself are the same in every run.
  private static let chosen = "00000000-0000-4000-8000-"

  /// `text` as it is written in a scenario.
  mutating func conceal(_ text: String) -> String {
    var result = ""
    var rest = text.startIndex
    for match in Placeholders.expression.matches(in: text, range: NSRange(text.startIndex..., in: text)) {
      let range = Range(match.range, in: text)!
      let kind = Placeholders.kinds[
        (1..<match.numberOfRanges).first { match.range(at: $0).location != NSNotFound }! - 1]
      result += text[rest..<range.lowerBound] + name(String(text[range]), kind.name)
      rest = range.upperBound
    }
    result += text[rest...]
    for day in [firstDay, Placeholders.today] { result = result.replacing(day, with: "<today>") }
    return result.replacing(directory, with: "<dir>").replacing(projectRoot.path(), with: "<project>/")
  }

  private mutating func name(_ value: String, _ kind: String) -> String {
    if value.hasPrefix(Placeholders.chosen) { return value }
    if kind == "time" || kind == "base64" { return "<\(kind)>" }
    if let name = names[value] { return name }
    counts[kind, default: 0] += 1
    let name = "<\(kind)\(counts[kind]!)>"
    names[value] = name
    values[name] = value
    return name
  }

  /// `line` with what the names stand for.
  func reveal(_ line: String) -> String {
    var line = line
    for (name, value) in values { line = line.replacing(name, with: value) }
    return line.replacing("<today>", with: firstDay)
  }
}
