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
  /// The identity chosen by the author.
  public let id: StatementID
  /// When it happened.
  public let made: Day
  /// A record that its signers knew.
  public let seen: Seen?
  /// The type, such as `block-validated`.
  public let type: String
  let bodyRange: Range<Int>

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
    guard let statement = bytes.withUnsafeBufferPointer({ Statement(spelled: $0) }) else {
      throw StatementMisreading.error(in: bytes)
    }
    self = statement
  }

  /// Reads a statement by its one spelling; `nil` for anything else. Builds no tree.
  init?(spelled bytes: UnsafeBufferPointer<UInt8>) {
    guard let form = StatementForm(bytes) else { return nil }
    self.bytes = Array(bytes)
    bodyRange = form.body
    id = form.id
    made = form.made
    seen = form.seen
    type = String(decoding: bytes[form.type], as: UTF8.self)
  }

  /// What is claimed; its members depend on ``type`` (SPEC §9). Read from the bytes each time it is asked for: O(n).
  public var body: JSONObject {
    guard let object = try? JSONValue(canonical: bytes[bodyRange]).object else {
      preconditionFailure("the body was found canonical when the statement was read")
    }
    return object
  }

  static func isCode(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { isCode($0) }
  }

  static func isCode(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first, (0x61...0x7A).contains(first), text.count <= 64 else { return false }
    return text.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
  }

  /// H(0x00 ‖ statement): its leaf in the tree of the minutes that cover it (SPEC §5). O(n).
  public var leafHash: Digest { MerkleTree.leafHash(bytes) }

  /// Equal when the bytes are.
  public static func == (left: Statement, right: Statement) -> Bool { left.bytes == right.bytes }

  /// Feeds the bytes to `hasher`.
  public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
