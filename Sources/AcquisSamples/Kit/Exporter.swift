import AcquisAudit
import AcquisCredits
import AcquisCrypto
import AcquisExchange
import AcquisJSON
import AcquisMerkle
import AcquisNotes
import AcquisRecords
import AcquisValues

/// Writes learners' records and proofs from a ledger; whatever it is told, right or wrong.
struct Exporter {
  let scribe: Scribe
  var learner = Story.ada
  var blocks: [BlockReference] = []
  var identity: [LearnerRecord.Disclosed] = []
  /// Who signs the extract; nobody if `nil`.
  var extractKey: Ed25519PrivateKey? = Keys.extract
  /// Which records the extract lists and the file carries, and what the extract says, each by a change to what is right.
  var listing: ([Int]) -> [Int] = { $0 }
  var carrying: ([Int]) -> [Int] = { $0 }
  var extractText: (String) -> String = { $0 }
  var checkpointChange: ([UInt8]) throws -> [UInt8] = { $0 }

  init(_ scribe: Scribe) { self.scribe = scribe }

  /// A disclosed name.
  static func disclosed(_ name: String, in statement: StatementID, salt: Digest? = nil) -> LearnerRecord.Disclosed {
    .init(field: "name", salt: salt ?? Story.salt("name", statement), statement: statement, value: name)
  }

  /// The records that bear on the learner.
  private func bearing() -> [BearingSet.Member] {
    var mergers = MergedIDs()
    for record in scribe.records { mergers.take(record.statement) }
    var set = BearingSet(learners: mergers.ids(of: LearnerID(learner)!), blocks: Set(blocks))
    for record in scribe.records { set.take(record, leaf: record.leafHash) }
    return set.records
  }

  /// The file.
  func file() throws -> [UInt8] {
    let bearing = bearing()
    let minutes = Dictionary(uniqueKeysWithValues: bearing.map { ($0.seq, $0.minutes) })
    let seqs = bearing.map(\.seq)
    return LearnerRecord(
      blocks: blocks, checkpoint: try checkpointChange(scribe.checkpoint()), extract: try extract(listing(seqs)),
      identity: identity,
      learner: LearnerID(learner)!, records: try carrying(seqs).map { try carried($0, minutes[$0] ?? nil) }
    ).bytes
  }

  /// The file with one of its members changed.
  func file(changing member: String, _ change: (JSONValue) throws -> JSONValue) throws -> [UInt8] {
    guard var object = try JSONValue(canonical: file().dropLast()).object, let value = object[member] else {
      preconditionFailure("a learner's record has the member \(member)")
    }
    object[member] = try change(value)
    return JSONValue.object(object).canonicalBytes + [0x0A]
  }

  private func carried(_ seq: Int, _ minutes: Int?) throws -> LearnerRecord.Carried {
    var covering: (seq: Int, path: [Digest])?
    if let minutes, let count = scribe.records[minutes].statement.body["count"]?.integer {
      let first = minutes - Int(count)
      let covered = InMemoryTree(leafHashes: scribe.records[first..<minutes].map(\.statement.leafHash))
      covering = (minutes, try path(seq - first, in: covered))
    }
    return .init(scribe.records[seq], path: try path(seq, in: scribe.tree), minutes: covering)
  }

  private func path(_ index: Int, in tree: InMemoryTree) throws -> [Digest] {
    try InclusionProof.prove(leaf: index, in: tree.size, from: tree).hashes
  }

  private func extract(_ seqs: [Int]) throws -> [UInt8] {
    guard let extractKey else { return [] }
    let text = LearnerRecord.extractText(
      origin: scribe.origin, ledger: scribe.context.ledger, size: scribe.lines.count, root: scribe.root(),
      learner: LearnerID(learner)!, blocks: blocks, leaves: seqs.map { scribe.records[$0].leafHash })
    let changed = extractText(String(decoding: text, as: UTF8.self))
    return try SignedNote.sign(text: changed.utf8, with: [Keys.signer(scribe.origin, extractKey)]).bytes
  }

  /// The `.tlog-proof` of the record at `seq`.
  func proof(_ seq: Int, extra: Int? = nil, index: Int? = nil, swapping: Bool = false) throws -> [UInt8] {
    var hashes = try path(seq, in: scribe.tree)
    if swapping { hashes.swapAt(0, 1) }
    return TransparencyProof(
      extra: scribe.lines[extra ?? seq], index: UInt64(index ?? seq), hashes: hashes,
      checkpoint: try SignedCheckpoint(parsing: checkpointChange(scribe.checkpoint()))
    ).bytes
  }
}

extension JSONValue {
  /// The array with the object at `index` changed.
  func changing(_ index: Int, _ change: (inout JSONObject) throws -> Void) rethrows -> JSONValue {
    guard var elements = array, var object = elements[index].object else {
      preconditionFailure("an array of objects")
    }
    try change(&object)
    elements[index] = .object(object)
    return .array(elements)
  }

  /// The array without its element at `index`.
  func removing(_ index: Int) -> JSONValue {
    guard var elements = array else { preconditionFailure("an array") }
    elements.remove(at: index)
    return .array(elements)
  }
  /// The array with two elements in each other's place.
  func swapping(_ one: Int, _ other: Int) -> JSONValue {
    guard var elements = array else { preconditionFailure("an array") }
    elements.swapAt(one, other)
    return .array(elements)
  }
}
