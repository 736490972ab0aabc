public import AcquisCredits
public import AcquisCrypto
import AcquisJSON
public import AcquisRecords
public import AcquisValues

/// The one file that a learner carries away (SPEC §14): records verbatim, their proofs, a checkpoint, and the extract that
/// makes it impossible to leave anything out. This type writes the file; whether it is true is for an audit to say.
public struct LearnerRecord: Sendable {
  /// A record with its proofs.
  public struct Carried: Sendable {
    /// The record.
    public let record: Record
    /// The inclusion proof, leaf's sibling first.
    public let path: [Digest]
    /// The minutes that cover the record, and the proof that they do.
    public let minutes: (seq: Int, path: [Digest])?

    /// A record to carry.
    public init(_ record: Record, path: [Digest], minutes: (seq: Int, path: [Digest])? = nil) {
      self.record = record
      self.path = path
      self.minutes = minutes
    }
  }

  /// A value of the vault that opens a commitment.
  public struct Disclosed: Hashable, Sendable {
    /// `birthDate`, `name` or `reference`.
    public let field: String
    /// The salt, 32 bytes.
    public let salt: Digest
    /// The statement that holds the commitment.
    public let statement: StatementID
    /// What was committed to.
    public let value: String

    /// A disclosed value: a text of 1 to 300 bytes without control characters, of one of the three fields.
    public init(field: String, salt: Digest, statement: StatementID, value: String) {
      precondition(["birthDate", "name", "reference"].contains(field), "an identity has no other field")
      precondition(
        (1...300).contains(value.utf8.count) && value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F },
        "a disclosed value is a text of 1 to 300 bytes without control characters")
      self.field = field
      self.salt = salt
      self.statement = statement
      self.value = value
    }
  }

  /// The value of the member `format`.
  public static let format = "acquis-record/v1"

  /// What is shown, ascending, each once: blocks, and certifications taken as a whole; empty for everything.
  public let blocks: [BlockReference]
  /// A signed checkpoint, verbatim.
  public let checkpoint: [UInt8]
  /// The extract, verbatim.
  public let extract: [UInt8]
  /// Disclosed identity, ascending by field, each field once.
  public let identity: [Disclosed]
  /// The learner.
  public let learner: LearnerID
  /// The records, ascending.
  public let records: [Carried]

  /// A learner's record. Blocks and identity are put in order.
  ///
  /// The records ascend by seq, and no field of the identity is repeated.
  public init(
    blocks: [BlockReference], checkpoint: [UInt8], extract: [UInt8], identity: [Disclosed], learner: LearnerID,
    records: [Carried]
  ) {
    precondition(
      zip(records, records.dropFirst()).allSatisfy { $0.record.seq < $1.record.seq },
      "the records of a learner's record ascend by seq")
    precondition(
      Set(identity.map { Array($0.field.utf8) }).count == identity.count, "a field of an identity is disclosed once")
    self.blocks = Set(blocks).sorted()
    self.checkpoint = checkpoint
    self.extract = extract
    self.identity = identity.sorted { $0.field.utf8.lexicographicallyPrecedes($1.field.utf8) }
    self.learner = learner
    self.records = records
  }

  /// The file: canonical JSON and LF. O(n).
  public var bytes: [UInt8] {
    let text = { (bytes: [UInt8]) in JSONValue.string(String(decoding: bytes, as: UTF8.self)) }
    let object: JSONObject = [
      "blocks": .array(blocks.map(\.json)),
      "checkpoint": text(checkpoint), "extract": text(extract), "format": .string(LearnerRecord.format),
      "identity": .array(identity.map(\.json)), "learner": .string(learner.description),
      "records": .array(records.map(\.json)),
    ]
    return JSONValue.object(object).canonicalBytes + [0x0A]
  }

  /// The text of the extract of a learner's record, which the ledger's extract key signs (SPEC §14). O(n).
  ///
  /// `leaves` are the leaf hashes of all records that bear on the blocks, in order of seq; empty `blocks` are everything.
  public static func extractText(
    origin: String, ledger: Digest, size: Int, root: Digest, learner: LearnerID, blocks: [BlockReference],
    leaves: [Digest]
  ) -> [UInt8] {
    let blocks = Set(blocks).sorted()
    var lines = [
      "acquis-extract/v1", origin, ledger.hex, String(size), root.base64, learner.description, String(blocks.count),
    ]
    lines += blocks.map { [$0.certification.text, $0.block?.text].compactMap(\.self).joined(separator: " ") }
    lines.append(String(leaves.count))
    lines += leaves.map(\.hex)
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}

extension BlockReference {
  /// As it stands in `blocks`: without `block` where the certification is taken as a whole.
  fileprivate var json: JSONValue {
    var object: JSONObject = ["certification": .string(certification.text)]
    if let block { object["block"] = .string(block.text) }
    return .object(object)
  }
}

extension LearnerRecord.Disclosed {
  fileprivate var json: JSONValue {
    [
      "field": .string(field), "salt": .string(salt.hex), "statement": .string(statement.description),
      "value": .string(value),
    ]
  }
}

extension LearnerRecord.Carried {
  fileprivate var json: JSONValue {
    let hashes = { (path: [Digest]) in JSONValue.array(path.map { .string($0.base64) }) }
    var object: JSONObject = [
      "line": .string(String(decoding: record.line, as: UTF8.self)), "path": hashes(path),
    ]
    if let minutes {
      object["minutes"] = .object(["path": hashes(minutes.path), "seq": .integer(Int64(minutes.seq))])
    }
    return .object(object)
  }
}
