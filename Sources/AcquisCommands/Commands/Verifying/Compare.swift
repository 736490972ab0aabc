import Acquis
import AcquisAudit
import ArgumentParser

struct Compare: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Hold two checkpoints of one ledger against each other.",
    discussion: """
      Each may be a checkpoint, a receipt, a learner's record or page, a consistency proof, or a ledger's directory: whatever
      carries a checkpoint. Exits 1 if they contradict each other; with --evidence the proof is written to a file, which
      anyone can check with 'acquis verify' and the ledger's verifier key. Two sizes need something that leads from one to
      the other: a consistency proof, or the ledger's directory.
      """)

  @OptionGroup var output: OutputOptions
  @Argument(help: "A file or a ledger's directory.", completion: .file()) var one: String
  @Argument(help: "Another one.", completion: .file()) var other: String
  @OptionGroup var trust: TrustOptions
  @OptionGroup var evidence: EvidenceOptions

  func answer() async throws -> Answer {
    let demands = AuditDemands(trust: try trust.trust(), now: Environment.system.now())
    return evidence.answer(
      try Verification.compare(one, other, demands: demands), of: one, asJSON: output.json)
  }
}
