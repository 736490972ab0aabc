import Acquis
import AcquisAudit
import AcquisCredits
import ArgumentParser

struct Recognise: LedgerCommand {
  static let configuration = CommandConfiguration(
    commandName: "recognise",
    abstract: "Record that an awarding body recognises what was acquired elsewhere as one of its blocks.",
    discussion: """
      equivalence and migration rest on credit of this ledger: the statements named, else what 'acquis propose' shows;
      exemption on another diploma; transfer on the learner's record of another ledger, which must verify under --key (or
      ACQUIS_TRUST), and whose decision can be recognised once.
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var trust: TrustOptions
  @Argument(help: "The learner: an id or a reference.") var learner: String
  @Argument(help: "The certification.") var code: String
  @Argument(help: "The block; left out for a certification as a whole.") var block: String?
  @Option(help: "equivalence, exemption, transfer or migration.") var basis: String
  @Option(help: "A decision or recognition that it rests on; repeatable.") var statement: [String] = []
  @Option(help: "The other ledger's record of the learner.", completion: .file(extensions: ["json"])) var from: String?
  @Option(help: "What that record shows it as, CODE/BLOCK (default: the same).") var of: String?
  @Option(help: "The diploma that exempts.") var diploma: String?
  @Option(help: "A file of evidence; only a commitment to it is recorded. Repeatable.", completion: .file())
  var evidence: [String] = []
  @Option(help: "When (default: today).") var on: String?

  func answer() async throws -> Answer {
    let (id, made, signers) = (try recording.statementID(), try Input.on(on), try recording.signers())
    let subject = BlockReference(try Input.certification(code), try Input.block(block))
    let ground = try ground(subject)
    return try await ledger.write { session in
      var recognition = Recognition(learner: try session.learner(learner), subject: subject, ground: ground)
      recognition.evidence = evidence
      return Recorded(
        try await session.recognise(recognition, made: made, id: id, signers: signers), "credit-recognised"
      ).answer
    }
  }

  private func ground(_ subject: BlockReference) throws -> Recognition.Ground {
    let basis = try Input.word(basis, "--basis", RecognitionBasis.self)
    switch basis {
    case .exemption:
      guard let diploma, statement.isEmpty, from == nil else {
        throw Input.wrong("--diploma", "the diploma that exempts, and an exemption rests on nothing else")
      }
      return .diploma(diploma)
    case .transfer:
      guard let from, statement.isEmpty, diploma == nil else {
        throw Input.wrong("--from", "the learner's record of the other ledger, and a transfer rests on nothing else")
      }
      let shown = try of.map { (text) throws(Problem) in try Input.subject(text, "--of") } ?? subject
      return .transfer(try ForeignCredit(record: from, trust: trust.trust(), subject: shown))
    case .equivalence, .migration:
      guard from == nil, diploma == nil else {
        throw Input.wrong("--statement", "what it rests on; --from and --diploma go with other bases")
      }
      return .credit(
        basis, statements: try statement.map { (text) throws(Problem) in try Input.statement(text, "--statement") })
    }
  }
}

struct Suspend: StatementCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspend", abstract: "Suspend a recognition whose credit was revoked in the ledger where it was made.",
    discussion: "The newer record of the learner must show the revocation and verify. To undo it, annul it.")

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var trust: TrustOptions
  @Argument(help: "The recognition's id.") var statement: String
  @Option(help: "The other ledger's newer record of the learner.", completion: .file(extensions: ["json"]))
  var from: String
  @Option(help: "When (default: today).") var on: String?

  func content(_ session: LedgerSession) async throws -> CreditStatement {
    let (id, learner) = try await session.view.target(statement)
    guard case .creditRecognised(let recognition)? = try await session.view.statement(id) else {
      throw Problem("follow-up-target", "That statement is no recognition", remedy: "Look with 'acquis register CODE'.")
    }
    let leaf = try ForeignCredit.revocation(of: recognition, record: from, trust: trust.trust())
    return .recognitionSuspended(RecognitionSuspended(recognition: id, learner: learner, leaf: leaf))
  }
}
