import AcquisCrypto
import AcquisRecords
import Glibc

/// Splits a stream of bytes at LF, holding no more than one line of the longest allowed length.
///
/// A longer line is hashed and counted while it passes by: it is a leaf of the tree like any other (SPEC §15, steps 1–3).
struct LineSplitter {
  enum Line {
    /// A line without its LF.
    case whole([UInt8])
    /// A line of more bytes than a record may have, and where it says what stands before it.
    case tooLong(leafHash: Digest, prev: Digest?)
  }

  private var held: [UInt8] = []
  private var hash: SHA256?
  private var prev: Digest?

  /// Whether bytes came after the last LF.
  var hasRemainder: Bool { !held.isEmpty || hash != nil }

  /// Takes the next bytes and gives each line that they complete to `body`.
  mutating func feed(_ chunk: UnsafeRawBufferPointer, _ body: (Line) -> Void) {
    var rest = chunk
    while let end = LineSplitter.firstLineFeed(in: rest) {
      hold(UnsafeRawBufferPointer(rebasing: rest[..<end]))
      body(takeLine())
      rest = UnsafeRawBufferPointer(rebasing: rest[(end + 1)...])
    }
    hold(rest)
  }

  private mutating func hold(_ bytes: UnsafeRawBufferPointer) {
    if hash == nil, held.count + bytes.count > Limits.lineByteCount {
      hash = SHA256()
      hash?.update(byte: 0x00)
      hash?.update(held)
      prev = LineSplitter.prev(of: held + bytes.prefix(LineSplitter.prevEnd))
      held = []
    }
    if hash == nil { held += bytes } else { hash?.update(bytes) }
  }

  private mutating func takeLine() -> Line {
    defer { (held, hash, prev) = ([], nil, nil) }
    if let hash { return .tooLong(leafHash: hash.finalize(), prev: prev) }
    return .whole(held)
  }

  private static let prevEnd = 73

  /// The hash at bytes 9–72 of a line of any format (SPEC §6).
  static func prev(of line: [UInt8]) -> Digest? {
    line.count >= prevEnd ? Digest(hex: line[9..<prevEnd]) : nil
  }

  private static func firstLineFeed(in bytes: UnsafeRawBufferPointer) -> Int? {
    guard let start = bytes.baseAddress, let found = memchr(start, 0x0A, bytes.count) else { return nil }
    return UnsafeRawPointer(found) - start
  }
}
