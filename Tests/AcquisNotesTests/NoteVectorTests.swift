import AcquisCrypto
import AcquisNotes
import Foundation
import Testing

/// The cases of Go's note package and of the C2SP text.
struct NoteVectors: Decodable {
  struct Sign: Decodable { let key, text, note: String }
  struct Open: Decodable {
    let name, note: String
    let vkeys, verified, unverified: [String]
  }
  struct Reject: Decodable {
    let name, note: String
    let vkeys: [String]
  }
  let signerKeys: [String: String]
  let sign: [Sign]
  let open: [Open]
  let reject: [Reject]
  let rejectVkeys: [String]

  static func load() throws -> NoteVectors {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(NoteVectors.self, from: Data(SharedVectors.read("note/note-vectors.json")))
  }
}

@Suite(.enabled(if: SharedVectors.present, "set ACQUIS_SHARED to the folder of third-party vectors"))
struct NoteVectorTests {
  let vectors: NoteVectors

  init() throws { vectors = try NoteVectors.load() }

  @Test func sign() throws {
    #expect(vectors.sign.count == 1)
    for vector in vectors.sign {
      let text = try #require(vectors.signerKeys[vector.key])
      let key = try SignerKey(parsing: text)
      #expect(try key.secretText == text)
      #expect(try SignedNote.sign(text: vector.text.utf8, with: [key]).bytes == Array(vector.note.utf8))
    }
  }

  @Test func open() throws {
    #expect(vectors.open.count == 4)
    for vector in vectors.open {
      let keys = try vector.vkeys.map { try VerifierKey(parsing: $0) }
      #expect(keys.map(\.description) == vector.vkeys)
      let note = try SignedNote(parsing: vector.note.utf8)
      #expect(note.bytes == Array(vector.note.utf8))
      let verified = try note.verified(by: keys, leniency: .foreign)
      #expect(verified.verified.map { label($0.key.name, $0.key.keyHash) } == vector.verified, "\(vector.name)")
      #expect(verified.unverified.map { label($0.name, $0.keyHash) } == vector.unverified, "\(vector.name)")
    }
  }

  @Test func reject() throws {
    #expect(vectors.reject.count == 9)
    for vector in vectors.reject {
      let keys = try vector.vkeys.map { try VerifierKey(parsing: $0) }
      #expect(throws: NoteError.self, "\(vector.name)") {
        try SignedNote(parsing: vector.note.utf8).verified(by: keys, leniency: .foreign)
      }
    }
  }

  /// JSON cannot carry this one.
  @Test func rejectInvalidUTF8() throws {
    for vector in vectors.open {
      #expect(throws: NoteError.invalidUTF8) { try SignedNote(parsing: [0xFF] + Array(vector.note.utf8)) }
    }
  }

  @Test func rejectVerifierKeys() {
    #expect(vectors.rejectVkeys.count == 2)
    for text in vectors.rejectVkeys { #expect(throws: NoteError.self) { try VerifierKey(parsing: text) } }
  }

  private func label(_ name: KeyName, _ keyHash: UInt32) -> String {
    let hex = String(keyHash, radix: 16)
    return "\(name)+\(String(repeating: "0", count: 8 - hex.count))\(hex)"
  }
}
