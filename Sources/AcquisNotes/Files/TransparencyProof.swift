public import AcquisCrypto

/// A `.tlog-proof` file (C2SP tlog-proof): that a record stands at a position of a log, for checking offline.
///
/// ```
/// c2sp.org/tlog-proof@v1
/// extra <base64>            optional, not authenticated
/// index <decimal>
/// <base64 hash>             any number, the leaf's sibling first
///
/// <signed checkpoint, verbatim>
/// ```
///
/// Form only. To rely on it, compute the leaf hash of the record, verify ``checkpoint`` with a key from elsewhere, and
/// check that index and hashes lead from the leaf hash to its root.
public struct TransparencyProof: Hashable, Sendable {
  /// Data that travels with the proof; nothing vouches for it. acquis puts the record's bytes here (SPEC §10).
  public let extra: [UInt8]?
  /// The position of the record, from 0.
  public let index: UInt64
  /// The inclusion proof of RFC 6962 §2.1.1, the leaf's sibling first.
  public let hashes: [Digest]
  /// The checkpoint whose root the hashes lead to, not verified.
  public let checkpoint: SignedCheckpoint

  /// Puts a proof together.
  public init(extra: [UInt8]? = nil, index: UInt64, hashes: [Digest], checkpoint: SignedCheckpoint) {
    self.extra = extra
    self.index = index
    self.hashes = hashes
    self.checkpoint = checkpoint
  }

  private static let header = "c2sp.org/tlog-proof@v1"
  private static let extraPrefix = "extra "
  private static let indexPrefix = "index "

  /// The file, every byte of it.
  public var bytes: [UInt8] {
    var lines = [TransparencyProof.header]
    if let extra { lines.append(TransparencyProof.extraPrefix + Base64.encode(extra)) }
    lines.append(TransparencyProof.indexPrefix + String(index))
    lines += hashes.map(\.base64)
    lines.append("")
    return lines.flatMap { Array($0.utf8) + [newline] } + checkpoint.note.bytes
  }

  /// Reads a file. ``bytes`` gives exactly these bytes back. O(n).
  ///
  /// - Throws: ``NoteError/malformedProof(line:expected:)``, and what ``SignedCheckpoint/init(parsing:)`` throws.
  public init(parsing bytes: some Collection<UInt8>) throws(NoteError) {
    var lines = LineReader(Array(bytes))
    guard let first = lines.next(), first.elementsEqual(TransparencyProof.header.utf8) else {
      throw lines.expected(.header)
    }
    var line = lines.next()
    var extra: [UInt8]?
    if let text = line?.dropping(TransparencyProof.extraPrefix) {
      guard let data = Base64.decode(text) else { throw lines.expected(.extra) }
      extra = data
      line = lines.next()
    }
    guard let text = line?.dropping(TransparencyProof.indexPrefix), let index = UInt64(decimal: text) else {
      throw lines.expected(.index)
    }
    let hashes = try lines.hashes()
    self.init(extra: extra, index: index, hashes: hashes, checkpoint: try SignedCheckpoint(parsing: lines.rest))
  }
}
