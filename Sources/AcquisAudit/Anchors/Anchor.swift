public import AcquisCrypto

/// A checkpoint of the ledger with a timestamp that verifies: so many records, with this root, existed by then (SPEC §19.4).
public struct Anchor: Hashable, Sendable {
  /// How many records the checkpoint covers.
  public let size: Int
  /// The root that the checkpoint signs. Hold it against the ledger's records.
  public let root: Digest
  /// When, and by whose clock.
  public let timestamp: Timestamp
  /// The name of the file in `anchors/`.
  public let file: String

  /// The anchor that is kept under `name`. Call with what was verified.
  package init(_ name: AnchorName, root: Digest, _ timestamp: Timestamp) {
    size = name.size
    self.root = root
    self.timestamp = timestamp
    file = "\(name)"
  }
}

/// A timestamp in form, of a checkpoint that is kept, that nobody has verified because no authority was given.
public struct UncheckedAnchor: Hashable, Sendable {
  /// How many records the checkpoint covers.
  public let size: Int
  /// The root that the checkpoint signs.
  public let root: Digest
  /// What the timestamp says of itself.
  public let claim: TimestampClaim
  /// The name of the file in `anchors/`.
  public let file: String
}

/// What became of the files in `anchors/`.
public struct AnchorReport: Sendable {
  /// What verifies, ascending by size, then by file.
  public internal(set) var anchors: [Anchor] = []
  /// What could not be verified without authorities, in the same order.
  public internal(set) var unchecked: [UncheckedAnchor] = []
  /// How many timestamps were passed over because no trusted authority made them.
  public internal(set) var strangers = 0
  /// What is wrong, in the same order.
  public internal(set) var findings: [Finding] = []
}
