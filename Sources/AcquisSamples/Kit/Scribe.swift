import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisMerkle
import AcquisNotes
import AcquisRecords
import AcquisValues

/// Writes a ledger in memory, with a clock that adds a minute a batch. Writes whatever it is told, right or wrong.
struct Scribe {
  /// What goes into a record: a statement, and who signs it.
  typealias Entry = (statement: Statement, signers: [Ed25519PrivateKey])

  /// The name of the ledger.
  let origin: String
  private(set) var lines: [[UInt8]] = []
  private var head = ChainHead.empty
  private(set) var context: SigningContext
  private var clock = Instant("2026-03-02T08:00:00.000Z")!
  private var drawn: Int

  /// An empty ledger. `drawn`: the number of the last statement id that is not to be used.
  init(origin: String = Keys.origin, drawn: Int = 0) {
    self.origin = origin
    self.drawn = drawn
    context = SigningContext(origin: origin, ledger: .zero)
  }

  static func id(_ number: Int) -> StatementID {
    let digits = String(number)
    return StatementID("00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.utf8.count) + digits)!
  }

  /// A statement with the next id.
  mutating func statement(
    _ type: String, _ body: JSONObject, made: String = "2026-02-10", id: StatementID? = nil, seen: Statement.Seen? = nil
  ) throws -> Statement {
    drawn += 1
    return try Statement(type: type, id: id ?? Scribe.id(drawn), made: Day(made)!, body: body, seen: seen)
  }

  /// The id of the next statement.
  var nextID: StatementID { Scribe.id(drawn + 1) }

  /// Records one batch.
  mutating func record(_ entries: [Entry], recorded: Instant? = nil) throws {
    let context = context
    try record(
      signed: entries.map { entry in
        SignedStatement(
          entry.statement, signatures: try entry.signers.map { try context.sign(entry.statement, with: $0) })
      }, recorded: recorded)
  }

  /// Records one batch of statements as they were signed.
  mutating func record(signed batch: [SignedStatement], recorded: Instant? = nil) throws {
    clock = recorded ?? clock.advanced(byMilliseconds: 60_000)
    let (records, head) = try head.extended(by: batch, recorded: clock)
    lines += records.map(\.line)
    self.head = head
    if context.ledger == .zero, let first = records.first {
      context = SigningContext(origin: origin, ledger: first.leafHash)
    }
  }

  /// Records a batch of one; returns the statement's id.
  @discardableResult
  mutating func record(
    _ type: String, _ body: JSONObject, by signers: [Ed25519PrivateKey] = [Keys.operator], made: String = "2026-02-10",
    id: StatementID? = nil, seen: Statement.Seen? = nil, recorded: Instant? = nil
  ) throws -> StatementID {
    let statement = try statement(type, body, made: made, id: id, seen: seen)
    try record([(statement, signers)], recorded: recorded)
    return statement.id
  }

  /// Records a statement about the ledger itself.
  @discardableResult
  mutating func record(
    _ statement: LedgerStatement, by signers: [Ed25519PrivateKey] = [Keys.operator], made: String = "2026-02-10",
    recorded: Instant? = nil
  ) throws -> StatementID {
    try record(statement.type, statement.body, by: signers, made: made, recorded: recorded)
  }

  /// Records a statement about credit.
  @discardableResult
  mutating func record(
    _ statement: CreditStatement, by signers: [Ed25519PrivateKey] = [Keys.operator], made: String = "2026-02-10"
  ) throws -> StatementID {
    try record(statement.type, statement.body, by: signers, made: made)
  }

  /// Founds the ledger, with the operator's three keys.
  mutating func found(
    onBehalf: Bool = true, nonce: String = "the nonce of the samples", rules: Int = 1
  ) throws {
    let keys = [
      Keys.enrolment(Keys.checkpoint, .checkpoint, origin, custody: .operator),
      Keys.enrolment(Keys.extract, .extract, origin, custody: .operator),
      Keys.enrolment(Keys.operator, .operator, "samples", custody: .operator),
    ]
    let founding = try Founding(
      origin: origin, nonce: SHA256.hash(nonce.utf8), keys: keys, onBehalf: onBehalf, rules: rules)
    try record(.founded(founding), by: [Keys.checkpoint, Keys.extract, Keys.operator])
  }

  /// Changes the lines as they stand, without chaining them anew.
  mutating func change(_ change: (inout [[UInt8]]) throws -> Void) rethrows { try change(&lines) }

  /// Replaces the line at `seq` and chains the lines after it anew. Signatures stay as they are.
  mutating func replace(_ seq: Int, with line: [UInt8]) {
    lines[seq] = line
    for next in lines.indices.dropFirst(seq + 1) {
      lines[next].replaceSubrange(9..<73, with: MerkleTree.leafHash(lines[next - 1]).hex.utf8)
    }
  }

  /// Replaces `old` in the line at `seq` by `new`, and chains the lines after it anew.
  mutating func replace(_ seq: Int, _ old: String, _ new: String) {
    replace(seq, with: lines[seq].replacing(old, new))
  }

  /// Says another module in record 11 of the story, signed anew, and chains all that follows anew: what an operator can
  /// do, who has the keys.
  mutating func rewriteTraining() throws {
    let (old, seq) = (records[11], 11)
    var body = old.statement.body
    body["module"] = "Un autre module"
    let statement = try Statement(type: old.statement.type, id: old.statement.id, made: old.statement.made, body: body)
    let envelope = Envelope(
      prev: old.envelope.prev, recorded: old.envelope.recorded, rest: old.envelope.rest, seq: seq,
      signatures: [try context.sign(statement, with: Keys.operator)])
    replace(seq, with: try Record(envelope: envelope, statement: statement).line)
  }

  /// The bytes of the segment.
  var log: [UInt8] { lines.flatMap { $0 + [0x0A] } }

  /// The records; lines that are none are left out.
  var records: [Record] { lines.compactMap { try? Record(line: $0) } }

  /// The tree of all lines.
  var tree: InMemoryTree { InMemoryTree(leafHashes: lines.map { MerkleTree.leafHash($0) }) }

  /// The root over the first `size` lines.
  func root(_ size: Int? = nil) -> Digest {
    MerkleTree.root(ofLeafHashes: lines.prefix(size ?? lines.count).map { MerkleTree.leafHash($0) })
  }

  /// The signed checkpoint of the first `size` lines.
  func checkpoint(
    _ size: Int? = nil, root: Digest? = nil, origin: String? = nil, by key: Ed25519PrivateKey = Keys.checkpoint
  ) throws -> [UInt8] {
    let signer = Keys.signer(origin ?? self.origin, key)
    let checkpoint = Checkpoint(
      origin: signer.verifierKey.name, size: UInt64(size ?? lines.count), root: root ?? self.root(size))
    return try SignedCheckpoint.sign(checkpoint, with: signer).note.bytes
  }
}

extension [UInt8] {
  /// With the one `old` replaced by `new`.
  func replacing(_ old: String, _ new: String) -> [UInt8] {
    let (whole, old) = (self, Array(old.utf8))
    let starts = whole.indices.filter { whole[$0...].starts(with: old) }
    precondition(starts.count == 1, "what is to be replaced stands there once")
    return whole[..<starts[0]] + Array(new.utf8) + whole[(starts[0] + old.count)...]
  }
}
