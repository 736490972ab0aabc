public import AcquisCrypto

/// The 32 random bytes that keep a commitment from being guessed (SPEC §17). A secret: printing shows nothing of it.
public struct Salt: Hashable, Sendable {
  /// The number of bytes in a salt.
  public static let byteCount = 32

  /// The bytes.
  public let bytes: [UInt8]

  /// Takes 32 bytes; `nil` when there are not exactly 32.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Salt.byteCount else { return nil }
    self.bytes = Array(bytes)
  }

  /// Reads 64 lower-case hexadecimal digits; `nil` for any other spelling.
  public init?(hex text: some StringProtocol) {
    guard let bytes = Hex.decode(text) else { return nil }
    self.init(bytes: bytes)
  }

  /// Draws a new salt.
  ///
  /// - Throws: ``CryptoError/libraryFailure(_:)`` when there is no entropy.
  public static func random() throws(CryptoError) -> Salt {
    Salt(bytes: try SecureRandom.bytes(byteCount))!
  }

  /// The 64 lower-case hexadecimal digits, as they stand in a commitment and in a learner's record.
  public var hex: String { Hex.encode(bytes) }
}

extension Salt: CustomStringConvertible, CustomReflectable {
  /// Says what it is, and nothing of the bytes.
  public var description: String { "Salt(withheld)" }

  /// Has no children: reflection sees nothing of the bytes.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
