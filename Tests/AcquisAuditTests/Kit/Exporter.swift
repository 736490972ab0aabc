import AcquisAudit
import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisMerkle
import AcquisNotes
import AcquisRecords
import AcquisValues

/// Writes learners' records and proofs from a small ledger; whatever it is told, right or wrong.
struct Exporter {
  var scribe: Scribe
  var learner = Story.ada
  var blocks: [BlockReference] = []
  var identity: [JSONValue] = []
  var extractKey = Keys.extract
  var hasExtract = true
  /// What the extract and the file hold, each by a change to what they should.
  var listing: ([Int]) -> [Int] = { $0 }
  var carrying: ([Int]) -> [Int] = { $0 }
  var extractText: (String) -> String = { $0 }
  var changing: (inout JSONObject) -> Void = { _ in }
  var checkpointChange: ([UInt8]) throws -> [UInt8] = { $0 }

  init(_ story: Story) { scribe = story.scribe }

  static func disclosure(_ value: String, of story: Story, salt: Digest = Story.salt) -> JSONValue {
    [
      "field": "name", "salt": .string(salt.hex), "statement": .string(story.enrolment.description),
      "value": .string(value),
    ]
  }

  /// The positions of the records that bear on the learner.
  var bearing: [BearingSet.Member] {
    var mergers = MergedIDs()
    for record in scribe.records { mergers.take(record.statement) }
    var set = BearingSet(learners: mergers.ids(of: LearnerID(learner)!), blocks: Set(blocks))
    for record in scribe.records { set.take(record, leaf: record.leafHash) }
    return set.records
  }

  /// The file.
  func file() throws -> [UInt8] {
    let bearing = bearing
    let minutes = Dictionary(uniqueKeysWithValues: bearing.map { ($0.seq, $0.minutes) })
    let seqs = bearing.map(\.seq)
    var object: JSONObject = [
      "blocks": .array(
        blocks.map { reference in
          var object: JSONObject = ["certification": .string(reference.certification.text)]
          if let block = reference.block { object["block"] = .string(block.text) }
          return .object(object)
        }),
      "checkpoint": .string(String(decoding: try checkpointChange(scribe.checkpoint()), as: UTF8.self)),
      "extract": .string(hasExtract ? try extract(listing(seqs)) : ""), "format": "acquis-record/v1",
      "identity": .array(identity), "learner": .string(learner),
      "records": .array(try carrying(seqs).map { .object(try carried($0, minutes[$0] ?? nil)) }),
    ]
    changing(&object)
    return JSONValue.object(object).canonicalBytes + [0x0A]
  }

  private func carried(_ seq: Int, _ minutes: Int?) throws -> JSONObject {
    var object: JSONObject = [
      "line": .string(String(decoding: scribe.lines[seq], as: UTF8.self)), "path": try path(seq, scribe.tree),
    ]
    if let minutes {
      let count = Int(scribe.records[minutes].statement.body["count"]!.integer!)
      let covered = InMemoryTree(leafHashes: scribe.records[minutes - count..<minutes].map(\.statement.leafHash))
      object["minutes"] = [
        "path": try path(seq - (minutes - count), covered), "seq": .integer(Int64(minutes)),
      ]
    }
    return object
  }

  private func path(_ index: Int, _ tree: InMemoryTree) throws -> JSONValue {
    let proof = try InclusionProof.prove(leaf: index, in: tree.size, from: tree)
    return .array(proof.hashes.map { .string($0.base64) })
  }

  private func extract(_ seqs: [Int]) throws -> String {
    var lines = [
      "acquis-extract/v1", Keys.origin, scribe.context.ledger.hex, String(scribe.lines.count), scribe.root().base64,
      learner, String(blocks.count),
    ]
    lines += blocks.map { "\($0.certification)" + ($0.block.map { " \($0)" } ?? "") }
    lines += [String(seqs.count)] + seqs.map { MerkleTree.leafHash(scribe.lines[$0]).hex }
    let text = extractText(lines.map { $0 + "\n" }.joined())
    let key = SignerKey(name: try KeyName(Keys.origin), privateKey: extractKey)
    return String(decoding: try SignedNote.sign(text: text.utf8, with: [key]).bytes, as: UTF8.self)
  }

  /// The `.tlog-proof` of the record at `seq`.
  func proof(_ seq: Int, extra: [UInt8]? = nil, index: Int? = nil) throws -> [UInt8] {
    let proof = try InclusionProof.prove(leaf: seq, in: scribe.lines.count, from: scribe.tree)
    let checkpoint = try SignedCheckpoint(parsing: checkpointChange(scribe.checkpoint()))
    return TransparencyProof(
      extra: extra ?? scribe.lines[seq], index: UInt64(index ?? seq), hashes: proof.hashes, checkpoint: checkpoint
    ).bytes
  }
}
