import Acquis
import AcquisCredits
import AcquisStore
import AcquisValues

/// What is interrupted.
enum Operation: CaseIterable {
  case enrol, identify, merge, erase, erasePersonWithTwoIDs, authorise

  static let statement = Invented.id(100)

  /// Two people, one of whom has two ids.
  struct People {
    let yann: LearnerID
    let zoe: LearnerID
    let zoeAgain: LearnerID

    static func enrolled(in session: LedgerSession) async throws -> People {
      var learners: [LearnerID] = []
      for (number, person) in [Invented.yann, Invented.zoe, Invented.zoeAgain].enumerated() {
        learners.append(
          try await session.enrol(
            person, target: Invented.certification, made: Invented.day, id: Invented.id(10 + number)
          ).learner)
      }
      return People(yann: learners[0], zoe: learners[1], zoeAgain: learners[2])
    }

    func merge(in session: LedgerSession, as id: StatementID) async throws -> Acknowledgement {
      let merger = CreditStatement.learnerMerged(LearnerMerged(learner: zoeAgain, into: zoe))
      return try await session.writer.record([try Draft(merger, made: Invented.day, id: id)])[0]
    }
  }

  func prepare(_ session: LedgerSession, _ people: People) async throws {
    if self == .erasePersonWithTwoIDs { _ = try await people.merge(in: session, as: Invented.id(20)) }
  }

  func run(_ session: LedgerSession, _ people: People) async throws -> Acknowledgement {
    let (day, id) = (Invented.day, Operation.statement)
    switch self {
    case .enrol:
      return try await session.enrol(Invented.corrected, target: Invented.whole, made: day, id: id).acknowledgement
    case .identify: return try await session.identify(people.zoe, as: Invented.corrected, made: day, id: id)
    case .merge: return try await people.merge(in: session, as: id)
    case .erase: return try await session.erase(people.yann, made: day, id: id)
    case .erasePersonWithTwoIDs: return try await session.erase(people.zoe, made: day, id: id)
    case .authorise:
      return try await session.authorise(
        "CENTRE-2", name: "Autre centre imaginaire", for: [Invented.whole], period: Period(), made: day, id: id)
    }
  }
}
