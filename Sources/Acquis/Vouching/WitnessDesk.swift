import AcquisCrypto
import AcquisMerkle
import AcquisValues
public import AcquisNotes

/// A witness's side: what it last cosigned of each log, and the rules by which it cosigns the next (C2SP tlog-witness).
///
/// The directory holds `<hex SHA-256 of the origin>/checkpoint` for each log, which any web server can serve to monitors. It
/// must never be put back from a copy: a witness that forgets cosigns forks.
public struct WitnessDesk: Sendable {
  /// Where the witness keeps what it cosigned.
  public let directory: String
  let key: CosignerKey
  let environment: Environment

  /// The desk of the witness with `key`, kept in `directory`.
  public init(directory: String, key: CosignerKey, environment: Environment = .system) {
    self.directory = directory
    self.key = key
    self.environment = environment
  }

  /// Cosigns the checkpoint of `request` if it extends what was cosigned of its log last. `logKeys`: the logs that are
  /// witnessed.
  ///
  /// What is cosigned is durable before the answer is given. One process at a time holds the desk. Throws ``Problem``
  /// (exit 1): `origin-unknown`, `checkpoint-signature`, `witness-conflict` when the proof begins elsewhere than where the
  /// witness stands, `checkpoint-inconsistent` when it does not hold.
  public func cosign(_ request: AddCheckpointRequest, logKeys: [VerifierKey]) throws(Problem) -> NoteSignature {
    let checkpoint = request.checkpoint.checkpoint
    guard let logKey = logKeys.first(where: { $0.name == checkpoint.origin }) else {
      throw wrong("origin-unknown", "The log '\(checkpoint.origin)' is not witnessed", "Give its key with --key.")
    }
    do { _ = try request.checkpoint.verified(by: logKey, leniency: .foreign) } catch {
      throw wrong("checkpoint-signature", "\(error)", "Do not cosign it; tell who runs the log.")
    }
    guard checkpoint.size < 1 << 53 else {
      throw wrong("checkpoint-malformed", "No log has \(checkpoint.size) records", "Do not cosign it.")
    }
    let place = try Place(directory, checkpoint.origin)
    defer { place.release() }
    try check(request, against: try place.latest())
    let line: NoteSignature
    do { line = try key.cosign(checkpoint, time: UInt64(environment.now().millisecondsSinceEpoch / 1000)) } catch {
      throw Problem("internal-error", "\(error)", remedy: "Please report this; nothing was changed.")
    }
    try place.keep(try request.checkpoint.alone(of: logKey))
    return line
  }

  private func check(_ request: AddCheckpointRequest, against latest: SignedCheckpoint?) throws(Problem) {
    let new = request.checkpoint.checkpoint
    let old = latest?.checkpoint
    guard request.oldSize == old?.size ?? 0, request.oldSize <= new.size else {
      throw wrong(
        "witness-conflict",
        "The request begins at \(request.oldSize) records; this witness last cosigned \(old?.size ?? 0)",
        "Make a request with --from \(old?.size ?? 0).")
    }
    guard isExtension(old, new, request.hashes) else {
      throw wrong(
        "checkpoint-inconsistent", "The checkpoint does not extend what this witness cosigned",
        "Do not cosign it: keep both checkpoints, and show them to others.")
    }
  }

  private func isExtension(_ old: Checkpoint?, _ new: Checkpoint, _ hashes: [Digest]) -> Bool {
    guard let old, old.size > 0 else { return hashes.isEmpty && (new.size > 0 || new.root == MerkleTree.emptyRoot) }
    guard let from = old.head, let to = new.head else { return false }
    let proof = ConsistencyProof(old: from.size, new: to.size, hashes: hashes)
    return (try? proof.verify(from: from, to: to)) != nil
  }

  private func wrong(_ code: String, _ message: String, _ remedy: String) -> Problem {
    Problem(code, message, remedy: remedy, kind: .foundWrong)
  }
}

extension Checkpoint {
  /// Size and root; `nil` for a size that no tree has.
  fileprivate var head: TreeHead? { Int(exactly: size).map { TreeHead(size: $0, root: root) } }
}

/// What a witness keeps of one log, held by one process at a time.
private struct Place {
  private let path: String
  private let lock: DirectoryLock

  init(_ directory: String, _ origin: KeyName) throws(Problem) {
    try SmallFile.makeDirectory(directory)
    let place = directory + "/" + SHA256.hash(origin.utf8).hex
    try SmallFile.makeDirectory(place)
    path = place + "/checkpoint"
    lock = try DirectoryLock(place)
  }

  func release() { lock.release() }

  func latest() throws(Problem) -> SignedCheckpoint? {
    try SignedCheckpoint.stored(
      at: path, otherwise: "Do not go on with this key: a witness that forgot must be given up.")
  }

  func keep(_ checkpoint: SignedCheckpoint) throws(Problem) {
    try SmallFile.replace(path, bytes: checkpoint.note.bytes)
  }
}
