import AcquisNotes
import AcquisStore
import Glibc

/// The checkpoints of a ledger that others vouched for: `checkpoints/<size>`, as the ledger's own key signed them (SPEC §19).
///
/// Whoever stamps or cosigns a checkpoint relies on its bytes, so they are kept for ever and never change. No lock and no
/// key are needed: a checkpoint that is there already is left as it is.
struct CheckpointArchive {
  let directory: LedgerDirectory

  /// Keeps `checkpoint`, durably, with the line of `key` alone: what others added to it is theirs.
  ///
  /// Returns what is kept. Throws ``Problem``: `checkpoint-invalid` when `key` did not sign it, or something else is kept
  /// under its size.
  func keep(_ checkpoint: SignedCheckpoint, signedBy key: VerifierKey) throws(Problem) -> SignedCheckpoint {
    let own = try checkpoint.alone(of: key)
    let path = path(size: own.checkpoint.size)
    if SmallFile.exists(path) {
      guard try SmallFile.read(path, limit: 1 << 16) == own.note.bytes else {
        throw Problem(
          "checkpoint-invalid", "Another checkpoint is kept for this size", at: path,
          remedy: "Hold the two against each other with 'acquis compare', and keep both.", kind: .foundWrong)
      }
      return own
    }
    try SmallFile.makeDirectory(directory.checkpoints)
    try SmallFile.replace(path, bytes: own.note.bytes)
    return own
  }

  /// The checkpoint kept for `size`; `nil` if there is none. Throws ``Problem``.
  func checkpoint(size: UInt64) throws(Problem) -> SignedCheckpoint? {
    try SignedCheckpoint.stored(
      at: path(size: size), otherwise: "Put the file back from a copy, or move it away.")
  }

  /// The sizes of which a checkpoint is kept, the largest first. Throws ``Problem``.
  func sizes() throws(Problem) -> [UInt64] {
    guard let stream = opendir(directory.checkpoints) else {
      if errno == ENOENT { return [] }
      throw SmallFile.failure("open", directory.checkpoints)
    }
    defer { _ = closedir(stream) }
    var sizes: [UInt64] = []
    while let entry = readdir(stream) {
      let capacity = MemoryLayout.size(ofValue: entry.pointee.d_name)
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: capacity) { String(cString: $0) }
      }
      if let size = UInt64(name), String(size).utf8.elementsEqual(name.utf8) { sizes.append(size) }
    }
    return sizes.sorted(by: >)
  }

  private func path(size: UInt64) -> String { directory.checkpoints + "/\(size)" }
}

extension SignedCheckpoint {
  /// The checkpoint in the file at `path`; `nil` if there is none. Throws ``Problem``, with `remedy` where it is malformed.
  static func stored(at path: String, otherwise remedy: String) throws(Problem) -> SignedCheckpoint? {
    guard SmallFile.exists(path) else { return nil }
    let bytes = try SmallFile.read(path, limit: 1 << 20)
    do { return try SignedCheckpoint(parsing: bytes) } catch {
      throw Problem(
        "checkpoint-invalid", "This is no checkpoint: \(error)", at: path, remedy: remedy, kind: .foundWrong)
    }
  }

  /// The same checkpoint with the line of `key` alone. Throws ``Problem`` when that is not there, or does not verify.
  func alone(of key: VerifierKey) throws(Problem) -> SignedCheckpoint {
    do {
      _ = try verified(by: key, leniency: .foreign)
      let line = note.signatures.first { $0.name == key.name && $0.keyHash == key.keyHash }!
      return try SignedCheckpoint(parsing: note.text + [0x0A] + line.line)
    } catch {
      throw Problem(
        "checkpoint-invalid", "This checkpoint is not signed by the ledger's key: \(error)",
        remedy: "Sign one with 'acquis checkpoint'.", kind: .foundWrong)
    }
  }
}
