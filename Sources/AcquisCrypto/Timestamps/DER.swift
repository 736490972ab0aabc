import COpenSSL

/// The little of DER (X.690) that timestamps need.
enum DER {
  /// AlgorithmIdentifier of SHA-256: SEQUENCE { OID 2.16.840.1.101.3.4.2.1, NULL }.
  static let sha256Algorithm: [UInt8] = [
    0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00,
  ]

  /// An element of at most 127 bytes.
  static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    precondition(content.count < 128, "the length must fit one byte")
    return [tag, UInt8(content.count)] + content
  }

  /// The INTEGER of a magnitude.
  static func integer(_ magnitude: [UInt8]) -> [UInt8] {
    element(0x02, magnitude.first.map { $0 < 0x80 } == true ? magnitude : [0] + magnitude)
  }

  /// A big-endian number in its one spelling: without leading zeros, so that 0 is empty.
  static func magnitude(_ bytes: [UInt8]) -> [UInt8] { Array(bytes.drop { $0 == 0 }) }

  /// What one of OpenSSL's decoders makes of all of `bytes`; the caller frees it. `nil` when it cannot, or bytes follow.
  static func decode(
    _ bytes: [UInt8],
    _ decode: (UnsafeMutablePointer<OpaquePointer?>?, UnsafeMutablePointer<UnsafePointer<UInt8>?>?, Int)
      -> OpaquePointer?,
    freeingWith free: (OpaquePointer?) -> Void
  ) -> OpaquePointer? {
    bytes.withUnsafeBufferPointer { buffer in
      var cursor = buffer.baseAddress
      guard let value = decode(nil, &cursor, buffer.count) else { return nil }
      guard cursor == buffer.baseAddress.map({ $0 + buffer.count }) else {
        free(value)
        return nil
      }
      return value
    }
  }
}

/// Makes text from outside fit to be shown: no control, format or unassigned characters, and no more than `limit`.
func harmless(_ text: String, limit: Int) -> String {
  let shown = text.unicodeScalars.lazy.filter { scalar in
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
  var result = String.UnicodeScalarView()
  result.append(contentsOf: shown.prefix(limit))
  return String(result)
}
