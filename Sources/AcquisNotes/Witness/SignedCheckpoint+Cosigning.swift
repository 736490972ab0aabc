extension SignedCheckpoint {
  /// The same checkpoint with the cosignature `line` by `key`, in the place of an earlier one by that key.
  ///
  /// - Throws: ``NoteError/invalidSignature(_:keyHash:)`` when the line is not a cosignature on it by `key`,
  ///   ``NoteError/tooManySignatures(_:)``.
  public func cosigned(_ line: NoteSignature, by key: VerifierKey) throws(NoteError) -> SignedCheckpoint {
    guard key.cosignatureTime(of: line, on: checkpoint) != nil else {
      throw .invalidSignature(line.name, keyHash: line.keyHash)
    }
    return try SignedCheckpoint(note.replacing(line))
  }
}

extension SignedNote {
  /// The same note with `signature` instead of all lines that claim to be of the same key.
  func replacing(_ signature: NoteSignature) throws(NoteError) -> SignedNote {
    let others = signatures.filter { !signature.hasSameKey(as: $0) }
    return try SignedNote(parsing: text + [newline] + (others + [signature]).flatMap(\.line))
  }
}

extension NoteSignature {
  /// Reads signature lines, each ended by LF, as a witness answers them: at least one and at most 100.
  ///
  /// - Throws: ``NoteError/missingFinalNewline``, ``NoteError/malformedSignatureLine(_:)``, counted from 1,
  ///   ``NoteError/tooManySignatures(_:)``.
  public static func lines(parsing bytes: some Collection<UInt8>) throws(NoteError) -> [NoteSignature] {
    guard let last = Array(bytes).last, last == newline else { throw .missingFinalNewline }
    let lines = Array(bytes).dropLast().split(separator: newline, omittingEmptySubsequences: false)
    guard lines.count <= SignedNote.maximumSignatureCount else { throw .tooManySignatures(lines.count) }
    var signatures: [NoteSignature] = []
    for (index, line) in lines.enumerated() {
      guard let signature = NoteSignature(parsing: line) else { throw .malformedSignatureLine(index + 1) }
      signatures.append(signature)
    }
    return signatures
  }
}
