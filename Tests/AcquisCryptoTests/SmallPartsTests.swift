import AcquisCrypto
import Testing

@Suite struct SecureRandomTests {
  @Test func givesAsManyBytesAsAsked() throws {
    for count in [0, 1, 32, 1000] {
      #expect(try SecureRandom.bytes(count).count == count)
    }
  }

  /// Two equal draws of 32 bytes would mean a broken generator.
  @Test func drawsDiffer() throws {
    let draws = try (0..<100).map { _ in try SecureRandom.bytes(32) }
    #expect(Set(draws).count == 100)
  }
}

@Suite struct ConstantTimeTests {
  @Test func agreesWithEquality() {
    let bytes = (0..<40).map { UInt8($0) }
    #expect(constantTimeEqual(bytes, bytes))
    #expect(constantTimeEqual([], []))
    #expect(!constantTimeEqual(bytes, bytes.dropLast()))
    #expect(!constantTimeEqual(bytes, []))
    for changed in everyBitFlip(of: bytes) { #expect(!constantTimeEqual(bytes, changed)) }
  }
}

@Suite struct CryptoErrorTests {
  @Test(arguments: [
    (
      CryptoError.wrongLength(of: .ed25519Seed, expected: 32, found: 31),
      "the Ed25519 seed must have 32 bytes, not 31"
    ),
    (
      .nonCanonicalPublicKey,
      "the Ed25519 public key is not written canonically (its y coordinate is not below 2^255 - 19)"
    ),
    (
      .smallOrderPublicKey,
      "the Ed25519 public key is a point of small order, under which signatures prove nothing"
    ),
    (
      .notEd25519SubjectPublicKeyInfo,
      "the bytes are not the DER SubjectPublicKeyInfo of an Ed25519 key"
    ),
    (
      .sealBroken,
      "the sealed data cannot be opened: it, its context or its key is not the one it was sealed with"
    ),
    (.libraryFailure(.random), "OpenSSL failed at drawing random bytes"),
  ])
  func saysWhatHappened(error: CryptoError, sentence: String) {
    #expect("\(error)" == sentence)
  }
}
