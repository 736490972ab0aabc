import Acquis
import AcquisAudit
import ArgumentParser

struct Verify: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Verify whatever somebody hands over, from its bytes alone.",
    discussion: """
      That is a ledger's directory, a file of records, a learner's record or page, a receipt, a checkpoint, a consistency
      proof, or evidence of a contradiction; which of them is seen by looking.

      A key found inside a file never vouches for it: give the ledger's verifier key with --key, put it into
      ACQUIS_TRUST (a key, or a file with one key a line), or give a --policy that names the log.

      Exits 0 if and only if everything was checked and nothing is wrong, 1 if something is wrong, 2 if something could
      not be checked, or was said to be left out.
      """)

  @OptionGroup var output: OutputOptions
  @Argument(help: "A ledger's directory, a published tree, or a file.", completion: .file()) var path: String
  @OptionGroup var demands: DemandOptions
  @Option(help: "A checkpoint kept from earlier.", completion: .file()) var checkpoint: String?
  @Option(help: "A learner's record or page to hold against the ledger.", completion: .file()) var record: String?
  @OptionGroup var evidence: EvidenceOptions

  func answer() async throws -> Answer {
    let report = try Verification.verify(
      path, demands: try demands.demands(), older: checkpoint, record: record)
    return evidence.answer(report, of: path, asJSON: output.json)
  }
}
