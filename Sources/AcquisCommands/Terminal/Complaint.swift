import Acquis
import AcquisJSON

/// A problem, on standard error: what happened, where, and what to do next.
struct Complaint {
  private let problem: Problem

  init(_ problem: Problem) { self.problem = problem }

  func print(asJSON: Bool) {
    if asJSON {
      let error: JSONObject = [
        "code": .string(problem.code), "message": .string(problem.message), "remedy": .string(problem.remedy),
        "where": problem.place.map { .string($0) } ?? .null,
      ]
      Terminal.error(String(decoding: JSONValue.object(["error": .object(error)]).canonicalBytes, as: UTF8.self))
    } else {
      let place = problem.place.map { " (\($0))" } ?? ""
      Terminal.error(Terminal.harmless("acquis: \(problem.message)\(place) [\(problem.code)]"))
      Terminal.error(Terminal.harmless("        \(problem.remedy)"))
    }
  }
}
