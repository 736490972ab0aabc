import AcquisCrypto
import Testing

@Suite struct SubjectPublicKeyInfoTests {
  let key: Ed25519PublicKey

  init() throws { key = try Ed25519PublicKey(rawBytes: bytes(Ed25519Vector.all[0].publicKey)) }

  @Test func roundTrips() throws {
    let der = key.subjectPublicKeyInfo
    #expect(der == bytes("302a300506032b6570032100" + Ed25519Vector.all[0].publicKey))
    #expect(try Ed25519PublicKey(subjectPublicKeyInfo: der) == key)
  }

  @Test func keyIDIsTheHashOfTheDER() {
    #expect(key.keyID == SHA256.hash(key.subjectPublicKeyInfo))
    #expect(key.keyID.hex == "06e3fd8fda29bb60ab59557de61edb0aecdb231134be30e75b455f8e1b792fa9")
  }

  @Test func everyBitOfThePrefixCounts() {
    let der = key.subjectPublicKeyInfo
    for changed in everyBitFlip(of: Array(der.prefix(12))) {
      #expect(throws: CryptoError.notEd25519SubjectPublicKeyInfo) {
        try Ed25519PublicKey(subjectPublicKeyInfo: changed + der.dropFirst(12))
      }
    }
  }

  @Test func neitherMoreNorLess() {
    let der = key.subjectPublicKeyInfo
    for wrong in [der + [0], Array(der.dropLast()), Array(der.dropFirst()), []] {
      #expect(throws: CryptoError.notEd25519SubjectPublicKeyInfo) {
        try Ed25519PublicKey(subjectPublicKeyInfo: wrong)
      }
    }
  }

  @Test func smallOrderIsRefusedHereToo() {
    let neutral = [1] + [UInt8](repeating: 0, count: 31)
    #expect(throws: CryptoError.smallOrderPublicKey) {
      try Ed25519PublicKey(subjectPublicKeyInfo: bytes("302a300506032b6570032100") + neutral)
    }
  }
}
