import Acquis
import AcquisCredits
import AcquisValues
import ArgumentParser

struct Confirm: StatementCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Confirm a jury's decision for the awarding body, where its policy asks for that."
  )

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var recording: RecordingOptions
  @Argument(help: "The decision's id.") var statement: String
  @Option(help: "When (default: today).") var on: String?

  func content(_ session: LedgerSession) async throws -> CreditStatement {
    let (decision, learner) = try await session.view.target(statement)
    return .decisionConfirmed(DecisionConfirmed(decision: decision, learner: learner))
  }
}

struct Lift: StatementCommand {
  static let configuration = CommandConfiguration(
    commandName: "lift",
    abstract: "Record that the condition of a conditional decision is met: the block is acquired from here on.")

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var recording: RecordingOptions
  @Argument(help: "The decision's id.") var statement: String
  @Option(help: "When (default: today).") var on: String?

  func content(_ session: LedgerSession) async throws -> CreditStatement {
    let (decision, learner) = try await session.view.target(statement)
    return .conditionLifted(ConditionLifted(decision: decision, learner: learner))
  }
}

struct Issue: StatementCommand {
  static let configuration = CommandConfiguration(
    commandName: "issue",
    abstract: "Record that a document is issued for a block or an award; its number is that of its record.",
    discussion: "The first document for a statement is the original, every later one a duplicate.")

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var recording: RecordingOptions
  @Argument(help: "The id of the decision, recognition or award that it attests.") var statement: String
  @Option(help: "When (default: today).") var on: String?

  func content(_ session: LedgerSession) async throws -> CreditStatement {
    let (target, learner) = try await session.view.target(statement)
    guard let subject = try await session.view.statement(target)?.documented else {
      throw Problem(
        "follow-up-target", "That statement is no decision, recognition or award",
        remedy: "Look with 'acquis register CODE'.")
    }
    return .documentIssued(DocumentIssued(target: target, learner: learner, subject: subject))
  }
}

extension CreditStatement {
  /// What a document about the statement is about.
  fileprivate var documented: BlockReference? {
    switch self {
    case .blockValidated(let decision): decision.subject
    case .creditRecognised(let recognition): recognition.subject
    case .certificationAwarded(let award): BlockReference(award.certification, nil)
    default: nil
    }
  }
}

extension LedgerView {
  /// A statement that something follows up on, and its learner.
  func target(_ text: String) async throws -> (StatementID, LearnerID) {
    let id = try Input.statement(text, "STATEMENT-ID")
    guard let learner = try await learner(of: id) else {
      throw Problem(
        "follow-up-target", "No statement about a learner has the id \(id)",
        remedy: "Look with 'acquis log --learner' or 'acquis session show'.")
    }
    return (id, learner)
  }
}
