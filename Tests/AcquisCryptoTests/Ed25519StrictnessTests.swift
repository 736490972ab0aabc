import AcquisCrypto
import Testing

/// What libraries differ in, and acquis decides itself: small order, canonical encodings, malleability.
@Suite struct Ed25519StrictnessTests {
  /// Every encoding of the 8 points of small order, canonical or not, x negative or not.
  static let smallOrder = [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
  ]

  @Test(arguments: smallOrder)
  func smallOrderKeysAreRefused(hex: String) {
    #expect(throws: CryptoError.smallOrderPublicKey) { try Ed25519PublicKey(rawBytes: bytes(hex)) }
  }

  /// y = p … p + 18 would be second spellings of y = 0 … 18; p and p + 1 of points of small order.
  @Test(arguments: UInt8(0xED)...UInt8(0xFF))
  func nonCanonicalKeysAreRefused(first: UInt8) {
    for last: UInt8 in [0x7F, 0xFF] {
      let key = [first] + [UInt8](repeating: 0xFF, count: 30) + [last]
      #expect(throws: CryptoError.nonCanonicalPublicKey) { try Ed25519PublicKey(rawBytes: key) }
    }
  }

  /// p − 2 is the largest y that is neither of small order nor out of range: the two limits are exact.
  @Test func limitsAreExact() throws {
    let key = [0xEB] + [UInt8](repeating: 0xFF, count: 30) + [0x7F]
    #expect(try Ed25519PublicKey(rawBytes: key).rawBytes == key)
    let two = [2] + [UInt8](repeating: 0, count: 31)
    #expect(try Ed25519PublicKey(rawBytes: two).rawBytes == two)
  }

  @Test func aKeyHas32Bytes() {
    for count in [0, 31, 33, 44] {
      #expect(throws: CryptoError.wrongLength(of: .ed25519PublicKey, expected: 32, found: count)) {
        try Ed25519PublicKey(rawBytes: [UInt8](repeating: 7, count: count))
      }
    }
  }

  static let groupOrder = bytes("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010")

  @Test(arguments: Ed25519Vector.all)
  func addingTheGroupOrderIsRefused(vector: Ed25519Vector) throws {
    let key = try Ed25519PublicKey(rawBytes: bytes(vector.publicKey))
    var signature = bytes(vector.signature)
    var carry = 0
    for index in 0..<32 {
      let sum = Int(signature[32 + index]) + Int(Self.groupOrder[index]) + carry
      signature[32 + index] = UInt8(sum & 0xFF)
      carry = sum >> 8
    }
    #expect(carry == 0)
    #expect(!Ed25519Checks.hasCanonicalScalar(signature))
    #expect(!key.isValid(signature: signature, for: bytes(vector.message)))
  }

  /// The check is ours, so it must not depend on what OpenSSL would say.
  @Test func scalarLimitIsExact() {
    let r = [UInt8](repeating: 0xFF, count: 32)
    var below = Self.groupOrder
    below[0] -= 1
    var above = Self.groupOrder
    above[0] += 1
    #expect(Ed25519Checks.hasCanonicalScalar(r + below))
    #expect(!Ed25519Checks.hasCanonicalScalar(r + Self.groupOrder))
    #expect(!Ed25519Checks.hasCanonicalScalar(r + above))
    #expect(Ed25519Checks.hasCanonicalScalar(r + [UInt8](repeating: 0, count: 32)))
    #expect(!Ed25519Checks.hasCanonicalScalar(r + r))
  }
}
