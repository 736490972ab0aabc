import Acquis
import AcquisCredits
import AcquisValues
import ArgumentParser

struct Validate: StatementCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Record a jury's decision on an assessment.")

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var recording: RecordingOptions
  @Argument(help: "The learner: an id or a reference.") var learner: String
  @Argument(help: "The certification.") var code: String
  @Argument(help: "The block, or a requirement of the rule; left out for the certification as a whole.")
  var block: String?
  @Option(help: "The assessment (default: the only one that awaits a jury).") var assessment: String?
  @Option(help: "The jury's session.") var session: String
  @Option(help: "A further assessment on which the decision rests; repeatable.") var also: [String] = []
  @Option(help: "acquired, not-acquired, conditional, absent or excused.") var decision: String
  @Option(help: "What must still be shown, of a conditional decision.") var condition: String?
  @Option(help: "When (default: today).") var on: String?

  func content(_ ledger: LedgerSession) async throws -> CreditStatement {
    let learner = try ledger.learner(learner)
    let subject = BlockReference(try Input.certification(code), try Input.block(block))
    let (session, decision) = (try Input.session(session), try Input.word(decision, "--decision", Decision.self))
    let chosen = try assessment.map { (text) throws(Problem) in try Input.statement(text, "--assessment") }
    guard (decision == .conditional) == (condition != nil) else {
      throw Input.wrong("--condition", "what must still be shown, with --decision conditional and with no other")
    }
    var assessment = chosen
    // Who did not come may not have been assessed either.
    if chosen == nil, decision.settles {
      assessment = try await ledger.openAssessment(of: learner, subject, retrying: recording.statementID())
    }
    let further = try also.map { (text) throws(Problem) in try Input.statement(text, "--also") }
    return .blockValidated(
      BlockValidated(
        learner: learner, subject: subject, assessment: assessment, further: further.isEmpty ? nil : further,
        session: session, decision: decision, condition: condition))
  }
}
