import Acquis
import AcquisCredits

extension Input {
  /// `ID:CAPACITY`: somebody who assesses or decides, under a pseudonym, and as what.
  static func examiner(_ text: String, _ option: String) throws(Problem) -> Examiner {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let id = PersonID(parts[0]), let capacity = Capacity(parts[1]) else {
      throw wrong(option, "ID:CAPACITY, a pseudonym and as what it acts, such as J-1:professional")
    }
    return Examiner(id: id, capacity: capacity)
  }

  static func examiners(_ texts: [String], _ option: String) throws(Problem) -> [Examiner] {
    var examiners: [Examiner] = []
    for text in texts { examiners.append(try examiner(text, option)) }
    return examiners
  }

  static func person(_ text: String, _ option: String) throws(Problem) -> PersonID {
    try id(text, option, PersonID.init)
  }

  /// `ID:OUTCOME`: a competence and what was found of it.
  static func competences(_ texts: [String]) throws(Problem) -> [AssessedCompetence] {
    var competences: [AssessedCompetence] = []
    for text in texts {
      let parts = text.split(separator: ":").map(String.init)
      guard parts.count >= 2, let outcome = Outcome(rawValue: parts[parts.count - 1]),
        let id = CompetenceID(parts.dropLast().joined(separator: ":"))
      else { throw wrong("--competence", "ID:acquired or ID:not-acquired") }
      competences.append(AssessedCompetence(id, outcome))
    }
    return competences
  }

  /// `CODE/BLOCK`, or `CODE` for a certification as a whole.
  static func subject(_ text: String, _ option: String) throws(Problem) -> BlockReference {
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    guard let code = CertificationCode(parts.first ?? "") else { throw wrong(option, "CODE/BLOCK, or CODE") }
    guard parts.count == 2 else { return BlockReference(code, nil) }
    guard let block = BlockCode(parts[1]) else { throw wrong(option, "CODE/BLOCK, or CODE") }
    return BlockReference(code, block)
  }

  static func blocks(_ texts: [String]) throws(Problem) -> [BlockCode]? {
    var blocks: [BlockCode] = []
    for text in texts { blocks.append(try id(text, "--block", BlockCode.init)) }
    return blocks.isEmpty ? nil : blocks
  }

  static func scope(_ text: String?) throws(Problem) -> Scope? {
    guard let text else { return nil }
    return try word(text, "--scope", Scope.self)
  }
}
