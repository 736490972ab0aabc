import AcquisCredits
import AcquisCrypto
import AcquisIdentities
import AcquisNotes
import AcquisRecords
import AcquisStore
import AcquisValues
import Foundation

@testable import Acquis

extension Bench {
  /// Runs `body` on a new ledger under rules 1, as it was founded before there were others.
  func withEarlierLedger<Result>(_ body: (LedgerSession) async throws -> Result) async throws -> Result {
    let path = root + "/earlier-" + UUID().uuidString
    let keys = try LedgerKeys.generate(origin: Invented.origin, environment: environment)
    let store = try await FileStore.found(
      at: path, founding: try founding(keys), checkpointKey: keys.checkpoint,
      options: LedgerSession.storeOptions(wait: .zero, environment)
    ) { directory in
      try keys.write(privateDirectory: directory.private)
      _ = try Vault.open(directory: directory.private, origin: Invented.origin, create: true)
    }
    try await store.close()
    return try await LedgerSession.with(path, wait: .zero, environment: environment, body)
  }

  private func founding(_ keys: LedgerKeys) throws -> SignedStatement {
    let signers = [keys.checkpoint, keys.extract] + keys.operators
    let roles: [(Role, String)] =
      [(.checkpoint, Invented.origin), (.extract, Invented.origin)]
      + keys.operators.map { (.operator, $0.verifierKey.name.description) }
    let founding = try Founding(
      origin: Invented.origin, nonce: Digest(bytes: try environment.random(Digest.byteCount))!,
      keys: zip(signers, roles).map { key, role in
        Enrolment(publicKey: key.verifierKey.publicKey, role: role.0, subject: role.1, custody: .operator)!
      },
      onBehalf: true, rules: 1)
    let content = LedgerStatement.founded(founding)
    let statement = try Statement(type: content.type, id: Invented.id(1), made: Invented.day, body: content.body)
    let message = SigningContext(origin: Invented.origin, ledger: .zero).message(for: statement.bytes)
    return SignedStatement(
      statement,
      signatures: try signers.map {
        StatementSignature(key: $0.verifierKey.publicKey.keyID, bytes: try $0.sign(message).bytes)
      })
  }
}
