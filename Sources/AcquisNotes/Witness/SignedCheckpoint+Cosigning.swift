extension SignedCheckpoint {
  /// The same checkpoint with the cosignature `line` by `key`. Of several by one key the first and the last stay: they say
  /// since when the checkpoint is known, and until when it was the largest.
  ///
  /// - Throws: ``NoteError/invalidSignature(_:keyHash:)`` when the line is not a cosignature on it by `key`,
  ///   ``NoteError/tooManySignatures(_:)``.
  public func cosigned(_ line: NoteSignature, by key: VerifierKey) throws(NoteError) -> SignedCheckpoint {
    guard key.cosignatureTime(of: line, on: checkpoint) != nil else {
      throw .invalidSignature(line.name, keyHash: line.keyHash)
    }
    return try SignedCheckpoint(note.renewing(line))
  }
}

extension SignedNote {
  /// The same note with `signature` as the second line of its key, or as the first if there is none.
  func renewing(_ signature: NoteSignature) throws(NoteError) -> SignedNote {
    guard !signatures.contains(signature) else { return self }
    let first = signatures.first(where: signature.hasSameKey)
    let kept = signatures.filter { !signature.hasSameKey(as: $0) || $0 == first }
    return try SignedNote(parsing: text + [newline] + (kept + [signature]).flatMap(\.line))
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
