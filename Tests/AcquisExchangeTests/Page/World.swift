import AcquisCredits
import AcquisCrypto
import AcquisExchange
import AcquisJSON
import AcquisMerkle
import AcquisNotes
import AcquisRecords
import AcquisValues

/// A small invented ledger, written with fixed keys, ids and times, and the learner's record made from it.
struct World {
  static let origin = "registre.example/demo"
  private(set) var records: [Record] = []
  private var head = ChainHead.empty
  private var ids = Batches.Counter()
  private var minutes: [Int: (seq: Int, path: [Digest])] = [:]
  private var clock: Int64 = 1_780_000_000_000

  static func key(_ number: UInt8) -> Ed25519PrivateKey {
    try! Ed25519PrivateKey(seed: [UInt8](repeating: number, count: 32))
  }
  static let (checkpoint, extract, `operator`) = (key(1), key(2), key(3))
  static let (centre, jury, body) = (key(4), key(5), key(6))
  static func learner(_ number: UInt8) -> LearnerID { LearnerID(version4From: [UInt8](repeating: number, count: 16)) }

  private var context: SigningContext {
    SigningContext(origin: World.origin, ledger: records.first?.leafHash ?? .zero)
  }

  /// Founds the ledger.
  init(rules: Int = 1) throws {
    let roles: [(Ed25519PrivateKey, Role, String)] = [
      (World.checkpoint, .checkpoint, World.origin), (World.extract, .extract, World.origin),
      (World.operator, .operator, "registre-demo"), (World.centre, .centre, "00000000000021"),
      (World.jury, .jury, "RNCP99901"), (World.body, .awardingBody, "00000000000013"),
    ]
    let keys = roles.map { Enrolment(publicKey: $0.publicKey, role: $1, subject: $2, custody: .holder)! }
    let founding = try Founding(
      origin: World.origin, nonce: SHA256.hash(Array("nonce".utf8)), keys: keys, onBehalf: true, rules: rules)
    try append([(.founded(founding), roles.map(\.0))])
  }

  private mutating func append(_ batch: [(LedgerStatement, [Ed25519PrivateKey])]) throws {
    try append(
      batch.map { statement, keys in
        try sign(Statement(type: statement.type, id: ids.next(), made: day("2026-01-05"), body: statement.body), keys)
      })
  }

  private mutating func append(_ batch: [SignedStatement]) throws {
    clock += 86_400_000
    let (new, end) = try head.extended(by: batch, recorded: Instant(millisecondsSinceEpoch: clock)!)
    records += new
    head = end
  }

  private func sign(_ statement: Statement, _ keys: [Ed25519PrivateKey]) throws -> SignedStatement {
    let context = context
    return SignedStatement(statement, signatures: try keys.map { try context.sign(statement, with: $0) })
  }

  func day(_ text: String) -> Day { Day(text)! }

  /// Records one statement about credit and returns its id.
  @discardableResult
  mutating func state(
    _ statement: CreditStatement, made: String = "2026-01-10", by keys: [Ed25519PrivateKey] = [World.operator]
  ) throws -> StatementID {
    let id = ids.next()
    let statement = try Statement(type: statement.type, id: id, made: day(made), body: statement.body)
    try append([try sign(statement, keys)])
    return id
  }

  /// Records a change of version, of which a member may be wrong.
  mutating func change(format: Int?, rules: Int) throws {
    var body: JSONObject = ["rules": .integer(Int64(rules))]
    if let format { body["format"] = .integer(Int64(format)) }
    let statement = try Statement(type: "version-changed", id: ids.next(), made: day("2026-01-10"), body: body)
    try append([try sign(statement, [World.operator])])
  }

  /// Records decisions under minutes that the jury signs.
  mutating func decide(_ decisions: [BlockValidated], session: String, made: String) throws -> [StatementID] {
    let ids = decisions.map { _ in self.ids.next() }
    let statements = try zip(ids, decisions).map { id, decision in
      let statement = CreditStatement.blockValidated(decision)
      return try Statement(type: statement.type, id: id, made: day(made), body: statement.body)
    }
    let minutes = LedgerStatement.minutes(
      Minutes(
        certification: decisions[0].subject.certification.text, session: session, covering: statements))
    let closing = try Statement(type: minutes.type, id: self.ids.next(), made: day(made), body: minutes.body)
    let seq = records.count + decisions.count
    let tree = InMemoryTree(leafHashes: statements.map(\.leafHash))
    for index in statements.indices {
      let proof = try InclusionProof.prove(leaf: index, in: statements.count, from: tree)
      self.minutes[records.count + index] = (seq, proof.hashes)
    }
    try append(try statements.map { try sign($0, []) } + [try sign(closing, [World.jury])])
    return ids
  }

  /// Records the batch of a registration.
  mutating func register(_ registration: Registration) throws {
    let batch = registration.batch(newID: { ids.next() }) { _, _, _ in nil }
    try append(
      try batch.map { drafted in
        try sign(
          Statement(
            type: drafted.statement.type, id: drafted.id, made: day("2026-01-06"), body: drafted.statement.body),
          [World.operator])
      })
  }

  /// The file of everything that the ledger holds.
  func file(
    of learner: LearnerID, blocks: [BlockReference] = [], identity: [LearnerRecord.Disclosed] = []
  ) throws -> [UInt8] { try record(of: learner, blocks: blocks, identity: identity).bytes }

  func record(
    of learner: LearnerID, blocks: [BlockReference] = [], identity: [LearnerRecord.Disclosed] = []
  ) throws -> LearnerRecord {
    let tree = InMemoryTree(leafHashes: records.map(\.leafHash))
    let name = try KeyName(World.origin)
    let checkpoint = try SignedCheckpoint.sign(
      Checkpoint(origin: name, size: UInt64(tree.size), root: tree.head.root),
      with: SignerKey(name: name, privateKey: World.checkpoint))
    let text = LearnerRecord.extractText(
      origin: World.origin, ledger: records[0].leafHash, size: tree.size, root: tree.head.root, learner: learner,
      blocks: blocks, leaves: records.map(\.leafHash))
    let extract = try SignedNote.sign(text: text, with: [SignerKey(name: name, privateKey: World.extract)])
    let carried = try records.map { record in
      let proof = try InclusionProof.prove(leaf: record.seq, in: tree.size, from: tree)
      return LearnerRecord.Carried(record, path: proof.hashes, minutes: minutes[record.seq])
    }
    return LearnerRecord(
      blocks: blocks, checkpoint: checkpoint.note.bytes, extract: extract.bytes, identity: identity, learner: learner,
      records: carried)
  }
}
