import AcquisCredits
import AcquisValues

/// The same history, told in another order.
extension RandomWorld {
  /// The ledger after many swaps of neighbours that do not depend on each other.
  mutating func shuffled() -> [RecordedStatement] {
    var shuffled = ledger
    guard shuffled.count > 1 else { return shuffled }
    for _ in 0..<20 * shuffled.count {
      let place = Int.random(in: 1..<shuffled.count, using: &random)
      if isIndependent(shuffled[place - 1], shuffled[place]) { shuffled.swapAt(place - 1, place) }
    }
    return shuffled
  }

  /// Whether neither says anything that the other is read by.
  private func isIndependent(_ one: RecordedStatement, _ other: RecordedStatement) -> Bool {
    guard one.rules == other.rules else { return false }
    let (learners, others) = (people(one), people(other))
    switch (learners.isEmpty, others.isEmpty) {
    case (false, false):
      return learners.isDisjoint(with: others) || Self.isPlain(one.statement) && Self.isPlain(other.statement)
    default:
      // What is said of a certification holds for whatever comes after it, and so do annulments of that.
      if [one, other].contains(where: { $0.statement.type == "statement-annulled" && people($0).isEmpty }) {
        return false
      }
      return Set(one.statement.certifications).isDisjoint(with: other.statement.certifications)
    }
  }

  /// The persons whom a statement names, whatever ids they go on under.
  private func people(_ recorded: RecordedStatement) -> Set<LearnerID> {
    Set(recorded.statement.learners.map { state.survivor(of: $0) })
  }

  /// What is read by nothing but the whole of it.
  private static func isPlain(_ statement: CreditStatement) -> Bool {
    switch statement {
    case .trainingFollowed, .blockAssessed, .blockValidated, .decisionConfirmed, .conditionLifted, .documentIssued: true
    default: false
    }
  }
}
