import Acquis
import AcquisCredits
import AcquisValues
import ArgumentParser

struct Validate: StatementCommand {
  static let configuration = CommandConfiguration(abstract: "Record a jury's decision on an assessment.")

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var recording: RecordingOptions
  @Argument(help: "The learner: an id or a reference.") var learner: String
  @Argument(help: "The certification.") var code: String
  @Argument(help: "The block, or a requirement of the rule; left out for the certification as a whole.")
  var block: String?
  @Option(help: "The assessment (default: the only one that awaits a jury).") var assessment: String?
  @Option(help: "The jury's session.") var session: String
  @Option(help: "acquired or not-acquired.") var decision: String
  @Option(help: "When (default: today).") var on: String?

  func content(_ ledger: LedgerSession) async throws -> CreditStatement {
    let learner = try ledger.learner(learner)
    let subject = BlockReference(try Input.certification(code), try Input.block(block))
    let (session, decision) = (try Input.session(session), try Input.word(decision, "--decision", Decision.self))
    let chosen = try assessment.map { (text) throws(Problem) in try Input.statement(text, "--assessment") }
    let assessment: StatementID
    if let chosen {
      assessment = chosen
    } else {
      assessment = try await ledger.openAssessment(of: learner, subject, retrying: recording.statementID())
    }
    return .blockValidated(
      BlockValidated(learner: learner, subject: subject, assessment: assessment, session: session, decision: decision))
  }
}
