import Acquis
import AcquisAudit
import AcquisValues
import ArgumentParser

struct AuditCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Audit a ledger, and keep what was verified for the next time.",
    discussion: """
      With --state the audit goes on from the last one: it refuses a ledger that is shorter than it was, that does not extend
      what it was, or that is another one, and checks signatures only of what is new. Without, everything is checked anew.
      The file is written when everything was checked and nothing is wrong. Keep it where the operator cannot write.
      """)

  @OptionGroup var output: OutputOptions
  @Argument(help: "A ledger's directory.", completion: .directory) var path: String
  @OptionGroup var demands: DemandOptions
  @Option(help: "The file in which the audit keeps what it verified; made by the first audit.", completion: .file())
  var state: String?
  @Option(help: "A checkpoint kept from earlier.", completion: .file()) var checkpoint: String?
  @Option(
    help: "Write the report to this file, as a page to sign (.html) or as data (.json); must not exist.",
    completion: .file())
  var report: String?
  @OptionGroup var evidence: EvidenceOptions

  func answer() async throws -> Answer {
    guard report == nil || report != state else {
      throw Problem(
        "usage", "--report and --state name the same file", at: state, remedy: "Give them different ones.",
        kind: .misused)
    }
    try AuditReport.checkName(report)
    let policyDigest = try self.demands.policyDigest()
    let demands = try demands.demands()
    guard demands.trust != nil else {
      throw Problem(
        "audit-without-key", "An audit needs a key from outside of the ledger",
        remedy: "Give the verifier key with --key or ACQUIS_TRUST, or a --policy that names the log.", kind: .misused)
    }
    let audit = try IncrementalAudit(path, demands: demands, state: state, older: checkpoint)
    let kept = AuditReport(audit: audit, demands: demands, policyDigest: policyDigest)
    var answer = evidence.answer(audit.report, of: path, asJSON: output.json)
    if let report {
      answer.attempt(asJSON: output.json) { () throws(Problem) in
        try kept.write(to: report)
        return say("Wrote \(report).", "\(report) écrit.")
      }
    }
    answer.attempt(asJSON: output.json) { () throws(Problem) in
      try audit.keep()
      return nil
    }
    answer.text.insert(contentsOf: lines(audit), at: 1)
    answer.json = kept.json
    return answer
  }

  private func lines(_ audit: IncrementalAudit) -> [String] {
    guard let known = audit.known else { return [] }
    let new = max(0, (audit.report.size ?? 0) - known.size)
    return [
      say(
        new,
        (
          "  1 record since the audit of \(known.verified)", "  \(new) records since the audit of \(known.verified)"
        ),
        (
          "  \(new) enregistrement depuis l'audit du \(known.verified)",
          "  \(new) enregistrements depuis l'audit du \(known.verified)"
        ))
    ]
  }
}
