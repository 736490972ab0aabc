import Foundation
import Acquis
import AcquisCredits
import AcquisValues

/// Tables of statements, and whom they may name.
enum Tables {
  /// A table of the columns that `rows` fill, in alphabetical order.
  static func text(_ rows: [[String: String]]) -> String {
    let columns = Set(rows.flatMap(\.keys)).sorted()
    let lines = rows.map { row in columns.map { row[$0] ?? "" }.joined(separator: ";") }
    return ([columns.joined(separator: ";")] + lines).map { $0 + "\n" }.joined()
  }

  /// An assessment on BC1, of nobody yet.
  static let assessed = [
    "type": "block-assessed", "made": "2026-02-01", "certification": "RNCP99901", "block": "BC1", "centre": "CENTRE-1",
    "route": "vae", "outcome": "acquired",
  ]
  /// A decision on it, of nobody yet, that names no assessment.
  static let decided = [
    "type": "block-validated", "made": "2026-02-02", "certification": "RNCP99901", "block": "BC1", "session": "S-1",
    "decision": "acquired",
  ]
  static let zoe = ["reference": "ZI-1"]

  static func row(_ cells: [String: String]...) -> [String: String] {
    cells.reduce(into: [:]) { $0.merge($1) { $1 } }
  }
}

extension Bench {
  /// The lines of a table, read in `session`.
  func lines(_ rows: [[String: String]], in session: LedgerSession, named name: String = "t.csv") async throws
    -> StatementLines
  {
    try? FileManager.default.removeItem(atPath: "\(root)/\(name)")
    return try await session.lines(of: write(Array(Tables.text(rows).utf8), name))
  }

  /// Why the lines of a table are rejected: the number of the line, and the code.
  func rejected(_ rows: [[String: String]], in session: LedgerSession) async throws -> [String] {
    let lines = try await lines(rows, in: session)
    return try await session.writer.rejections(of: lines).map { "\($0.line ?? 0) \($0.code)" }
  }

  /// Zoé, Yann, and the learners' ids.
  func enrolTwo(in session: LedgerSession) async throws -> (zoe: LearnerID, yann: LearnerID) {
    var learners: [LearnerID] = []
    for (number, person) in [Invented.zoe, Invented.yann].enumerated() {
      learners.append(
        try await session.enrol(
          person, target: Invented.certification, made: Invented.day, id: Invented.id(10 + number)
        ).learner)
    }
    return (learners[0], learners[1])
  }
}
