public import AcquisCrypto
import AcquisJSON
public import AcquisNotes
public import AcquisValues

/// What an auditor has verified and keeps, so that the next audit checks signatures of what is new only, and so that the
/// operator cannot go back behind it (SPEC §19.6).
///
/// The file is the auditor's: whoever can change it can make the auditor forget. It holds nothing of any learner.
public struct AuditState: Hashable, Sendable {
  /// The verifier key that vouched.
  public let key: VerifierKey
  /// The ledger id.
  public let ledger: Digest
  /// The newest checkpoint that was verified.
  public let checkpoint: SignedCheckpoint
  /// For how many records, whose root is that of ``checkpoint``.
  public let size: Int
  /// When that was.
  public let verified: Instant

  init(key: VerifierKey, ledger: Digest, checkpoint: SignedCheckpoint, size: Int, verified: Instant) {
    self.key = key
    self.ledger = ledger
    self.checkpoint = checkpoint
    self.size = size
    self.verified = verified
  }

  private static let format = "acquis-audit-state/v1"

  /// The file: one line of canonical JSON, closed by LF.
  public var bytes: [UInt8] {
    let json: JSONValue = [
      "checkpoint": .string(String(decoding: checkpoint.note.bytes, as: UTF8.self)), "form": .string(AuditState.format),
      "key": .string(key.description), "ledger": .string(ledger.hex), "verified": .string(verified.description),
    ]
    return json.canonicalBytes + [0x0A]
  }

  /// Reads a file. ``bytes`` gives exactly these bytes back; the checkpoint's signature is verified.
  ///
  /// - Throws: ``AuditStateError``.
  public init(parsing bytes: [UInt8]) throws(AuditStateError) {
    guard bytes.last == 0x0A, let json = try? JSONValue(canonical: bytes.dropLast()), let object = json.object,
      object["form"]?.string == AuditState.format,
      let key = object["key"]?.string.flatMap({ try? VerifierKey(parsing: $0) }),
      let ledger = object["ledger"]?.string.flatMap({ Digest(hex: $0.utf8) }),
      let text = object["checkpoint"]?.string, let checkpoint = try? SignedCheckpoint(parsing: text.utf8),
      let size = Int(exactly: checkpoint.checkpoint.size), size > 0, size <= CheckpointReading.sizeLimit,
      let verified = object["verified"]?.string.flatMap({ Instant($0) })
    else { throw .malformed }
    do { _ = try checkpoint.verified(by: key, leniency: .foreign) } catch { throw .checkpoint(error) }
    self.init(key: key, ledger: ledger, checkpoint: checkpoint, size: size, verified: verified)
    guard self.bytes == bytes else { throw .malformed }
  }
}

/// Why an auditor's file was refused.
public enum AuditStateError: Error, Equatable, Sendable {
  /// It has not its form.
  case malformed
  /// Its checkpoint is not signed by its key.
  case checkpoint(NoteError)
}

extension AuditStateError: CustomStringConvertible {
  /// One sentence for people.
  public var description: String {
    switch self {
    case .malformed: "this is not what an audit left"
    case .checkpoint(let error): "its checkpoint does not verify: \(error)"
    }
  }
}
