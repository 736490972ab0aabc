import AcquisNotes

extension Target {
  static let notes = [
    Target(name: "note", check: checkNote), Target(name: "cosignatures", check: checkCosignatures),
    Target(name: "vkey", check: checkKey), Target(name: "policy", check: checkPolicy),
  ]

  private static func checkNote(_ bytes: [UInt8]) {
    guard let note = try? SignedNote(parsing: bytes) else { return }
    demand(note.bytes == bytes, "a note comes back otherwise")
    demand(note.text + [newline] + note.signatures.flatMap(\.line) == bytes, "a note is not text and signatures")
    let keys = [Keys.log] + Keys.witnesses
    let strictly = try? note.verified(by: keys, leniency: .own)
    let leniently = try? note.verified(by: keys, leniency: .foreign)
    demand(strictly == nil || leniently?.verified == strictly?.verified, "leniency takes a signature away")
    demand(leniently?.verified.isEmpty != true, "a note is verified by nobody")
  }

  /// What a witness answers.
  private static func checkCosignatures(_ bytes: [UInt8]) {
    guard let lines = try? NoteSignature.lines(parsing: bytes) else { return }
    demand(lines.flatMap(\.line) == bytes, "signature lines come back otherwise")
  }

  private static func checkKey(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let key = try? VerifierKey(parsing: text) else { return }
    demand(key.description.utf8.elementsEqual(text.utf8), "a key comes back otherwise")
  }

  /// All witnesses together always suffice.
  private static func checkPolicy(_ bytes: [UInt8]) {
    guard let policy = try? TrustPolicy(parsing: bytes) else { return }
    demand(policy.quorum.isMet(by: Set(policy.witnesses.indices)), "no witnesses could ever suffice")
    demand(policy.quorum == .none || !policy.quorum.isMet(by: []), "no witness suffices")
    _ = policy.logKeys
  }
}
