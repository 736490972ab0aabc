public import AcquisAudit
public import AcquisCrypto
public import AcquisNotes
import AcquisRecords
public import AcquisStore

/// Has a ledger's checkpoints stamped by timestamp authorities, and keeps what they answer (SPEC §19.4).
///
/// Needs neither the lock nor a private key: checkpoints that are stamped, and timestamps, never change once they are kept.
public struct Anchoring: Sendable {
  /// Where the ledger lies.
  public let directory: LedgerDirectory
  /// The key that signs its checkpoints.
  public let key: VerifierKey
  /// Its newest checkpoint.
  public let newest: SignedCheckpoint
  /// How many records it has.
  public let size: Int

  private var archive: CheckpointArchive { CheckpointArchive(directory: directory) }

  /// Looks at the ledger at `path`. Throws ``Problem``.
  public static func open(_ path: String) async throws(Problem) -> Anchoring {
    try await LedgerView.with(path) { view in
      let founding = view.reader.founding
      return Anchoring(
        directory: LedgerDirectory(path),
        key: VerifierKey(
          name: try KeyName(founding.origin), algorithm: .ed25519, publicKey: founding.checkpointKey),
        newest: try await view.reader.checkpoint(), size: try await view.reader.head().size)
    }
  }

  /// Keeps the newest checkpoint, durably, and asks for a timestamp of it, with a nonce of 16 bytes. Throws ``Problem``.
  public func request(_ environment: Environment = .system) throws(Problem) -> TimestampRequest {
    let kept = try archive.keep(newest, signedBy: key)
    return TimestampRequest(imprint: SHA256.hash(kept.note.bytes), nonce: try environment.randomBytes(16))
  }

  /// Verifies an authority's answer and, only then, keeps it, durably. An answer that is kept already is left as it is.
  ///
  /// `request`: the request that it must answer, where that is at hand. Throws ``Problem``: `anchor-form`,
  /// `authority-refused` when it grants no timestamp, `anchor-unknown` when it is of no checkpoint that is kept,
  /// `anchor-wrong` when it does not verify.
  public func add(
    _ bytes: [UInt8], trusting authorities: TimestampAuthorities, answering request: TimestampRequest? = nil
  ) throws(Problem) -> Anchor {
    do {
      let response = try TimestampResponse(parsing: bytes)
      if let request, request.imprint != response.claim.imprint {
        throw TimestampError.wrongImprint(response.claim.imprint)
      }
      let kept = try checkpoint(of: response.claim.imprint)
      let timestamp = try response.verified(
        imprint: response.claim.imprint, by: authorities, nonce: request?.nonce)
      let name = AnchorName(size: Int(kept.checkpoint.size), of: bytes)
      try store(bytes, name)
      return Anchor(name, root: kept.checkpoint.root, timestamp)
    } catch let error as TimestampError { throw Problem(error) } catch { throw Problem(error) }
  }

  /// What the kept timestamps say; without `authorities` none of them is verified.
  public func list(trusting authorities: TimestampAuthorities?) -> AnchorReport {
    AnchorAudit(directory: directory.path, key: key, authorities: authorities).run()
  }

  /// The kept checkpoint that has this SHA-256.
  private func checkpoint(of imprint: Digest) throws(Problem) -> SignedCheckpoint {
    for size in try archive.sizes() {
      guard let kept = try archive.checkpoint(size: size), SHA256.hash(kept.note.bytes) == imprint else { continue }
      return try kept.alone(of: key)
    }
    throw Problem(
      "anchor-unknown", "The timestamp is of no checkpoint of this ledger that is kept", at: directory.checkpoints,
      remedy: "Have a request of 'acquis anchor request' stamped, and keep the checkpoint that it was made of.")
  }

  private func store(_ bytes: [UInt8], _ name: AnchorName) throws(Problem) {
    let path = "\(directory.anchors)/\(name)"
    if SmallFile.exists(path), try SmallFile.read(path, limit: TimestampResponse.byteLimit) == bytes { return }
    try SmallFile.makeDirectory(directory.anchors)
    try SmallFile.replace(path, bytes: bytes)
  }
}
