/// A SHA-256 value: 32 bytes kept inline, so that arrays of digests need no allocation per element.
public struct Digest: Hashable, Sendable {
  /// The number of bytes in a digest.
  public static let byteCount = 32

  private var words: (UInt64, UInt64, UInt64, UInt64)

  /// The digest of 32 zero bytes: what the first record of a ledger has as its `prev` (SPEC §6).
  public static let zero = Digest()

  private init() { words = (0, 0, 0, 0) }

  /// Copies 32 bytes; `nil` when there are not exactly 32.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Digest.byteCount else { return nil }
    self.init()
    withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
  }

  /// Fills a digest in place: `body` must write all 32 bytes.
  init(filledBy body: (UnsafeMutableRawBufferPointer) -> Void) {
    self.init()
    withUnsafeMutableBytes(of: &words) { body($0) }
  }

  /// Calls `body` with the 32 bytes.
  @inlinable
  public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try Swift.withUnsafeBytes(of: self) { try body($0) }
  }

  /// The 32 bytes as an array.
  public var bytes: [UInt8] { withUnsafeBytes { [UInt8]($0) } }

  /// Equal when all 32 bytes are.
  public static func == (left: Digest, right: Digest) -> Bool { left.words == right.words }

  /// Feeds the 32 bytes to `hasher`.
  public func hash(into hasher: inout Hasher) { withUnsafeBytes { hasher.combine(bytes: $0) } }
}

extension Digest: Comparable {
  /// Ordered like the 32 bytes, the first byte weighing most; so also like the hexadecimal texts.
  public static func < (left: Digest, right: Digest) -> Bool {
    (left.words.0.bigEndian, left.words.1.bigEndian, left.words.2.bigEndian, left.words.3.bigEndian)
      < (right.words.0.bigEndian, right.words.1.bigEndian, right.words.2.bigEndian, right.words.3.bigEndian)
  }
}
