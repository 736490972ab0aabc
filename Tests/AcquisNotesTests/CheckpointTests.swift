import AcquisCrypto
import AcquisNotes
import Testing

@Suite struct CheckpointTests {
  static let root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

  @Test(arguments: [0, 1, 9, 10, 65_536, UInt64.max])
  func roundTrips(size: UInt64) throws {
    let checkpoint = Fixture.checkpoint(size: size)
    let parsed = try Checkpoint(parsing: checkpoint.text)
    #expect(parsed == checkpoint)
    #expect(parsed.origin == Fixture.log.verifierKey.name)
    #expect(parsed.size == size)
    #expect(parsed.root == checkpoint.root)
    #expect(parsed.extensions.isEmpty)
    #expect(parsed.text == checkpoint.text)
  }

  @Test func textIsThreeLines() throws {
    let checkpoint = Checkpoint(origin: try KeyName("example.com/invented"), size: 0, root: SHA256.hash([]))
    #expect(checkpoint.text.string == "example.com/invented\n0\n\(Self.root)\n")
  }

  @Test func extensionLinesRoundTrip() throws {
    let text = Array("a\n1\n\(Self.root)\none line\n— é\n".utf8)
    let checkpoint = try Checkpoint(parsing: text)
    #expect(checkpoint.extensions == ["one line", "— é"])
    #expect(checkpoint.text == text)
  }

  @Test func extensionLinesAreUTF8() {
    #expect(throws: NoteError.malformedCheckpoint(.extensions)) {
      try Checkpoint(parsing: Array("a\n1\n\(Self.root)\n".utf8) + [0xFF, 0x0A])
    }
  }

  /// Swift's strings would call these extension lines equal.
  @Test func equalityIsOfBytes() throws {
    let one = try Checkpoint(parsing: Array("a\n1\n\(Self.root)\ne\u{301}\n".utf8))
    let other = try Checkpoint(parsing: Array("a\n1\n\(Self.root)\n\u{E9}\n".utf8))
    #expect(one != other)
    #expect(Set([one, other]).count == 2)
  }

  /// SPEC §7: what a size of 0 with another root means is not a question of form.
  @Test func sizeZeroIsReadWithAnyRoot() throws {
    let root = SHA256.hash("not the empty tree".utf8)
    #expect(try Checkpoint(parsing: Array("a\n0\n\(root.base64)\n".utf8)).root == root)
  }

  @Test(arguments: [
    ("", CheckpointPart.origin), ("\n1\n\(root)\n", .origin), ("a b\n1\n\(root)\n", .origin),
    ("a+b\n1\n\(root)\n", .origin), ("a", .size), ("a\n", .size), ("a\n\n\(root)\n", .size),
    ("a\n01\n\(root)\n", .size),
    ("a\n+1\n\(root)\n", .size), ("a\n-1\n\(root)\n", .size), ("a\n 1\n\(root)\n", .size), ("a\n1 \n\(root)\n", .size),
    ("a\n1.0\n\(root)\n", .size), ("a\n18446744073709551616\n\(root)\n", .size), ("a\n00\n\(root)\n", .size),
    ("a\n١\n\(root)\n", .size), ("a\n1\n", .root), ("a\n1\n\(root)", .root), ("a\n1\n\(root.dropLast())\n", .root),
    ("a\n1\n\(root) \n", .root), ("a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n", .root),
    ("a\n1\n47DEQpj8HBSa\n", .root), ("a\n1\n\(root)\n\n", .extensions), ("a\n1\n\(root)\nx\n\ny\n", .extensions),
    ("a\n1\n\(root)\nx", .extensions), ("a\n1\n\(root)\nx\ty\n", .extensions),
  ])
  func refuses(text: String, part: CheckpointPart) {
    #expect(throws: NoteError.malformedCheckpoint(part)) { try Checkpoint(parsing: text.utf8) }
  }
}
