public import AcquisCrypto
public import AcquisJSON
import AcquisMerkle
public import AcquisValues

/// What somebody claims: the signed part of a record (SPEC §5).
///
/// Holds the exact bytes it was read from or built as; nothing is ever serialised again in order to be verified.
public struct Statement: Hashable, Sendable {
  /// A record that the statement's signers knew (SPEC §5, `seen`).
  public struct Seen: Hashable, Sendable {
    /// The leaf hash of that record.
    public let leaf: Digest
    /// Its position.
    public let seq: Int

    /// A record known to the signers.
    public init(leaf: Digest, seq: Int) {
      self.leaf = leaf
      self.seq = seq
    }
  }

  /// The canonical bytes.
  public let bytes: [UInt8]
  /// What is claimed; its members depend on ``type`` (SPEC §9).
  public let body: JSONObject
  /// The identity chosen by the author.
  public let id: StatementID
  /// When it happened.
  public let made: Day
  /// A record that its signers knew.
  public let seen: Seen?
  /// The type, such as `block-validated`.
  public let type: String

  /// Builds a statement.
  ///
  /// Throws ``RecordError`` when its bytes would exceed the limit or the type is not a code.
  public init(
    type: String, id: StatementID, made: Day, body: JSONObject, seen: Seen? = nil
  ) throws(RecordError) {
    var object: JSONObject = [
      "body": .object(body), "id": .string(id.description), "made": .string(made.description), "type": .string(type),
    ]
    if let seen {
      object["seen"] = .object(["leaf": .string(seen.leaf.hex), "seq": .integer(Int64(seen.seq))])
    }
    try self.init(canonical: JSONValue.object(object).canonicalBytes)
  }

  /// Reads a statement from its canonical bytes. Throws ``RecordError``. O(n).
  public init(canonical bytes: some Collection<UInt8>) throws(RecordError) {
    let bytes = Array(bytes)
    let value: JSONValue
    do { value = try JSONValue(canonical: bytes) } catch {
      throw RecordError(.notCanonical, "statement: \(error)")
    }
    try self.init(value, bytes: bytes)
  }

  private init(_ value: JSONValue, bytes: [UInt8]) throws(RecordError) {
    // It stands within the object of its line.
    guard value.isInProfile(inside: 1) else { throw RecordError.outOfProfile }
    guard bytes.count <= Limits.statementByteCount else {
      throw RecordError(
        .recordForm, "the statement has \(bytes.count) bytes; the limit is \(Limits.statementByteCount)")
    }
    guard let object = value.object else { throw RecordError(.recordForm, "the statement is not an object") }
    do {
      var reader = ObjectReader(object, path: "statement.")
      body = try reader.required("body", "an object") { $0.object }
      id = try reader.required("id", "a lower-case UUID") { $0.string.flatMap { StatementID($0) } }
      made = try reader.required("made", "a date YYYY-MM-DD") { $0.string.flatMap { Day($0) } }
      seen = try reader.optional("seen", "an object with leaf and seq") { $0.object.flatMap { Seen($0) } }
      type = try reader.required("type", "a code of lower-case letters, digits and hyphens") { value in
        value.string.flatMap { Statement.isCode($0) ? $0 : nil }
      }
      try reader.finish()
    } catch {
      throw RecordError(.recordForm, error.description)
    }
    self.bytes = bytes
  }

  static func isCode(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x61...0x7A).contains(first), text.utf8.count <= 64 else { return false }
    return text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
  }

  /// H(0x00 ‖ statement): its leaf in the tree of the minutes that cover it (SPEC §5). O(n).
  public var leafHash: Digest { MerkleTree.leafHash(bytes) }

  /// Equal when the bytes are.
  public static func == (left: Statement, right: Statement) -> Bool { left.bytes == right.bytes }

  /// Feeds the bytes to `hasher`.
  public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}

extension Statement.Seen {
  fileprivate init?(_ object: JSONObject) {
    guard object.count == 2, let leaf = object["leaf"]?.string.flatMap({ Digest(hex: $0) }),
      let seq = object["seq"]?.integer, seq >= 0
    else { return nil }
    self.init(leaf: leaf, seq: Int(seq))
  }
}
