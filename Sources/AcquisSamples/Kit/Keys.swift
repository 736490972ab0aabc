import AcquisCrypto
import AcquisNotes
import AcquisRecords
import AcquisValues

/// The keys of the samples: from fixed seeds, so public and worthless.
enum Keys {
  /// The name of the ledger of all samples.
  static let origin = "samples.example/acquis"
  /// The name of another.
  static let foreignOrigin = "other.example/acquis"

  static let checkpoint = key(1)
  static let extract = key(2)
  static let `operator` = key(3)
  static let centre = key(4)
  static let jury = key(5)
  static let body = key(6)
  static let second = key(7)
  static let stranger = key(9)
  static let witnessOne = key(11)
  static let witnessTwo = key(12)

  static let verifier = verifier(origin, checkpoint)

  private static func key(_ number: UInt8) -> Ed25519PrivateKey {
    try! Ed25519PrivateKey(seed: [UInt8](repeating: number, count: Ed25519PrivateKey.seedByteCount))
  }

  static func signer(_ origin: String, _ key: Ed25519PrivateKey) -> SignerKey {
    SignerKey(name: try! KeyName(origin), privateKey: key)
  }

  static func verifier(_ origin: String, _ key: Ed25519PrivateKey) -> String {
    signer(origin, key).verifierKey.description
  }

  static func enrolment(
    _ key: Ed25519PrivateKey, _ role: Role, _ subject: String, custody: Custody = .holder, from: String? = nil,
    until: String? = nil
  ) -> Enrolment {
    Enrolment(
      publicKey: key.publicKey, role: role, subject: subject, custody: custody, from: from.flatMap { Day($0) },
      until: until.flatMap { Day($0) })!
  }
}
