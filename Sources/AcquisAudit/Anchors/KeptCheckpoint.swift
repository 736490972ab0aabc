import AcquisCrypto
import AcquisNotes

/// The checkpoint in `checkpoints/<size>`: in form, with one signature line, which is the ledger's and verifies (SPEC §19.4).
struct KeptCheckpoint {
  let root: Digest
  /// The SHA-256 of its bytes: what a timestamp is of.
  let imprint: Digest

  static let byteLimit = 1 << 16

  /// Reads it; reports what is wrong, as of the timestamps that are of it.
  init?(_ directory: String, size: Int, key: VerifierKey, _ findings: inout FindingList) {
    let name = "checkpoints/\(size)"
    let bytes: [UInt8]
    do {
      guard let read = try RegularFile.bytes(of: "\(directory)/\(name)", limit: KeptCheckpoint.byteLimit) else {
        findings.add(.anchorForm, "\(name) has more than \(KeptCheckpoint.byteLimit) bytes")
        return nil
      }
      bytes = read
    } catch {
      let code: FindingCode = error == .missing || error == .notRegular ? .anchorForm : .unreadable
      findings.add(code, "\(name), which a timestamp is of, \(error.explanation)")
      return nil
    }
    do {
      let signed = try SignedCheckpoint(parsing: bytes)
      guard signed.checkpoint.extensions.isEmpty else { throw NoteError.malformedCheckpoint(.extensions) }
      guard signed.checkpoint.size == UInt64(size) else { throw NoteError.malformedCheckpoint(.size) }
      // The ledger's own line and no other: what a timestamp is of never changes.
      root = try signed.verified(by: key, leniency: .own).checkpoint.root
    } catch {
      findings.add(.anchorForm, "\(name): \(error)")
      return nil
    }
    imprint = SHA256.hash(bytes)
  }
}
