import Acquis
import AcquisJSON

/// A problem, on standard error: what happened, where, and what to do next.
struct Complaint {
  private let problem: Problem

  init(_ problem: Problem) { self.problem = problem }

  func print(asJSON: Bool) {
    if asJSON {
      Terminal.error(String(decoding: json.canonicalBytes, as: UTF8.self))
    } else {
      for line in lines(.current) { Terminal.error(Terminal.harmless(line)) }
    }
  }

  private var json: JSONValue {
    [
      "error": [
        "code": .string(problem.code), "message": .string(problem.message), "remedy": .string(problem.remedy),
        "where": problem.place.map { .string($0) } ?? .null,
      ]
    ]
  }

  func lines(_ language: Language) -> [String] {
    let place = problem.place.map { " (\($0))" } ?? ""
    guard language == .french, let french = FrenchProblems.sentences(for: problem.code) else {
      return [
        "acquis: \(Complaint.sentence(problem.message))\(place) [\(problem.code)]",
        "        \(Complaint.sentence(problem.remedy)).",
      ]
    }
    // The finding's own words name what no table can: which block, which line, which key.
    return [
      "acquis : \(french.message)\(place) [\(problem.code)]", "         \(french.remedy)",
      "         (\(Complaint.sentence(problem.message)))",
    ]
  }

  /// With a capital, unless it begins with a path or code, and without its full stop: modules word theirs either way.
  private static func sentence(_ text: String) -> String {
    let words = text.hasSuffix(".") ? text.dropLast() : text[...]
    let first = words.prefix { $0 != " " }
    let isWord = !first.isEmpty && first.allSatisfy { $0.isLetter || $0 == "," || $0 == "'" }
    return isWord ? words.prefix(1).uppercased() + words.dropFirst() : String(words)
  }
}
