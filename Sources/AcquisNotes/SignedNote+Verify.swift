import AcquisCrypto

extension SignedNote {
  /// Checks the signatures. Every line of a known key is checked, about 0.1 ms each.
  ///
  /// - Parameters:
  ///   - keys: the known keys; a line is of a known key when name and key hash agree.
  ///   - leniency: what becomes of the other lines.
  /// - Throws: ``NoteError/invalidSignature(_:keyHash:)`` when a line of a known key does not verify, whatever the
  ///   others say; ``NoteError/noTrustedSignature`` when no line is of a known key; ``NoteError/ambiguousKeys(_:_:)``;
  ///   with ``NoteLeniency/own`` also ``NoteError/unknownSignature(_:keyHash:)`` and
  ///   ``NoteError/repeatedSignature(_:keyHash:)``.
  public func verified(by keys: [VerifierKey], leniency: NoteLeniency) throws(NoteError) -> VerifiedNote {
    try SignedNote.checkDistinct(keys)
    if leniency == .own { try checkNoneRepeated() }
    var verified: [VerifiedSignature] = []
    var unverified: [NoteSignature] = []
    for signature in signatures {
      if let key = keys.first(where: { $0.name == signature.name && $0.keyHash == signature.keyHash }) {
        let fact = try key.verify(signature, of: text)
        if !verified.contains(where: { $0.key == key }) { verified.append(fact) }
      } else if leniency == .own {
        throw .unknownSignature(signature.name, keyHash: signature.keyHash)
      } else if !unverified.contains(signature) {
        unverified.append(signature)
      }
    }
    guard !verified.isEmpty else { throw .noTrustedSignature }
    return VerifiedNote(note: self, verified: verified, unverified: unverified)
  }

  private func checkNoneRepeated() throws(NoteError) {
    for (index, signature) in signatures.enumerated() where signatures[..<index].contains(where: signature.hasSameKey) {
      throw .repeatedSignature(signature.name, keyHash: signature.keyHash)
    }
  }

  /// A cosignature does not cover its cosigner's name: under two names, one cosigner would count as two.
  private static func checkDistinct(_ keys: [VerifierKey]) throws(NoteError) {
    for (index, key) in keys.enumerated() {
      for other in keys[..<index] where other != key {
        let sameLines = other.name == key.name && other.keyHash == key.keyHash
        let sameCosigner =
          other.algorithm == .ed25519Cosignature && key.algorithm == .ed25519Cosignature
          && other.publicKey == key.publicKey
        if sameLines || sameCosigner { throw .ambiguousKeys(other.name, key.name) }
      }
    }
  }
}

extension VerifierKey {
  /// What `signature` states about `text` if it verifies under this key.
  fileprivate func verify(_ signature: NoteSignature, of text: [UInt8]) throws(NoteError) -> VerifiedSignature {
    switch algorithm {
    case .ed25519:
      if publicKey.isValid(signature: signature.bytes, for: text) {
        return VerifiedSignature(key: self, cosignedAt: nil)
      }
    case .ed25519Cosignature:
      if let cosignature = Cosignature(parsing: signature.bytes),
        publicKey.isValid(signature: cosignature.signature, for: cosignature.message(for: text))
      {
        return VerifiedSignature(key: self, cosignedAt: cosignature.time)
      }
    }
    throw .invalidSignature(name, keyHash: keyHash)
  }
}
