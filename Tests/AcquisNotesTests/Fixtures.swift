import AcquisCrypto
import AcquisNotes

/// Keys and notes made here, from fixed seeds, so that every run tests the same bytes.
enum Fixture {
  static let log = signer(name: "example.com/invented", firstSeedByte: 0)
  static let witness = cosigner(name: "witness.example/one", firstSeedByte: 32)
  static let otherWitness = cosigner(name: "witness.example/two", firstSeedByte: 64)

  static let text = Array("A line.\n\nAnother, after an empty one: é.\n".utf8)

  static func privateKey(firstSeedByte: UInt8) -> Ed25519PrivateKey {
    must { try Ed25519PrivateKey(seed: (0..<32).map { firstSeedByte + $0 }) }
  }

  static func name(_ text: String) -> KeyName { must { try KeyName(text) } }

  static func signer(name text: String, firstSeedByte: UInt8) -> SignerKey {
    SignerKey(name: name(text), privateKey: privateKey(firstSeedByte: firstSeedByte))
  }

  static func cosigner(name text: String, firstSeedByte: UInt8) -> Cosigner {
    Cosigner(name: name(text), privateKey: privateKey(firstSeedByte: firstSeedByte))
  }

  static func checkpoint(size: UInt64) -> Checkpoint {
    Checkpoint(origin: log.verifierKey.name, size: size, root: SHA256.hash("invented tree of \(size)".utf8))
  }

  static func signedCheckpoint(size: UInt64) -> SignedCheckpoint {
    must { try SignedCheckpoint.sign(checkpoint(size: size), with: log) }
  }

  private static func must<Value>(_ make: () throws -> Value) -> Value {
    do { return try make() } catch { preconditionFailure("a fixture is wrong: \(error)") }
  }
}

/// A witness, written anew for the tests: what it signs is compared with what the module signs.
struct Cosigner {
  let verifierKey: VerifierKey
  private let privateKey: Ed25519PrivateKey

  init(name: KeyName, privateKey: Ed25519PrivateKey) {
    self.privateKey = privateKey
    verifierKey = VerifierKey(name: name, algorithm: .ed25519Cosignature, publicKey: privateKey.publicKey)
  }

  func cosign(_ text: [UInt8], time: UInt64) throws -> NoteSignature {
    let signature = try privateKey.sign(Array("cosignature/v1\ntime \(time)\n".utf8) + text)
    let timeBytes = (0..<8).map { UInt8(truncatingIfNeeded: time >> (56 - 8 * UInt64($0))) }
    return NoteSignature(name: verifierKey.name, keyHash: verifierKey.keyHash, bytes: timeBytes + signature)
  }
}

extension [UInt8] {
  var string: String { String(decoding: self, as: UTF8.self) }

  /// The bytes with each one replaced in turn by each other value.
  var everyByteChange: some Sequence<[UInt8]> {
    indices.lazy.flatMap { index in
      (UInt8.min...UInt8.max).lazy.filter { $0 != self[index] }.map { byte in
        var changed = self
        changed[index] = byte
        return changed
      }
    }
  }

  /// The bytes without each of their non-empty runs in turn.
  var everyRemoval: some Sequence<[UInt8]> {
    indices.lazy.flatMap { start in
      (start + 1...self.count).lazy.map { end in Array(self[..<start] + self[end...]) }
    }
  }
}
