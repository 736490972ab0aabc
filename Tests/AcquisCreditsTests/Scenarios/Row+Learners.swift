import AcquisCredits

/// What is said of learners and of what they aim at.
extension Row {
  func learnerStatement() -> CreditStatement? {
    switch verb {
    case "enrol":
      .learnerEnrolled(LearnerEnrolled(learner: learner(0), certification: certification(1), blocks: blocks))
    case "target":
      .learnerTargeted(LearnerTargeted(learner: learner(0), certification: certification(1), blocks: blocks))
    case "withdraw": .learnerWithdrawn(LearnerWithdrawn(learner: learner(0), certification: certification(1)))
    case "merge": .learnerMerged(LearnerMerged(learner: learner(0), into: learner(1)))
    case "identify": .learnerIdentified(LearnerIdentified(learner: learner(0), identity: Identity(name: fingerprint)))
    case "erase": .learnerErased(LearnerErased(learner: learner(0)))
    default: nil
    }
  }

  func learner(_ index: Int) -> LearnerID { person(required(index)) }

  private var blocks: [BlockCode]? { option("blocks").map { Self.list($0).map { BlockCode(stringLiteral: $0) } } }
}
