import AcquisCredits
import AcquisCrypto
import AcquisNotes
import AcquisRecords
import AcquisValues

/// Makes record 0, signed by every key it enrols (SPEC §9.3).
enum FoundingRecord {
  static func sign(
    origin: String, keys: LedgerKeys, options: FoundingOptions, environment: Environment
  ) throws(Problem) -> SignedStatement {
    let signers = [keys.checkpoint, keys.extract] + keys.operators
    let roles: [(Role, String)] =
      [(.checkpoint, origin), (.extract, origin)]
      + keys.operators.map { (.operator, $0.verifierKey.name.description) }
    do {
      let founding = try Founding(
        origin: origin, nonce: Digest(bytes: try environment.random(Digest.byteCount))!,
        keys: zip(signers, roles).map { key, role in
          Enrolment(publicKey: key.verifierKey.publicKey, role: role.0, subject: role.1, custody: .operator)!
        },
        onBehalf: options.onBehalf, rules: Rules.newest.rawValue, predecessor: options.predecessor)
      let content = LedgerStatement.founded(founding)
      let statement = try Statement(
        type: content.type, id: try environment.newStatementID(), made: environment.today, body: content.body)
      let message = SigningContext(origin: origin, ledger: .zero).message(for: statement.bytes)
      return SignedStatement(
        statement,
        signatures: try signers.map {
          StatementSignature(key: $0.verifierKey.publicKey.keyID, bytes: try $0.sign(message).bytes)
        })
    } catch {
      throw Problem("founding-failed", "\(error)", remedy: "Choose another name, then try again.")
    }
  }
}
