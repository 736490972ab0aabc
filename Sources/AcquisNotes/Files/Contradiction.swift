public import AcquisCrypto

/// Two checkpoints of one log that cannot both be true, as evidence to hand on (SPEC §19.2).
///
/// ```
/// acquis-contradiction/v1
/// root <base64>             only if the sizes differ: the root of the newer tree's first records, as many as the
///                           older one has
/// <base64 hash>*            the consistency proof from that root to the newer one
///
/// <older signed checkpoint, verbatim>
///
/// <newer signed checkpoint, verbatim>
/// ```
///
/// Form only. It proves something if the log's key signed both, and either the sizes are equal and the roots are not, or
/// the hashes lead from `root` to the newer root, and `root` is not the older one.
public struct Contradiction: Hashable, Sendable {
  /// What shows that the newer tree does not begin with the older one.
  public struct Beginning: Hashable, Sendable {
    /// The root of the newer tree's first records, as many as the older one has.
    public let root: Digest
    /// The consistency proof from there to the newer root.
    public let hashes: [Digest]

    /// Puts it together.
    public init(root: Digest, hashes: [Digest]) {
      self.root = root
      self.hashes = hashes
    }
  }

  /// The checkpoint of the smaller tree, or either of two of one size.
  public let older: SignedCheckpoint
  /// The other one.
  public let newer: SignedCheckpoint
  /// What the newer tree begins with; `nil` where the sizes are equal, and the roots speak for themselves.
  public let beginning: Beginning?

  /// Puts the evidence together.
  public init(older: SignedCheckpoint, newer: SignedCheckpoint, beginning: Beginning?) {
    self.older = older
    self.newer = newer
    self.beginning = beginning
  }

  /// The first line of the file.
  public static let header = "acquis-contradiction/v1"
  private static let rootPrefix = "root "

  /// The file, every byte of it.
  public var bytes: [UInt8] {
    var lines = [Contradiction.header]
    if let beginning { lines += [Contradiction.rootPrefix + beginning.root.base64] + beginning.hashes.map(\.base64) }
    lines.append("")
    return lines.flatMap { Array($0.utf8) + [newline] } + older.note.bytes + [newline] + newer.note.bytes
  }

  /// Reads a file. ``bytes`` gives exactly these bytes back. O(n).
  ///
  /// - Throws: ``NoteError/malformedProof(line:expected:)``, and what ``SignedCheckpoint/init(parsing:)`` throws.
  public init(parsing bytes: some Collection<UInt8>) throws(NoteError) {
    var lines = LineReader(Array(bytes))
    guard let first = lines.next(), first.elementsEqual(Contradiction.header.utf8) else {
      throw lines.expected(.contradictionHeader)
    }
    guard let second = lines.next() else { throw lines.expected(.hash) }
    var beginning: Beginning?
    if !second.isEmpty {
      guard let text = second.dropping(Contradiction.rootPrefix), let root = Digest(base64: text) else {
        throw lines.expected(.root)
      }
      beginning = Beginning(root: root, hashes: try lines.hashes())
    }
    let older = try SignedCheckpoint(parsing: lines.note())
    self.init(older: older, newer: try SignedCheckpoint(parsing: lines.rest), beginning: beginning)
  }
}

extension LineReader {
  /// The next note whose text has no empty line, as a checkpoint's; takes the empty line after it, too.
  fileprivate mutating func note() throws(NoteError) -> ArraySlice<UInt8> {
    let start = rest
    var emptyLines = 0
    while let line = next() {
      if line.isEmpty { emptyLines += 1 }
      if emptyLines == 2 { return start[..<(rest.startIndex - 1)] }
    }
    throw expected(.secondCheckpoint)
  }
}
