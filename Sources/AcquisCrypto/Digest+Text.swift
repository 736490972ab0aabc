extension Digest {
  /// The digest that 64 lower-case hexadecimal digits spell; `nil` for anything else. Allocates nothing.
  public init?(hex text: UnsafeRawBufferPointer) {
    guard text.count == 2 * Digest.byteCount else { return nil }
    var isValid = true
    self.init { bytes in
      for index in 0..<Digest.byteCount / 4 {
        let digits = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
        let four = Hex.fourBytes(digits)
        if four == nil { isValid = false }
        bytes.storeBytes(of: (four ?? 0).littleEndian, toByteOffset: 4 * index, as: UInt32.self)
      }
    }
    guard isValid else { return nil }
  }

  /// The digest that 64 lower-case hexadecimal digits (ASCII) spell; `nil` for anything else.
  public init?(hex text: some Collection<UInt8>) {
    let inPlace = text.withContiguousStorageIfAvailable { Digest(hex: UnsafeRawBufferPointer($0)) }
    guard let digest = inPlace ?? Array(text).withUnsafeBytes({ Digest(hex: $0) }) else { return nil }
    self = digest
  }

  /// The digest that 64 lower-case hexadecimal digits spell; `nil` for anything else.
  public init?(hex text: some StringProtocol) { self.init(hex: text.utf8) }

  /// The 64 lower-case hexadecimal digits of the 32 bytes.
  public var hex: String { withUnsafeBytes { Hex.encode($0) } }

  /// Appends the 64 lower-case hexadecimal digits of the 32 bytes to `text` as ASCII.
  package func appendHex(to text: inout [UInt8]) { withUnsafeBytes { Hex.append($0, to: &text) } }

  /// The digest that 44 characters of padded base64 (ASCII) spell; `nil` for anything else (see ``Base64``).
  public init?(base64 text: some Collection<UInt8>) {
    guard let bytes = Base64.decode(text) else { return nil }
    self.init(bytes: bytes)
  }

  /// The digest that 44 characters of padded base64 spell; `nil` for anything else (see ``Base64``).
  public init?(base64 text: some StringProtocol) { self.init(base64: text.utf8) }

  /// The 44 characters of padded base64 of the 32 bytes.
  public var base64: String { withUnsafeBytes { Base64.encode($0) } }
}

extension Digest: CustomStringConvertible {
  /// The 64 lower-case hexadecimal digits.
  public var description: String { hex }
}
