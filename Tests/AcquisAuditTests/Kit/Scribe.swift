import AcquisCrypto
import AcquisJSON
import AcquisMerkle
import AcquisNotes
import AcquisRecords
import AcquisValues

/// Writes small ledgers in memory, with a clock that adds a second a batch. Writes whatever it is told, right or wrong.
struct Scribe {
  private(set) var lines: [[UInt8]] = []
  private(set) var head = ChainHead.empty
  private(set) var context = SigningContext(origin: Keys.origin, ledger: .zero)
  private var clock = Instant("2026-01-10T08:00:00.000Z")!
  private var drawn = 0

  /// An empty ledger.
  init() {}

  /// What has these lines already, to be read and exported from, not written on.
  init(lines: [[UInt8]]) {
    self.lines = lines
    context = SigningContext(origin: Keys.origin, ledger: lines.first.map { MerkleTree.leafHash($0) } ?? .zero)
  }

  /// What goes into a record: a statement and who signs it.
  typealias Entry = (statement: Statement, signers: [Ed25519PrivateKey])

  static func id(_ number: Int) -> StatementID {
    let digits = String(number)
    return StatementID("00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.utf8.count) + digits)!
  }

  /// A statement with the next id.
  mutating func statement(
    _ type: String, _ body: JSONObject, made: String = "2026-01-05", id: StatementID? = nil, seen: Statement.Seen? = nil
  ) throws -> Statement {
    drawn += 1
    return try Statement(type: type, id: id ?? Scribe.id(drawn), made: Day(made)!, body: body, seen: seen)
  }

  /// Records one batch.
  mutating func record(_ entries: [Entry], recorded: Instant? = nil) throws {
    clock = recorded ?? clock.advanced(byMilliseconds: 1000)
    let context = context
    try record(
      signed: entries.map { entry in
        SignedStatement(
          entry.statement, signatures: try entry.signers.map { try context.sign(entry.statement, with: $0) })
      })
  }

  /// Records one statement as it was signed.
  mutating func record(signed statement: SignedStatement) throws { try record(signed: [statement]) }

  private mutating func record(signed batch: [SignedStatement]) throws {
    let (records, head) = try head.extended(by: batch, recorded: clock)
    lines += records.map(\.line)
    self.head = head
    if context.ledger == .zero, let first = records.first {
      context = SigningContext(origin: Keys.origin, ledger: first.leafHash)
    }
  }

  /// Records a batch of one; returns the statement's id.
  @discardableResult
  mutating func record(
    _ type: String, _ body: JSONObject, by signers: [Ed25519PrivateKey] = [Keys.op], made: String = "2026-01-05",
    id: StatementID? = nil, seen: Statement.Seen? = nil, recorded: Instant? = nil
  ) throws -> StatementID {
    let statement = try statement(type, body, made: made, id: id, seen: seen)
    try record([(statement, signers)], recorded: recorded)
    return statement.id
  }

  /// Records a statement about the ledger itself.
  @discardableResult
  mutating func record(
    _ statement: LedgerStatement, by signers: [Ed25519PrivateKey] = [Keys.op], made: String = "2026-01-05",
    recorded: Instant? = nil
  ) throws -> StatementID {
    try record(statement.type, statement.body, by: signers, made: made, recorded: recorded)
  }

  /// Founds the ledger.
  mutating func found(
    onBehalf: Bool = true, more: [Enrolment] = [], by more_: [Ed25519PrivateKey] = [], rules: Int = 1
  ) throws {
    let keys = [
      Keys.enrolment(Keys.checkpoint, .checkpoint, Keys.origin, custody: .operator),
      Keys.enrolment(Keys.extract, .extract, Keys.origin, custody: .operator),
      Keys.enrolment(Keys.op, .operator, "OP", custody: .operator),
    ]
    let founding = try Founding(origin: Keys.origin, nonce: .zero, keys: keys + more, onBehalf: onBehalf, rules: rules)
    try record(.founded(founding), by: [Keys.checkpoint, Keys.extract, Keys.op] + more_)
  }

  /// Replaces the line at `seq` and chains the lines after it anew. Signatures stay as they are.
  mutating func replace(_ seq: Int, with line: [UInt8]) {
    lines[seq] = line
    for next in lines.indices.dropFirst(seq + 1) {
      lines[next].replaceSubrange(9..<73, with: MerkleTree.leafHash(lines[next - 1]).hex.utf8)
    }
  }

  /// Replaces every `old` in the line at `seq` by `new`; there must be one.
  mutating func replace(_ seq: Int, _ old: String, _ new: String) {
    let text = String(decoding: lines[seq], as: UTF8.self)
    let pieces = text.split(separator: old, omittingEmptySubsequences: false)
    precondition(pieces.count > 1, "the line does not hold what is to be replaced")
    replace(seq, with: Array(pieces.joined(separator: new).utf8))
  }

  mutating func drop(last count: Int) { lines.removeLast(count) }

  /// Adds a line as it is.
  mutating func add(_ line: [UInt8]) { lines.append(line) }

  static func verifierKey(origin: String, _ key: Ed25519PrivateKey) throws -> VerifierKey {
    VerifierKey(name: try KeyName(origin), algorithm: .ed25519, publicKey: key.publicKey)
  }

  /// The file.
  var log: [UInt8] { lines.flatMap { $0 + [0x0A] } }

  var records: [Record] { lines.compactMap { try? Record(line: $0) } }

  var tree: InMemoryTree { InMemoryTree(leafHashes: lines.map { MerkleTree.leafHash($0) }) }

  /// The root over the first `size` lines.
  func root(_ size: Int? = nil) -> Digest {
    MerkleTree.root(ofLeafHashes: lines.prefix(size ?? lines.count).map { MerkleTree.leafHash($0) })
  }

  /// The signed checkpoint of the first `size` lines.
  func checkpoint(
    _ size: Int? = nil, root: Digest? = nil, origin: String = Keys.origin, by key: Ed25519PrivateKey = Keys.checkpoint
  ) throws -> [UInt8] {
    let name = try KeyName(origin)
    let checkpoint = Checkpoint(origin: name, size: UInt64(size ?? lines.count), root: root ?? self.root(size))
    return try SignedCheckpoint.sign(checkpoint, with: SignerKey(name: name, privateKey: key)).note.bytes
  }
}
