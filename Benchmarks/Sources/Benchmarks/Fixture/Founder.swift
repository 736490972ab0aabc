import Acquis
import AcquisCredits
import AcquisCrypto
import AcquisNotes
import AcquisRecords
import AcquisStore
import AcquisValues

/// A ledger as `acquis init` founds it, and the first statements in it.
struct Founder {
  static let origin = "benchmark.example"
  /// The day on which everything is made.
  let made: Day
  let checkpointKey: SignerKey
  let operatorKey: SignerKey
  let context: SigningContext

  /// Founds a ledger at `path` with keys and vault, as the command does.
  init(at path: String) async throws {
    let key = try await LedgerSession.found(at: path, origin: Founder.origin)
    let directory = LedgerDirectory(path)
    let keys = directory.private + "/keys"
    checkpointKey = try KeyFile.read(keys + "/checkpoint.key")
    precondition(checkpointKey.verifierKey == key)
    let name = Workspace.names(in: keys).first { $0.hasPrefix("operator-") }!
    operatorKey = try KeyFile.read("\(keys)/\(name)")
    let reader = try await FileReader.open(directory)
    made = try await reader.head().recorded!.day
    context = SigningContext(origin: Founder.origin, ledger: reader.ledger)
  }

  /// A certification with five blocks, and a centre that may assess them.
  func beginning() throws -> [SignedStatement] {
    let nothing = Fingerprint(Digest.zero.hex)!
    let contents: [CreditStatement] = [
      .certificationRegistered(
        CertificationRegistered(
          certification: "C1", title: "Benchmark", register: .rncp,
          blocks: (0..<5).map { BlockCode("C1B\($0)")! }, source: nothing)),
      .centreAuthorised(CentreAuthorised(centre: "00000000000021", name: nothing, certifications: ["C1"])),
    ]
    return try contents.enumerated().map { number, content in
      try sign(
        Statement(
          type: content.type, id: StatementID(version4From: .init(repeating: UInt8(number), count: 16)), made: made,
          body: content.body))
    }
  }

  func sign(_ statement: Statement) throws -> SignedStatement {
    let signature = try operatorKey.sign(context.message(for: statement.bytes))
    return SignedStatement(
      statement,
      signatures: [StatementSignature(key: operatorKey.verifierKey.publicKey.keyID, bytes: signature.bytes)])
  }

  /// A statement with a signature in form that nobody made: enough for whatever does not check signatures.
  func pretend(_ statement: Statement) -> SignedStatement {
    SignedStatement(
      statement,
      signatures: [
        StatementSignature(key: operatorKey.verifierKey.publicKey.keyID, bytes: [UInt8](repeating: 7, count: 64))
      ])
  }

  /// Statements of the usual shape, ready to be appended.
  func statements(_ numbers: Range<Int>) throws -> [SignedStatement] {
    let text = StatementText(.usual, made: made)
    return try numbers.map { number in
      var bytes: [UInt8] = []
      text.write(number, to: &bytes)
      return pretend(try Statement(canonical: bytes))
    }
  }
}
