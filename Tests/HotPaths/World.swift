import AcquisCredits
import AcquisCrypto
import AcquisMerkle
import AcquisNotes
import AcquisRecords
import AcquisValues

/// An invented ledger of 1,000 records, the same on every run. Signatures on statements are of the right size only: making
/// and checking them is the library's work.
struct World {
  static let origin = "hot-paths.example"
  let start = Instant("2026-01-05T08:00:00.000Z")!
  let day = Day("2026-01-05")!
  let checkpointKey: SignerKey
  let founding: SignedStatement
  /// What is recorded after the founding.
  let statements: [SignedStatement]
  let lines: [[UInt8]]
  /// The signed checkpoint over all lines.
  let checkpoint: [UInt8]
  /// The learner whose credit is folded.
  let learner = World.learner(1)

  init() throws {
    checkpointKey = SignerKey(name: try KeyName(World.origin), privateKey: try World.key(1))
    founding = try World.founding(day)
    let signature = StatementSignature(
      key: try World.key(3).publicKey.keyID, bytes: [UInt8](repeating: 7, count: 64))
    statements = try (1..<1000).map { [day] number in
      let content = World.credit(number)
      let statement = try Statement(type: content.type, id: World.id(number), made: day, body: content.body)
      return SignedStatement(statement, signatures: [signature])
    }
    var (head, lines) = (ChainHead.empty, [[UInt8]]())
    for signed in [founding] + statements {
      let (records, next) = try head.extended(by: [signed], recorded: start)
      lines += records.map(\.line)
      head = next
    }
    self.lines = lines
    let root = MerkleTree.root(ofLeafHashes: lines.map { MerkleTree.leafHash($0) })
    let checkpoint = Checkpoint(origin: checkpointKey.verifierKey.name, size: UInt64(lines.count), root: root)
    self.checkpoint = try SignedCheckpoint.sign(checkpoint, with: checkpointKey).note.bytes
  }

  private static func key(_ number: UInt8) throws -> Ed25519PrivateKey {
    try Ed25519PrivateKey(seed: [UInt8](repeating: number, count: 32))
  }

  private static func id(_ number: Int) -> StatementID {
    StatementID(version4From: Array(SHA256.hash("\(number)".utf8).bytes.prefix(16)))
  }

  private static func learner(_ number: Int) -> LearnerID { LearnerID(id(1_000_000 + number).description)! }

  private static func founding(_ day: Day) throws -> SignedStatement {
    let roles: [(Role, String)] = [(.checkpoint, origin), (.extract, origin), (.operator, "operator")]
    let keys = try roles.enumerated().map { index, role in
      Enrolment(
        publicKey: try key(UInt8(index + 1)).publicKey, role: role.0, subject: role.1, custody: .operator)!
    }
    let content = LedgerStatement.founded(try Founding(origin: origin, nonce: .zero, keys: keys, onBehalf: true))
    let statement = try Statement(type: content.type, id: id(0), made: day, body: content.body)
    let context = SigningContext(origin: origin, ledger: .zero)
    let signatures = try roles.indices.map { try context.sign(statement, with: key(UInt8($0 + 1))) }
    return SignedStatement(statement, signatures: signatures)
  }

  /// A certification, a centre, then learners who are enrolled and assessed on two blocks.
  private static func credit(_ number: Int) -> CreditStatement {
    let (certification, centre): (CertificationCode, CentreID) = ("RNCP00000", "C1")
    let fingerprint = Fingerprint(Digest.zero.hex)!
    if number == 1 {
      return .certificationRegistered(
        CertificationRegistered(
          certification: certification, title: "Invented", register: .rncp, blocks: ["BC01", "BC02"],
          routes: [.apprenticeship], source: fingerprint))
    }
    if number == 2 {
      return .centreAuthorised(CentreAuthorised(centre: centre, name: fingerprint, certifications: [certification]))
    }
    let (learner, step) = (learner(number / 3), number % 3)
    if step == 0 {
      return .learnerEnrolled(
        LearnerEnrolled(learner: learner, certification: certification, identity: Identity(name: fingerprint)))
    }
    return .blockAssessed(
      BlockAssessed(
        learner: learner, subject: BlockReference(certification, step == 1 ? "BC01" : "BC02"), centre: centre,
        route: .apprenticeship, outcome: .acquired, evidence: [fingerprint]))
  }
}
