public import AcquisCrypto

/// That a log has grown from an older checkpoint: what a witness is asked to cosign (C2SP tlog-witness, the body of
/// `add-checkpoint`), and the form in which acquis hands a consistency proof over (SPEC §19.1).
///
/// ```
/// old <size>
/// <base64 hash>*            the consistency proof of RFC 6962 §2.1.2, at most 63 hashes
///
/// <signed checkpoint, verbatim>
/// ```
///
/// Form only. To rely on it, hold an older checkpoint of that size, verify both, and check that the hashes lead from its
/// root to the other's.
public struct AddCheckpointRequest: Hashable, Sendable {
  /// The most hashes that a request may have.
  public static let maximumHashCount = 63

  /// The size of the older checkpoint; 0 where there was none.
  public let oldSize: UInt64
  /// The consistency proof.
  public let hashes: [Digest]
  /// The newer checkpoint, not verified.
  public let checkpoint: SignedCheckpoint

  /// Puts a request together.
  ///
  /// - Precondition: there are at most ``maximumHashCount`` hashes.
  public init(oldSize: UInt64, hashes: [Digest], checkpoint: SignedCheckpoint) {
    precondition(hashes.count <= AddCheckpointRequest.maximumHashCount, "a consistency proof has at most 63 hashes")
    self.oldSize = oldSize
    self.hashes = hashes
    self.checkpoint = checkpoint
  }

  private static let oldPrefix = "old "

  /// The file, every byte of it.
  public var bytes: [UInt8] {
    let lines = [AddCheckpointRequest.oldPrefix + String(oldSize)] + hashes.map(\.base64) + [""]
    return lines.flatMap { Array($0.utf8) + [newline] } + checkpoint.note.bytes
  }

  /// Reads a file. ``bytes`` gives exactly these bytes back. O(n).
  ///
  /// - Throws: ``NoteError/malformedProof(line:expected:)``, and what ``SignedCheckpoint/init(parsing:)`` throws.
  public init(parsing bytes: some Collection<UInt8>) throws(NoteError) {
    var lines = LineReader(Array(bytes))
    guard let text = lines.next()?.dropping(AddCheckpointRequest.oldPrefix), let oldSize = UInt64(decimal: text) else {
      throw lines.expected(.oldSize)
    }
    let hashes = try lines.hashes()
    guard hashes.count <= AddCheckpointRequest.maximumHashCount else { throw lines.expected(.fewerHashes) }
    self.init(oldSize: oldSize, hashes: hashes, checkpoint: try SignedCheckpoint(parsing: lines.rest))
  }
}
