import Acquis
import AcquisJSON

/// A problem, on standard error: what happened, where, and what to do next. As a warning it kept nothing from being done.
struct Complaint {
  private let problem: Problem
  private let isWarning: Bool

  init(_ problem: Problem) { (self.problem, isWarning) = (problem, false) }

  init(warning notice: Problem) { (problem, isWarning) = (notice, true) }

  func print(asJSON: Bool) {
    if asJSON {
      Terminal.error(String(decoding: json.canonicalBytes, as: UTF8.self))
    } else {
      for line in lines(.current) + problem.others.flatMap({ Complaint($0).lines(.current) }) {
        Terminal.error(Terminal.harmless(line))
      }
    }
  }

  private var json: JSONValue {
    let members: JSONValue = [
      "code": .string(problem.code), "message": .string(problem.message), "remedy": .string(problem.remedy),
      "where": problem.place.map { .string($0) } ?? .null,
    ]
    return isWarning ? ["warning": members] : ["error": members]
  }

  func lines(_ language: Language) -> [String] {
    let place = problem.place.map { " (\($0))" } ?? ""
    let sentences = sentences(language)
    // Where there is no French wording, the English one stands as in English.
    let isFrench = sentences.count > 2
    let begin = isFrench ? "acquis : " : "acquis: "
    let warning = isWarning ? (isFrench ? "avertissement : " : "warning: ") : ""
    return ["\(begin)\(warning)\(sentences[0])\(place) [\(problem.code)]"]
      + sentences.dropFirst().map { String(repeating: " ", count: begin.count) + $0 }
  }

  /// What happened, and what to do next; in French also the problem's own words.
  func sentences(_ language: Language) -> [String] {
    guard language == .french, let french = FrenchProblems.sentences(for: problem.code) else {
      return [Complaint.sentence(problem.message), Complaint.sentence(problem.remedy) + "."]
    }
    // The finding's own words name what no table can: which block, which line, which key.
    return [french.message, french.remedy, "(\(Complaint.sentence(problem.message)))"]
  }

  /// With a capital, unless it begins with a path or code, and without its full stop: modules word theirs either way.
  private static func sentence(_ text: String) -> String {
    let words = text.hasSuffix(".") ? text.dropLast() : text[...]
    let first = words.prefix { $0 != " " }
    let isWord = !first.isEmpty && first.allSatisfy { $0.isLetter || $0 == "," || $0 == "'" }
    return isWord ? words.prefix(1).uppercased() + words.dropFirst() : String(words)
  }
}
