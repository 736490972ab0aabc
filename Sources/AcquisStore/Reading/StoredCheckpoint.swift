import AcquisMerkle
import AcquisNotes

/// Checkpoints as files.
enum StoredCheckpoint {
  /// More than any checkpoint with a hundred signature lines has.
  private static let byteLimit = 1 << 16

  /// Reads the checkpoint at `path`; `nil` when there is none. Throws `checkpointInvalid` when it is malformed.
  static func read(_ path: String) throws(StoreError) -> SignedCheckpoint? {
    guard let file = try File.ifPresent(path) else { return nil }
    guard let bytes = try file.readAll(limit: byteLimit) else {
      throw .checkpointInvalid(path: path, .malformedCheckpoint(.extensions))
    }
    let signed: SignedCheckpoint
    do { signed = try SignedCheckpoint(parsing: bytes) } catch { throw .checkpointInvalid(path: path, error) }
    guard signed.checkpoint.extensions.isEmpty else {
      throw .checkpointInvalid(path: path, .malformedCheckpoint(.extensions))
    }
    return signed
  }

  /// The head that a checkpoint states, once it has verified under `key`. Lines of witnesses are ignored (SPEC §8).
  static func verify(_ signed: SignedCheckpoint, by key: VerifierKey, path: String) throws(StoreError) -> TreeHead {
    let verified: VerifiedCheckpoint
    do { verified = try signed.verified(by: key, leniency: .foreign) } catch {
      throw .checkpointInvalid(path: path, error)
    }
    guard let size = Int(exactly: verified.checkpoint.size), size > 0 else {
      throw .checkpointInvalid(path: path, .malformedCheckpoint(.size))
    }
    return TreeHead(size: size, root: verified.checkpoint.root)
  }
}
