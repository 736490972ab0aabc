import AcquisCrypto

/// The bytes that trusted test text spells.
func bytes(_ hex: String) -> [UInt8] {
  guard let bytes = Hex.decode(hex) else { preconditionFailure("the test's own hex is wrong: \(hex)") }
  return bytes
}

/// `bytes` with one bit changed, for every bit.
func everyBitFlip(of bytes: [UInt8]) -> [[UInt8]] {
  bytes.indices.flatMap { index in
    (0..<8).map { bit in
      var changed = bytes
      changed[index] ^= 1 << UInt8(bit)
      return changed
    }
  }
}
