import AcquisAudit
import AcquisExchange
import AcquisJSON
import AcquisNotes

/// Files that are handed over one by one, and their audits.
extension Target {
  static let handed = [
    Target(name: "checkpoint", check: checkCheckpoint), Target(name: "proof", check: checkProof),
    Target(name: "request", check: checkRequest), Target(name: "contradiction", check: checkContradiction),
    Target(name: "learner-record", check: checkLearnerRecord), Target(name: "page", check: checkPage),
    Target(name: "state", check: checkState),
  ]

  private static func checkCheckpoint(_ bytes: [UInt8]) {
    let signed = try? SignedCheckpoint(parsing: bytes)
    if let signed {
      demand(signed.note.bytes == bytes, "a checkpoint comes back otherwise")
      demand(signed.checkpoint.text == signed.note.text, "a checkpoint says otherwise than its text")
    }
    let report = Audit.checkpoint(bytes: bytes, demands: Keys.demands)
    demand(!report.ok || isSigned(signed), "an audit is content with what the log did not sign")
    if let comparand = Comparand(file: bytes) { _ = Audit.compare(comparand, comparand, demands: Keys.demands) }
  }

  private static func isSigned(_ checkpoint: SignedCheckpoint?) -> Bool {
    (try? checkpoint?.verified(by: Keys.log, leniency: .foreign)) != nil
  }

  private static func checkProof(_ bytes: [UInt8]) {
    let proof = try? TransparencyProof(parsing: bytes)
    demand(proof == nil || proof?.bytes == bytes, "a proof comes back otherwise")
    let report = Audit.proof(bytes: bytes, trust: Keys.trust)
    demand(!report.ok || isSigned(proof?.checkpoint), "an audit is content with what the log did not sign")
    for demands in [Keys.demands, AuditDemands(now: Keys.now)] { _ = Audit.proof(bytes: bytes, demands: demands) }
  }

  private static func checkRequest(_ bytes: [UInt8]) {
    let request = try? AddCheckpointRequest(parsing: bytes)
    demand(request == nil || request?.bytes == bytes, "a request comes back otherwise")
    // The checkpoint in it stands for the older one, too.
    let older = request?.checkpoint.note.bytes
    let report = Audit.consistency(bytes: bytes, demands: Keys.demands, older: older)
    demand(!report.ok || isSigned(request?.checkpoint), "an audit is content with what the log did not sign")
    _ = Audit.consistency(bytes: bytes, demands: Keys.demands)
  }

  private static func checkContradiction(_ bytes: [UInt8]) {
    let contradiction = try? Contradiction(parsing: bytes)
    demand(contradiction == nil || contradiction?.bytes == bytes, "a contradiction comes back otherwise")
    _ = Audit.contradiction(bytes: bytes, demands: Keys.demands)
  }

  /// The auditor reads with a reader of its own, the page with another; both keep to canonical bytes.
  private static func checkLearnerRecord(_ bytes: [UInt8]) {
    let report = Audit.record(bytes: bytes, demands: Keys.demands)
    demand(report.exitStatus != 2 || !report.findings.isEmpty, "an audit refuses without a word")
    if report.account != nil {
      demand(bytes.last == newline, "a learner's record does not end with LF")
      demand((try? JSONValue(canonical: bytes.dropLast())) != nil, "a learner's record is not canonical")
    }
    checkPages(of: bytes)
  }

  private static func checkPage(_ bytes: [UInt8]) {
    guard let (file, language) = LearnerPage.record(in: bytes) else { return }
    _ = LearnerPage.render(file, language: language)
  }

  /// A page carries the record it was made of.
  private static func checkPages(of file: [UInt8]) {
    for language in PageLanguage.allCases {
      guard let page = LearnerPage.render(file, language: language) else { continue }
      let carried = LearnerPage.record(in: page)
      demand(carried?.file == file && carried?.language == language, "a page carries another record")
    }
  }

  private static func checkState(_ bytes: [UInt8]) {
    guard let state = try? AuditState(parsing: bytes) else { return }
    demand(state.bytes == bytes, "a state comes back otherwise")
  }
}
