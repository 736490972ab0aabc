import AcquisCrypto
import AcquisNotes
import AcquisRecords

/// A checkpoint in form, to be judged once record 0 is known (SPEC §8; §15, step 4).
struct CheckpointReading {
  /// What it is called in messages.
  let name: String
  let signed: SignedCheckpoint
  let size: Int

  static let byteLimit = 1 << 20
  /// No ledger is larger: a `seq` is an integer of the encoding (SPEC §4).
  static let sizeLimit = 1 << 53 - 1

  /// Which checkpoints are in form.
  enum Form {
    /// Those of a ledger (SPEC §8).
    case ledger
    /// Those of any log, which may have extension lines, and any name as its origin (C2SP tlog-checkpoint).
    case anyLog
  }

  /// Reads the form; reports what is wrong with it.
  init?(_ bytes: [UInt8], name: String, form: Form = .ledger, _ findings: inout FindingList) {
    self.name = name
    guard bytes.count <= CheckpointReading.byteLimit else {
      findings.add(.checkpointMalformed, "\(name) has more than \(CheckpointReading.byteLimit) bytes")
      return nil
    }
    do {
      signed = try SignedCheckpoint(parsing: bytes)
      if form == .ledger {
        guard signed.checkpoint.extensions.isEmpty else { throw NoteError.malformedCheckpoint(.extensions) }
        guard isOrigin(signed.checkpoint.origin.description) else { throw NoteError.malformedCheckpoint(.origin) }
      }
      guard let size = Int(exactly: signed.checkpoint.size), size <= CheckpointReading.sizeLimit else {
        throw NoteError.malformedCheckpoint(.size)
      }
      self.size = size
    } catch {
      findings.add(.checkpointMalformed, "\(name): \(error)")
      return nil
    }
  }

  var origin: KeyName { signed.checkpoint.origin }
  var root: Digest { signed.checkpoint.root }

  /// Checks signature, origin and key. `trust`: the keys given from outside; without, record 0 speaks for itself.
  ///
  /// Returns the key that vouches.
  func judge(_ trust: Trust?, _ founding: Founding?, _ findings: inout FindingList) -> VerifierKey? {
    guard let key = trust == nil ? founding.flatMap(VerifierKey.init(ofCheckpoints:)) : trust?.key(of: origin) else {
      if trust != nil { findings.add(.checkpointSignature, "none of the keys given is named '\(origin)'") }
      return nil
    }
    do {
      guard key.algorithm == .ed25519 else { throw NoteError.unsupportedAlgorithm(key.algorithm.rawValue) }
      _ = try signed.note.verified(by: [key], leniency: .foreign)
    } catch {
      findings.add(.checkpointSignature, "\(name) is not signed by the key of '\(key.name)': \(error)")
      return nil
    }
    guard key.name == origin else {
      findings.add(.originWrong, "\(name) is of '\(origin)', but its key is of '\(key.name)'")
      return nil
    }
    return key.isCheckpointKey(of: founding, name, &findings) ? key : nil
  }
}

extension VerifierKey {
  /// The checkpoint key of record 0, under the ledger's name.
  init?(ofCheckpoints founding: Founding) {
    guard let name = try? KeyName(founding.origin) else { return nil }
    self.init(name: name, algorithm: .ed25519, publicKey: founding.checkpointKey)
  }

  /// Whether record 0 gives `subject` this key; without record 0 there is nothing to compare.
  func isCheckpointKey(of founding: Founding?, _ subject: String, _ findings: inout FindingList) -> Bool {
    guard let founding, VerifierKey(ofCheckpoints: founding) != self else { return true }
    findings.add(.originWrong, "the key of \(subject) is not the checkpoint key of record 0, or not of its name")
    return false
  }
}
