import AcquisNotes
import AcquisStore

/// The cosigned checkpoints of a ledger, `witnessed/<size>` (SPEC §19.3).
///
/// One process at a time changes them, under a lock on their directory; readers need none, since a file is replaced whole.
struct WitnessedFiles {
  let directory: LedgerDirectory

  /// The sizes for which there is one, the largest first. Throws ``Problem``.
  func sizes() throws(Problem) -> [UInt64] {
    guard SmallFile.exists(directory.witnessed) else { return [] }
    return try SmallFile.names(in: directory.witnessed).compactMap { name in
      UInt64(name).flatMap { "\($0)" == name && $0 < 1 << 53 ? $0 : nil }
    }.sorted(by: >)
  }

  /// The cosigned checkpoint of `size`; `nil` if there is none. Throws ``Problem``.
  func checkpoint(size: UInt64) throws(Problem) -> SignedCheckpoint? {
    try SignedCheckpoint.stored(at: path(size), otherwise: "Move the file away and ask the witnesses again.")
  }

  /// The largest size that `witness` cosigned, as far as is kept; 0 if none. Throws ``Problem``.
  func newestSize(by witness: VerifierKey) throws(Problem) -> UInt64 {
    for size in try sizes() {
      let lines = try checkpoint(size: size)?.note.signatures ?? []
      if lines.contains(where: { $0.name == witness.name && $0.keyHash == witness.keyHash }) { return size }
    }
    return 0
  }

  /// Adds `lines` to the cosigned checkpoint of `own`, the ledger's own. Throws ``Problem``, and keeps what was there.
  func add(
    _ lines: [(line: NoteSignature, key: VerifierKey)], to own: SignedCheckpoint
  ) throws(Problem) -> SignedCheckpoint {
    try SmallFile.makeDirectory(directory.witnessed)
    let lock = try DirectoryLock(directory.witnessed)
    defer { lock.release() }
    let size = own.checkpoint.size
    var cosigned = try checkpoint(size: size) ?? own
    guard cosigned.checkpoint == own.checkpoint else {
      throw Problem(
        "checkpoint-invalid", "Another checkpoint of \(size) records is kept as cosigned", at: path(size),
        remedy: "Hold the two against each other with 'acquis compare', and keep both.", kind: .foundWrong)
    }
    do { for (line, key) in lines { cosigned = try cosigned.cosigned(line, by: key) } } catch {
      throw Problem(
        "cosignature-wrong", "\(error)", remedy: "Nothing was kept; ask the witness again.", kind: .foundWrong)
    }
    try SmallFile.replace(path(size), bytes: cosigned.note.bytes)
    return cosigned
  }

  private func path(_ size: UInt64) -> String { directory.witnessed + "/\(size)" }
}
