import AcquisCrypto
import AcquisMerkle
import AcquisNotes
import AcquisRecords
import AcquisValues
import Testing

@testable import AcquisStore

@Suite("What a ledger begins with, and what its checkpoint may say (SPEC §6, §8, §13)")
struct BeginningTests {
  private static func sign(_ text: String) throws -> [UInt8] {
    let checkpoint = try Checkpoint(parsing: Array(text.utf8))
    return try SignedCheckpoint.sign(checkpoint, with: Fixture.checkpointKey).note.bytes
  }

  @Test("a first segment without a founding record founds no ledger")
  func notFounded() async throws {
    try await Ledger.with(size: 3) { ledger in
      let segment = ledger.directory.segment(0)
      let lines = try ledger.read(segment).split(separator: 0x0A).map { Array($0) + [0x0A] }
      let founding = try Record(line: lines[0].dropLast())
      let envelope = Envelope(
        prev: .zero, recorded: Fixture.start, rest: 1, seq: 0, signatures: founding.envelope.signatures)
      let beginnings: [(bytes: [UInt8], what: String)] = [
        ([], "there is no complete record"),
        (Array(lines[0].dropLast()), "there is no complete record"),
        (Array("{}\n".utf8), "record-form"),
        (lines[1], "record 0 is not of type ledger-founded"),
        (
          try Record(envelope: envelope, statement: founding.statement).line + [0x0A],
          "record 0 does not stand alone at the beginning"
        ),
      ]
      for (bytes, what) in beginnings {
        try ledger.write(bytes, to: segment)
        Directory.removeTree(ledger.directory.cache)
        let expected = StoreError.notFounded(path: segment, what: what)
        await #expect(throws: expected) { _ = try await ledger.reader() }
        #expect(await ledger.openingError() == expected)
      }
    }
  }

  @Test("a checkpoint with lines of its own, of size 0 or beyond any length is none, whoever signed it")
  func checkpointForm() async throws {
    try await Ledger.with(size: 3) { ledger in
      let path = ledger.directory.checkpoint
      let own = try SignedCheckpoint(parsing: ledger.read(path)).checkpoint
      let text = "\(own.origin)\n3\n\(own.root.base64)\n"
      try ledger.write(Self.sign(text), to: path)
      try await ledger.open().close()
      let wrong: [(bytes: [UInt8], error: NoteError)] = [
        (try Self.sign(text + "further\n"), .malformedCheckpoint(.extensions)),
        (try Self.sign("\(own.origin)\n0\n\(own.root.base64)\n"), .malformedCheckpoint(.size)),
        ([UInt8](repeating: UInt8(ascii: "x"), count: 1 << 16 + 1), .malformedCheckpoint(.extensions)),
      ]
      for (bytes, error) in wrong {
        try ledger.write(bytes, to: path)
        let expected = StoreError.checkpointInvalid(path: path, error)
        #expect(await ledger.openingError() == expected)
        await #expect(throws: expected) { _ = try await ledger.reader() }
      }
    }
  }

  @Test("a checkpoint may not end within a batch, nor a segment hold more than its records")
  func places() async throws {
    try await Ledger.with(size: 9) { ledger in
      let copy = try ledger.copy(to: ledger.directory.path + "-copy")
      defer { Directory.removeTree(copy.directory.path) }
      let records = try ledger.verify()
      let within = try #require(records.firstIndex { $0.envelope.rest > 0 }) + 1
      let root = MerkleTree.root(ofLeafHashes: records.prefix(within).map(\.leafHash))
      let path = ledger.directory.checkpoint
      try ledger.write(Self.sign("\(Fixture.origin)\n\(within)\n\(root.base64)\n"), to: path)
      let damaged = StoreError.damaged(path: path, seq: within, what: "checkpoint-in-batch")
      // With an index, and without.
      await #expect(throws: damaged) { _ = try await ledger.reader() }
      Directory.removeTree(ledger.directory.cache)
      #expect(await ledger.openingError() == damaged)

      let segment = copy.directory.segment(0)
      try copy.append(records[8].line + [0x0A], to: segment)
      Directory.removeTree(copy.directory.cache)
      let tooMany = StoreError.damaged(path: segment, seq: 7, what: "a segment with more than 8 records")
      #expect(await copy.openingError() == tooMany)
    }
  }

  @Test("a refusal says in its sentence what it is about")
  func sentences() {
    let id = Fixture.id(1)
    let refusals: [(Refusal, String)] = [
      (.conditionFailed(seq: 41), "record 41 "), (.idTaken(id), id.description),
      (.batchMixesKnownAndNew(known: [id, Fixture.id(2)]), "2 of the batch"), (.ledgerClosed(seq: 42), "record 42"),
      (.clockBehind(milliseconds: 43), "43 ms"),
      (.invalid(index: 4, .seenWrong), "statement 4 of the batch: seen-wrong"),
    ]
    for (refusal, part) in refusals {
      #expect(AppendError.refused(refusal).description.contains(part))
    }
  }
}
