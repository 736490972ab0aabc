/// The checks on Ed25519 inputs that acquis makes itself, because implementations differ in them (RFC 8032 §5.1).
package enum Ed25519Checks {
  /// Refuses encodings that stand for no point canonically, and points of small order.
  ///
  /// - Parameter bytes: the 32 bytes of a public key.
  static func check(publicKey bytes: [UInt8]) throws(CryptoError) {
    var y = bytes
    y[31] &= 0x7F  // The top bit is the sign of x.
    if !isBelow(y, fieldPrime) { throw .nonCanonicalPublicKey }
    if smallOrderY.contains(y) { throw .smallOrderPublicKey }
  }

  /// Whether the second half S of a 64-byte signature is below the group order L. Without this check S + L would be
  /// a second valid signature of the same message (RFC 8032 §5.1.7 step 1, §8.4).
  package static func hasCanonicalScalar(_ signature: [UInt8]) -> Bool {
    isBelow(Array(signature.suffix(32)), groupOrder)
  }

  /// Compares little-endian numbers of equal length.
  private static func isBelow(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.reversed().lexicographicallyPrecedes(right.reversed())
  }

  /// p = 2²⁵⁵ − 19, little-endian.
  private static let fieldPrime = littleEndian(top: 0x7FFF_FFFF_FFFF_FFFF, .max, .max, 0xFFFF_FFFF_FFFF_FFED)

  /// L = 2²⁵² + 27742317777372353535851937790883648493, little-endian.
  private static let groupOrder = littleEndian(
    top: 0x1000_0000_0000_0000, 0, 0x14DE_F9DE_A2F7_9CD6, 0x5812_631A_5CF5_D3ED)

  /// The y coordinates of the 8 points whose order divides 8: with either sign of x, all of them are refused.
  private static let smallOrderY: [[UInt8]] = [
    littleEndian(top: 0, 0, 0, 1),  // order 1, the neutral element
    littleEndian(top: 0x7FFF_FFFF_FFFF_FFFF, .max, .max, 0xFFFF_FFFF_FFFF_FFEC),  // order 2: y = −1
    littleEndian(top: 0, 0, 0, 0),  // order 4, twice
    littleEndian(top: 0x7A03_AC92_77FD_C74E, 0xC6CC_392C_FA53_202A, 0x0F67_100D_760B_3CBA, 0x4FD8_4D3D_706A_17C7),
    littleEndian(top: 0x05FC_536D_8802_38B1, 0x3933_C6D3_05AC_DFD5, 0xF098_EFF2_89F4_C345, 0xB027_B2C2_8F95_E826),
  ]

  private static func littleEndian(top: UInt64, _ third: UInt64, _ second: UInt64, _ bottom: UInt64) -> [UInt8] {
    [bottom, second, third, top].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
  }
}
