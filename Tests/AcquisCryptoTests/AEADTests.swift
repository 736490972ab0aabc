import AcquisCrypto
import Testing

@Suite struct AEADTests {
  /// AES-256-GCM test cases 13, 14 and 16 of McGrew and Viega, "The Galois/Counter Mode of Operation", appendix B.
  @Test(arguments: [
    (
      key: String(repeating: "00", count: 32), nonce: String(repeating: "00", count: 12), context: "", plain: "",
      sealed: "530f8afbc74536b9a963b4f1c4cb738b"
    ),
    (
      key: String(repeating: "00", count: 32), nonce: String(repeating: "00", count: 12), context: "",
      plain: String(repeating: "00", count: 16),
      sealed: "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"
    ),
    (
      key: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308", nonce: "cafebabefacedbaddecaf888",
      context: "feedfacedeadbeeffeedfacedeadbeefabaddad2",
      plain: "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
      sealed: "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b"
    ),
  ])
  func knownAnswers(key: String, nonce: String, context: String, plain: String, sealed: String) throws {
    let opened = try AEADKey(bytes: bytes(key)).open(bytes(nonce + sealed), context: bytes(context))
    #expect(opened == bytes(plain))
  }

  @Test(arguments: [0, 1, 15, 16, 17, 1000])
  func everyLengthRoundTrips(count: Int) throws {
    let key = try AEADKey.generate()
    let plain = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    let sealed = try key.seal(plain, context: Array("row 17".utf8))
    #expect(sealed.count == count + AEADKey.overhead)
    #expect(try key.open(sealed, context: Array("row 17".utf8)) == plain)
  }

  @Test func everyBitCounts() throws {
    let key = try AEADKey.generate()
    let context = Array("row 17".utf8)
    let sealed = try key.seal(Array("an invented name".utf8), context: context)
    for changed in everyBitFlip(of: sealed) {
      #expect(throws: CryptoError.sealBroken) { try key.open(changed, context: context) }
    }
    for changed in everyBitFlip(of: context) {
      #expect(throws: CryptoError.sealBroken) { try key.open(sealed, context: changed) }
    }
    for changed in everyBitFlip(of: key.secretBytes) {
      #expect(throws: CryptoError.sealBroken) { try AEADKey(bytes: changed).open(sealed, context: context) }
    }
  }

  @Test func everyTruncationIsRefused() throws {
    let key = try AEADKey.generate()
    let sealed = try key.seal([1, 2, 3], context: [])
    for count in 0..<sealed.count {
      #expect(throws: CryptoError.sealBroken) { try key.open(sealed.prefix(count), context: []) }
    }
    #expect(throws: CryptoError.sealBroken) { try key.open(sealed + [0], context: []) }
  }

  @Test func sealingTwiceNeverRepeatsANonce() throws {
    let key = try AEADKey.generate()
    let nonces = try (0..<1000).map { _ in Array(try key.seal([], context: []).prefix(12)) }
    #expect(Set(nonces).count == 1000)
  }

  @Test func aKeyHas32Bytes() {
    for count in [0, 16, 31, 33] {
      #expect(throws: CryptoError.wrongLength(of: .aeadKey, expected: 32, found: count)) {
        try AEADKey(bytes: [UInt8](repeating: 7, count: count))
      }
    }
  }

  @Test func neitherPrintingNorReflectionShowsTheKey() throws {
    let key = try AEADKey(bytes: [UInt8](repeating: 0xAB, count: 32))
    var dumped = ""
    dump(key, to: &dumped)
    #expect("\(key)" == "AEADKey(secret)")
    #expect(Mirror(reflecting: key).children.isEmpty)
    #expect(!dumped.contains("171") && !dumped.contains("ab"))
  }
}
