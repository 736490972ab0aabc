import AcquisAudit
import AcquisCrypto
import AcquisNotes
import AcquisRecords
import AcquisValues

/// Fixed keys from fixed seeds. All names are invented.
enum Keys {
  static func key(_ number: UInt8) -> Ed25519PrivateKey {
    try! Ed25519PrivateKey(seed: [UInt8](repeating: number, count: 32))
  }

  static let checkpoint = key(1)
  static let extract = key(2)
  static let op = key(3)
  static let centre = key(4)
  static let jury = key(5)
  static let body = key(6)
  static let secondOperator = key(7)
  static let stranger = key(9)

  static let origin = "example.org/invented"
  static let signer = SignerKey(name: try! KeyName(origin), privateKey: checkpoint)
  static let trust = Trust([signer.verifierKey])

  static func enrolment(
    _ key: Ed25519PrivateKey, _ role: Role, _ subject: String, custody: Custody = .holder, from: String? = nil,
    until: String? = nil
  ) -> Enrolment {
    Enrolment(
      publicKey: key.publicKey, role: role, subject: subject, custody: custody, from: from.flatMap { Day($0) },
      until: until.flatMap { Day($0) })!
  }
}
