public import AcquisCrypto

/// Why a key, note, checkpoint or proof was refused. No case carries secret bytes or the text of a note.
public enum NoteError: Error, Equatable, Sendable {
  /// A key name is empty, or contains white space, `+`, a control character or invalid UTF-8.
  case malformedKeyName
  /// A key does not read `name+hash+base64` (with `PRIVATE+KEY+` before it if it is a signer key) in its one spelling.
  case malformedKey(KeyKind)
  /// A key names an algorithm that is not supported for its kind.
  case unsupportedAlgorithm(UInt8)
  /// The hash written in a key is not the hash of its name, algorithm and public key.
  case keyHashMismatch(written: UInt32, computed: UInt32)
  /// Two of the keys to verify with cannot be told apart: same name and hash, or one cosigner under two names.
  case ambiguousKeys(KeyName, KeyName)

  /// A note has a control character other than LF at this byte (counted from 0).
  case controlCharacter(offset: Int)
  /// A note is not valid UTF-8.
  case invalidUTF8
  /// A note, or the text to sign, does not end in LF.
  case missingFinalNewline
  /// A note has no empty line followed by signature lines.
  case missingSignatures
  /// A note has more than ``SignedNote/maximumSignatureCount`` signature lines.
  case tooManySignatures(Int)
  /// A line after the last empty line (counted from 1 in the note) is no signature line in its one spelling.
  case malformedSignatureLine(Int)

  /// A signature line of a known key does not verify.
  case invalidSignature(KeyName, keyHash: UInt32)
  /// A signature line of a key that is not known, in a note where every line must verify.
  case unknownSignature(KeyName, keyHash: UInt32)
  /// Two signature lines of one key, where each key signs once.
  case repeatedSignature(KeyName, keyHash: UInt32)
  /// No known key signed the note.
  case noTrustedSignature

  /// A part of a checkpoint's text is missing or not in its one spelling.
  case malformedCheckpoint(CheckpointPart)
  /// A checkpoint is of another origin than the name of the key that should have signed it.
  case originMismatch(origin: KeyName, key: KeyName)
  /// A line of a proof (counted from 1) is missing or not in its one spelling.
  case malformedProof(line: Int, expected: ProofPart)

  /// A key or an operation was refused below.
  case crypto(CryptoError)
}

/// Which side of a key pair, named in a ``NoteError``.
public enum KeyKind: String, Sendable {
  /// A key that checks.
  case verifier
  /// A key that signs.
  case signer
}

/// A part of a checkpoint, named in a ``NoteError``.
public enum CheckpointPart: String, Sendable {
  /// The first line: who keeps the log.
  case origin = "origin (line 1)"
  /// The second line: how many records.
  case size = "size (line 2)"
  /// The third line: the root of the tree.
  case root = "root (line 3)"
  /// Any further line.
  case extensions = "extension lines (line 4 on)"
}

/// A part of a proof as a file, named in a ``NoteError``.
public enum ProofPart: String, Sendable {
  /// The first line.
  case header = "'c2sp.org/tlog-proof@v1'"
  /// The data that came with the proof.
  case extra = "'extra ' and base64"
  /// The position proven.
  case index = "'index ' and a decimal number"
  /// The size of the older tree.
  case oldSize = "'old ' and a decimal number"
  /// The end of the hashes, of which there were too many.
  case fewerHashes = "the end of at most 63 hashes"
  /// The first line of a contradiction.
  case contradictionHeader = "'acquis-contradiction/v1'"
  /// The root that a newer tree begins with.
  case root = "'root ' and the base64 of 32 bytes, or the empty line before the checkpoints"
  /// Where the second checkpoint should begin.
  case secondCheckpoint = "the empty line between two checkpoints"
  /// One hash of the path.
  case hash = "the base64 of 32 bytes, or the empty line before the checkpoint"
}
