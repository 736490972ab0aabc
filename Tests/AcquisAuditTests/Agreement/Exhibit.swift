import AcquisAudit
import AcquisCrypto
import AcquisNotes

/// Something to verify, right or wrong.
struct Exhibit {
  enum Input {
    case ledger(log: [UInt8], checkpoint: [UInt8])
    case segment(log: [UInt8], checkpoint: [UInt8]?)
    /// A learner's record or a proof.
    case file([UInt8])
  }

  var input: Input
  var key: VerifierKey? = Keys.signer.verifierKey
  var older: [UInt8]?
  var record: [UInt8]?

  /// Writes it below `name`; returns what the other verifier is asked, and this one's answer.
  func judge(in directory: Directory, _ name: String) throws -> (question: OtherVerifier.Question, report: Report) {
    let trust = key.map { Trust([$0]) }
    var question = OtherVerifier.Question(path: "\(directory.path)/\(name)", key: key?.description)
    let path = question.path
    switch input {
    case .ledger(let log, let checkpoint):
      try directory.write("\(name)/log/000000000000.jsonl", log)
      try directory.write("\(name)/checkpoint", checkpoint)
      question.checkpoint = try older.map { try directory.write("\(name).older", $0) }
      question.record = try record.map { try directory.write("\(name).record", $0) }
      return (question, Audit.ledger(directory: path, trust: trust, older: older, record: record))
    case .segment(let log, let checkpoint):
      try directory.write(name, log)
      question.checkpoint = try checkpoint.map { try directory.write("\(name).checkpoint", $0) }
      return (question, Audit.segment(file: path, trust: trust, checkpoint: checkpoint))
    case .file(let bytes):
      try directory.write(name, bytes)
      // What it is, is decided by looking: a change may have made another thing of it.
      switch Audit.kind(of: path) {
      case .record: return (question, Audit.record(file: path, trust: trust))
      case .proof: return (question, Audit.proof(file: path, trust: trust))
      default: return (question, Audit.segment(file: path, trust: trust))
      }
    }
  }
}
