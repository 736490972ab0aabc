import AcquisMerkle
import AcquisNotes
import AcquisRecords
import AcquisStore

/// The checkpoint that is going to be published: the newest that is stored, verified by the key of record 0.
struct PublishedCheckpoint {
  let key: VerifierKey
  let head: TreeHead
  /// What is served: with the lines of witnesses, where there are some for this size.
  let bytes: [UInt8]
  /// Whether others than the ledger signed it.
  let isWitnessed: Bool

  /// Reads it. Throws ``Problem``.
  init(_ reader: any EventReader, _ ledger: LedgerDirectory) async throws(Problem) {
    let (signed, key): (SignedCheckpoint, VerifierKey)
    do {
      signed = try await reader.checkpoint()
      key = VerifierKey(
        name: try KeyName(reader.founding.origin), algorithm: .ed25519, publicKey: reader.founding.checkpointKey)
    } catch { throw Problem(error) }
    let own = try signed.alone(of: key)
    guard let size = Int(exactly: own.checkpoint.size) else {
      throw Problem(StoreError.checkpointInvalid(path: ledger.checkpoint, .malformedCheckpoint(.size)))
    }
    let served = PublishedCheckpoint.witnessed(own, by: key, ledger) ?? signed
    self.key = key
    head = TreeHead(size: size, root: own.checkpoint.root)
    bytes = served.note.bytes
    isWitnessed = served.note.signatures.count > own.note.signatures.count
  }

  /// The same checkpoint as witnesses returned it; `nil` if there is none of the same text that the ledger's key signed.
  private static func witnessed(
    _ own: SignedCheckpoint, by key: VerifierKey, _ ledger: LedgerDirectory
  ) -> SignedCheckpoint? {
    let path = "\(ledger.witnessed)/\(own.checkpoint.size)"
    guard let bytes = try? SmallFile.read(path, limit: TreeDirectory.checkpointByteLimit),
      let witnessed = try? SignedCheckpoint(parsing: bytes), witnessed.note.text == own.note.text,
      (try? witnessed.verified(by: key, leniency: .foreign)) != nil
    else { return nil }
    return witnessed
  }
}
