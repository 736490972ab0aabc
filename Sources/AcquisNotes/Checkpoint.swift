public import AcquisCrypto

/// What a log states about itself at one size (C2SP tlog-checkpoint): origin, size and root, one line each.
///
/// A statement only: nobody has signed it yet. Whether the root fits the size is for whoever has the records to say;
/// a size of 0 with another root than that of the empty tree is read like any other (SPEC §7 judges it).
public struct Checkpoint: Sendable {
  /// Which log. C2SP only recommends that an origin be a possible key name; acquis requires it, because it accepts a
  /// checkpoint only from the key of that name.
  public let origin: KeyName
  /// How many records the log has.
  public let size: UInt64
  /// The root hash of the tree over them.
  public let root: Digest
  /// Further lines, without LF. acquis writes none and SPEC §8 allows none in its own checkpoints.
  public let extensions: [String]

  /// States origin, size and root.
  public init(origin: KeyName, size: UInt64, root: Digest) {
    self.origin = origin
    self.size = size
    self.root = root
    extensions = []
  }

  /// Reads the text of a checkpoint. ``text`` gives exactly these bytes back. O(n).
  ///
  /// - Throws: ``NoteError/malformedCheckpoint(_:)``, naming the first part that is missing or not in its one
  ///   spelling: decimal without leading zeros, strict base64, extension lines that are not empty.
  public init(parsing text: some Collection<UInt8>) throws(NoteError) {
    let lines = Array(text).pieces(separatedBy: newline)
    guard let origin = try? KeyName(utf8: lines[0]) else { throw .malformedCheckpoint(.origin) }
    guard lines.count > 1, let size = UInt64(decimal: lines[1]) else { throw .malformedCheckpoint(.size) }
    // The last piece is what follows the final LF: nothing, in a text that has one.
    guard lines.count > 3, let root = Digest(base64: lines[2]) else { throw .malformedCheckpoint(.root) }
    var extensions: [String] = []
    for line in lines[3...].dropLast() {
      guard !line.isEmpty, (try? Array(line).checkIsCleanText()) != nil else { throw .malformedCheckpoint(.extensions) }
      extensions.append(String(decoding: line, as: UTF8.self))
    }
    guard lines[lines.count - 1].isEmpty else { throw .malformedCheckpoint(.extensions) }
    self.origin = origin
    self.size = size
    self.root = root
    self.extensions = extensions
  }

  /// The text that is signed, final LF included.
  public var text: [UInt8] {
    let lines = ["\(origin)", "\(size)", root.base64] + extensions
    return lines.flatMap { Array($0.utf8) + [newline] }
  }
}

extension Checkpoint: Hashable {
  /// Equal when their texts are, byte for byte.
  public static func == (left: Checkpoint, right: Checkpoint) -> Bool { left.text == right.text }

  /// Feeds the text to `hasher`.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
