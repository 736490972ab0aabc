import AcquisCrypto
import Testing

/// RFC 8032 §7.1, TEST 1 to 3.
struct Ed25519Vector: Sendable {
  let seed, publicKey, message, signature: String

  static let all = [
    Ed25519Vector(
      seed: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      publicKey: "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
      message: "",
      signature: "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
        + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    Ed25519Vector(
      seed: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      publicKey: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
      message: "72",
      signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da0"
        + "85ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    Ed25519Vector(
      seed: "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      publicKey: "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
      message: "af82",
      signature: "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac1"
        + "8ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
  ]
}

@Suite struct Ed25519Tests {
  @Test(arguments: Ed25519Vector.all)
  func knownAnswers(vector: Ed25519Vector) throws {
    let key = try Ed25519PrivateKey(seed: bytes(vector.seed))
    #expect(key.publicKey.rawBytes == bytes(vector.publicKey))
    #expect(try key.sign(bytes(vector.message)) == bytes(vector.signature))
    #expect(key.publicKey.isValid(signature: bytes(vector.signature), for: bytes(vector.message)))
    #expect(try key.secretSeed() == bytes(vector.seed))
  }

  @Test func everyBitOfASignatureCounts() throws {
    let vector = Ed25519Vector.all[2]
    let key = try Ed25519PublicKey(rawBytes: bytes(vector.publicKey))
    for changed in everyBitFlip(of: bytes(vector.signature)) {
      #expect(!key.isValid(signature: changed, for: bytes(vector.message)))
    }
    for changed in everyBitFlip(of: bytes(vector.message)) {
      #expect(!key.isValid(signature: bytes(vector.signature), for: changed))
    }
  }

  @Test func aSignatureHas64Bytes() throws {
    let vector = Ed25519Vector.all[0]
    let key = try Ed25519PublicKey(rawBytes: bytes(vector.publicKey))
    let signature = bytes(vector.signature)
    #expect(!key.isValid(signature: signature.dropLast(), for: []))
    #expect(!key.isValid(signature: signature + [0], for: []))
    #expect(!key.isValid(signature: [], for: []))
  }

  @Test func anotherKeyDoesNotVerify() throws {
    let message = Array("invented message".utf8)
    let (one, other) = (try Ed25519PrivateKey.generate(), try Ed25519PrivateKey.generate())
    #expect(one.publicKey != other.publicKey)
    let signature = try one.sign(message)
    #expect(one.publicKey.isValid(signature: signature, for: message))
    #expect(!other.publicKey.isValid(signature: signature, for: message))
  }

  @Test func aSeedHas32Bytes() {
    for count in [0, 31, 33, 64] {
      #expect(throws: CryptoError.wrongLength(of: .ed25519Seed, expected: 32, found: count)) {
        try Ed25519PrivateKey(seed: [UInt8](repeating: 7, count: count))
      }
    }
  }

  @Test func neitherPrintingNorReflectionShowsThePrivateKey() throws {
    let seed = Ed25519Vector.all[1].seed
    let key = try Ed25519PrivateKey(seed: bytes(seed))
    var dumped = ""
    dump(key, to: &dumped)
    for text in ["\(key)", String(reflecting: key), dumped] {
      #expect(!text.contains(seed.prefix(8)))
      #expect(!text.contains("\(bytes(seed)[0]), \(bytes(seed)[1])"))
    }
    #expect(Mirror(reflecting: key).children.isEmpty)
    #expect("\(key)" == "Ed25519PrivateKey(secret, of key \(key.publicKey.keyID.hex))")
  }

  @Test func oneKeyServesManyTasks() async throws {
    let key = try Ed25519PrivateKey.generate()
    let expected = try key.sign([1, 2, 3])
    let signatures = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<64 { group.addTask { try key.sign([1, 2, 3]) } }
      return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
    }
    #expect(signatures == [expected])
  }
}
