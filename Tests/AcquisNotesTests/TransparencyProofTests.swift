import AcquisCrypto
import AcquisNotes
import Testing

@Suite struct TransparencyProofTests {
  static let hashes = (0..<5).map { SHA256.hash("invented sibling \($0)".utf8) }
  static let checkpoint = Fixture.signedCheckpoint(size: 17)

  @Test(arguments: [nil, [], [0], Array("{\"prev\":1}".utf8)] as [[UInt8]?])
  func roundTrips(extra: [UInt8]?) throws {
    for count in 0...Self.hashes.count {
      let proof = TransparencyProof(
        extra: extra, index: 3, hashes: Array(Self.hashes.prefix(count)), checkpoint: Self.checkpoint)
      let parsed = try TransparencyProof(parsing: proof.bytes)
      #expect(parsed == proof)
      #expect(parsed.bytes == proof.bytes)
    }
  }

  @Test func theFormIsTheDocumentedOne() {
    let proof = TransparencyProof(
      extra: Array("foo".utf8), index: 16, hashes: Array(Self.hashes.prefix(2)), checkpoint: Self.checkpoint)
    let expected = """
      c2sp.org/tlog-proof@v1
      extra Zm9v
      index 16
      \(Self.hashes[0].base64)
      \(Self.hashes[1].base64)


      """
    #expect(proof.bytes == Array(expected.utf8) + Self.checkpoint.note.bytes)
  }

  @Test(arguments: [
    ("", 1, ProofPart.header), ("c2sp.org/tlog-proof@v1", 1, .header), ("c2sp.org/tlog-proof@v2\n", 1, .header),
    ("c2sp.org/tlog-proof@v1 \nindex 1\n\n", 1, .header), ("\nc2sp.org/tlog-proof@v1\nindex 1\n\n", 1, .header),
    ("c2sp.org/tlog-proof@v1\n", 2, .index), ("c2sp.org/tlog-proof@v1\nextra Zg\nindex 1\n\n", 2, .extra),
    ("c2sp.org/tlog-proof@v1\nextra Zh==\nindex 1\n\n", 2, .extra), ("c2sp.org/tlog-proof@v1\nextra\n", 2, .index),
    ("c2sp.org/tlog-proof@v1\nextra Zg==\nextra Zg==\nindex 1\n\n", 3, .index),
    ("c2sp.org/tlog-proof@v1\nextra Zg==\n", 3, .index), ("c2sp.org/tlog-proof@v1\nindex 01\n\n", 2, .index),
    ("c2sp.org/tlog-proof@v1\nindex  1\n\n", 2, .index), ("c2sp.org/tlog-proof@v1\nIndex 1\n\n", 2, .index),
    ("c2sp.org/tlog-proof@v1\nindex 18446744073709551616\n\n", 2, .index),
    ("c2sp.org/tlog-proof@v1\nindex 1\nextra Zg==\n\n", 3, .hash), ("c2sp.org/tlog-proof@v1\nindex 1\n", 3, .hash),
    ("c2sp.org/tlog-proof@v1\nindex 1\nZg==\n\n", 3, .hash),
    ("c2sp.org/tlog-proof@v1\nindex 1\n\(hashes[0].base64)\n\(hashes[1].hex)\n\n", 4, .hash),
    ("c2sp.org/tlog-proof@v1\nindex 1\n\(hashes[0].base64)", 3, .hash),
  ])
  func refuses(head: String, line: Int, part: ProofPart) {
    let tail = head.hasSuffix("\n\n") ? Self.checkpoint.note.bytes : []
    #expect(throws: NoteError.malformedProof(line: line, expected: part)) {
      try TransparencyProof(parsing: head.utf8 + tail)
    }
  }

  @Test func theCheckpointMustBeOne() {
    let head = Array("c2sp.org/tlog-proof@v1\nindex 1\n\n".utf8)
    #expect(throws: NoteError.missingFinalNewline) { try TransparencyProof(parsing: head) }
    #expect(throws: NoteError.malformedCheckpoint(.size)) {
      try TransparencyProof(parsing: head + SignedNote.sign(text: "a\nb\n".utf8, with: [Fixture.log]).bytes)
    }
  }

  /// Whatever is changed, what is read is either refused or written back as it was: nothing is normalised.
  @Test func everyByteChangeIsRefusedOrKept() {
    let proof = TransparencyProof(
      extra: [1, 2], index: 3, hashes: Array(Self.hashes.prefix(1)), checkpoint: Self.checkpoint)
    let changedInReading = proof.bytes.everyByteChange.filter {
      guard let parsed = try? TransparencyProof(parsing: $0) else { return false }
      return parsed == proof || parsed.bytes != $0
    }
    #expect(changedInReading.isEmpty)
  }
}
