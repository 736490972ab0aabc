import AcquisCrypto
import AcquisNotes
import Testing

/// Files in which one party hands another what a tree looked like: requests to witnesses, and contradictions.
@Suite struct HandedOverTests {
  static let hashes = (0..<5).map { SHA256.hash("invented sibling \($0)".utf8) }
  static let older = Fixture.signedCheckpoint(size: 17)
  static let newer = Fixture.signedCheckpoint(size: 40)

  @Test(arguments: [0, 1, 5]) func requestsRoundTrip(count: Int) throws {
    let request = AddCheckpointRequest(
      oldSize: 17, hashes: Array(Self.hashes.prefix(count)), checkpoint: Self.newer)
    let head = "old 17\n" + Self.hashes.prefix(count).map { $0.base64 + "\n" }.joined() + "\n"
    #expect(request.bytes == Array(head.utf8) + Self.newer.note.bytes)
    let parsed = try AddCheckpointRequest(parsing: request.bytes)
    #expect(parsed == request && parsed.bytes == request.bytes)
  }

  @Test(
    arguments: [
      ("", 1, .oldSize), ("old 17", 1, .oldSize), ("old 017\n\n", 1, .oldSize), ("old -1\n\n", 1, .oldSize),
      ("Old 17\n\n", 1, .oldSize), ("old  17\n\n", 1, .oldSize), ("old 17\nx\n\n", 2, .hash), ("old 17\n", 2, .hash),
      ("old 17\n" + String(repeating: hashes[0].base64 + "\n", count: 64) + "\n", 66, .fewerHashes),
    ] as [(String, Int, ProofPart)])
  func requestsAreRefused(head: String, line: Int, part: ProofPart) {
    #expect(throws: NoteError.malformedProof(line: line, expected: part)) {
      try AddCheckpointRequest(parsing: Array(head.utf8) + (head.hasSuffix("\n\n") ? Self.newer.note.bytes : []))
    }
  }

  static let contradictions = [
    Contradiction(older: older, newer: Fixture.signedCheckpoint(size: 17), beginning: nil),
    Contradiction(older: older, newer: newer, beginning: .init(root: hashes[0], hashes: Array(hashes.dropFirst()))),
    Contradiction(older: older, newer: newer, beginning: .init(root: hashes[0], hashes: [])),
  ]

  @Test(arguments: contradictions) func contradictionsRoundTrip(contradiction: Contradiction) throws {
    let parsed = try Contradiction(parsing: contradiction.bytes)
    #expect(parsed == contradiction && parsed.bytes == contradiction.bytes)
  }

  @Test func aContradictionReadsAsDocumented() {
    let expected = """
      acquis-contradiction/v1
      root \(Self.hashes[0].base64)
      \(Self.hashes[1].base64)


      """
    let contradiction = Contradiction(
      older: Self.older, newer: Self.newer, beginning: .init(root: Self.hashes[0], hashes: [Self.hashes[1]]))
    #expect(
      contradiction.bytes == Array(expected.utf8) + Self.older.note.bytes + [0x0A] + Self.newer.note.bytes)
  }

  /// Cosignatures do not hide where a checkpoint ends.
  @Test func checkpointsKeepAllTheirLines() throws {
    let cosigned = try Self.older.cosigned(
      Fixture.witness.cosign(Self.older.note.text, time: 1), by: Fixture.witness.verifierKey)
    let contradiction = Contradiction(older: cosigned, newer: cosigned, beginning: nil)
    #expect(try Contradiction(parsing: contradiction.bytes) == contradiction)
  }

  @Test(
    arguments: [
      ("", 1, .contradictionHeader), ("acquis-contradiction/v2\n\n", 1, .contradictionHeader),
      ("acquis-contradiction/v1\n", 2, .hash), ("acquis-contradiction/v1\nroot x\n\n", 2, .root),
      ("acquis-contradiction/v1\n\(hashes[0].base64)\n\n", 2, .root),
      ("acquis-contradiction/v1\nroot \(hashes[0].base64)\nx\n\n", 3, .hash),
      ("acquis-contradiction/v1\n\nonly one\n\n", 5, .secondCheckpoint),
    ] as [(String, Int, ProofPart)])
  func contradictionsAreRefused(text: String, line: Int, part: ProofPart) {
    #expect(throws: NoteError.malformedProof(line: line, expected: part)) {
      try Contradiction(parsing: text.utf8)
    }
  }

  @Test func noByteOfThemCanBeDroppedUnseen() throws {
    let files = [
      AddCheckpointRequest(oldSize: 17, hashes: Self.hashes, checkpoint: Self.newer).bytes,
      Self.contradictions[1].bytes,
    ]
    for file in files {
      for index in file.indices {
        var bytes = file
        bytes.remove(at: index)
        if let request = try? AddCheckpointRequest(parsing: bytes) { #expect(request.bytes == bytes) }
        if let contradiction = try? Contradiction(parsing: bytes) { #expect(contradiction.bytes == bytes) }
      }
    }
  }
}
