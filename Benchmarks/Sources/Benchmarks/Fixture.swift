import AcquisCredits
import AcquisCrypto
import AcquisNotes
import AcquisRecords
import AcquisValues

/// A founder with fixed keys, and as many enrolments as wanted.
struct Fixture {
  static let origin = "benchmark.example"
  let checkpointKey = try! SignerKey(
    name: KeyName(origin), privateKey: Ed25519PrivateKey(seed: [UInt8](repeating: 1, count: 32)))
  let extractKey = try! Ed25519PrivateKey(seed: [UInt8](repeating: 2, count: 32))
  let operatorKey = try! Ed25519PrivateKey(seed: [UInt8](repeating: 3, count: 32))
  private let day = Day("2026-01-01")!

  private func id(_ number: Int) -> StatementID {
    StatementID(version4From: (0..<16).map { $0 < 8 ? UInt8(truncatingIfNeeded: number >> (8 * $0)) : 7 })
  }

  func founding() throws -> SignedStatement {
    let enrol = { (key: Ed25519PublicKey, role: Role, subject: String) in
      Enrolment(publicKey: key, role: role, subject: subject, custody: .operator)!
    }
    let checkpoint = checkpointKey.verifierKey.publicKey
    let founding = LedgerStatement.founded(
      try Founding(
        origin: Fixture.origin, nonce: .zero,
        keys: [
          enrol(checkpoint, .checkpoint, Fixture.origin), enrol(extractKey.publicKey, .extract, Fixture.origin),
          enrol(operatorKey.publicKey, .operator, "operator"),
        ], onBehalf: true))
    let statement = try Statement(type: founding.type, id: id(1 << 40), made: day, body: founding.body)
    let context = SigningContext(origin: Fixture.origin, ledger: .zero)
    let message = context.message(for: statement.bytes)
    return SignedStatement(
      statement,
      signatures: [
        StatementSignature(key: checkpoint.keyID, bytes: try checkpointKey.sign(message).bytes),
        try context.sign(statement, with: extractKey), try context.sign(statement, with: operatorKey),
      ])
  }

  /// A registration, then enrolments of learners: about 800 bytes a record, each signed by the operator.
  func statements(_ count: Int, ledger: Digest) throws -> [SignedStatement] {
    let context = SigningContext(origin: Fixture.origin, ledger: ledger)
    return try (0..<count).map { number in
      let content: CreditStatement =
        number == 0
        ? .certificationRegistered(
          CertificationRegistered(
            certification: "RNCP00000", title: "Benchmark", register: .rncp, blocks: ["BC01"],
            source: Fingerprint(Digest.zero.hex)!))
        : .learnerEnrolled(
          LearnerEnrolled(
            learner: LearnerID(id(number).description)!, certification: "RNCP00000",
            identity: Identity(name: Fingerprint(Digest.zero.hex)!)))
      let statement = try Statement(type: content.type, id: id(number), made: day, body: content.body)
      return SignedStatement(statement, signatures: [try context.sign(statement, with: operatorKey)])
    }
  }
}
