import AcquisCrypto
import AcquisRecords
import Testing

@testable import AcquisStore

@Suite("What lies beyond the checkpoint (SPEC §13)")
struct TailTests {
  /// A ledger of 21 records whose checkpoint covers 14, with the batches 14…15, 16…18 and 19…20 beyond it.
  private static func withTail<Value>(_ body: (Ledger) async throws -> Value) async throws -> Value {
    try await Ledger.with(size: 14) { ledger in
      let covered = try ledger.read(ledger.directory.checkpoint)
      let store = try await ledger.open()
      for batch in [14..<16, 16..<19, 19..<21] { _ = try await store.append(try Fixture.credits(batch), if: nil) }
      try await store.close()
      try ledger.write(covered, to: ledger.directory.checkpoint)
      return try await body(ledger)
    }
  }

  /// The sizes at which a batch ends, from the checkpoint on.
  private static let ends = [14, 16, 19, 21]

  @Test("cut at any of its last bytes, the log keeps its complete batches and gives up nothing else")
  func truncatedAtEveryByte() async throws {
    try await Self.withTail { ledger in
      Directory.removeTree(ledger.directory.cache)
      let whole = try ledger.bytes()
      let lengths = try ledger.verify().map { $0.line.count + 1 }
      for dropped in 0...600 {
        try await withTemporaryDirectory { path in
          var copy = try ledger.copy(to: path + "/copy")
          copy.options.calls = .unsynced
          try truncate(copy, dropping: dropped)
          let size = Self.ends.last { lengths.prefix($0).reduce(0, +) <= whole.count - dropped }!
          let store = try await copy.open()
          #expect(try await store.head().size == size)
          let kept = lengths.prefix(size).reduce(0, +)
          let tail = whole[kept..<(whole.count - dropped)]
          #expect(store.opening.cut?.byteCount ?? 0 == tail.count)
          #expect(store.opening.keptBeyondCheckpoint == size - 14)
          let saved = try store.opening.cut?.files.sorted().flatMap { try copy.read($0) } ?? []
          #expect(saved == Array(tail))
          _ = try await store.append([try Fixture.credit(700)], if: nil)
          try await store.close()
          #expect(try copy.verify().count == size + 1)
          #expect(try copy.bytes().prefix(kept) == whole.prefix(kept))
        }
      }
    }
  }

  /// Drops so many bytes from the end of the log, across segments.
  private func truncate(_ ledger: Ledger, dropping count: Int) throws {
    var remaining = count
    for first in try ledger.directory.segments(ledger.options.layout).reversed() where remaining > 0 {
      let path = ledger.directory.segment(first)
      let bytes = try ledger.read(path)
      let dropped = min(remaining, bytes.count)
      remaining -= dropped
      try ledger.write(Array(bytes.dropLast(dropped)), to: path)
    }
  }

  @Test("a batch that does not verify is cut off with all that follows, across segments")
  func faultInTail() async throws {
    try await Self.withTail { ledger in
      // A changed record shows in the one after it: 15 and 16 stand on both sides of a border between segments.
      for (seq, size) in [(14, 14), (15, 16), (16, 16), (17, 16), (18, 19), (19, 19)] {
        try await withTemporaryDirectory { path in
          let copy = try ledger.copy(to: path + "/copy")
          let before = try copy.bytes()
          try flip(copy, record: seq)
          let store = try await copy.open()
          #expect(try await store.head().size == size)
          let cut = try #require(store.opening.cut)
          #expect(cut.seq == size && cut.fault != nil)
          try await store.close()
          #expect(try copy.verify().count == size)
          #expect(try cut.files.reduce(0) { $0 + (try copy.read($1).count) } + copy.bytes().count == before.count)
        }
      }
    }
  }

  @Test("a writer that is killed while it cuts leaves a log without a gap")
  func killedWhileCutting() async throws {
    try await Self.withTail { ledger in
      try flip(ledger, record: 14)
      Directory.removeTree(ledger.directory.cache)
      let (tree, whole) = (try DiskTree(reading: ledger.directory.path), try ledger.bytes())
      var (number, isDead) = (0, true)
      while isDead {
        try await withTemporaryDirectory { path in
          let disk = try SimulatedDisk(path, tree)
          var copy = Ledger(path)
          copy.options.layout = ledger.options.layout
          copy.options.calls = disk.start()
          disk.fail(Failure(after: number, .none, .death))
          try? await copy.open().close()
          #expect(whole.starts(with: try copy.bytes()), "killed in call \(number)")
          isDead = disk.isDead
        }
        number += 1
      }
      #expect(number > 10)
    }
  }

  @Test("damage under the checkpoint is refused, not cut; nothing is changed", arguments: [0, 3, 8, 13])
  func faultUnderCheckpoint(seq: Int) async throws {
    try await Self.withTail { ledger in
      for withIndex in [true, false] {
        try await withTemporaryDirectory { path in
          let copy = try ledger.copy(to: path + "/copy")
          if !withIndex { Directory.removeTree(copy.directory.cache) }
          try flip(copy, record: seq)
          let before = try copy.bytes()
          if !withIndex || seq == 13 || seq == 0 {
            #expect(await copy.openingError() != nil)
          }
          await #expect(throws: StoreError.self) {
            _ = try await Recovery.run(
              copy.directory, checkpointKey: Fixture.checkpointKey, options: copy.options)
          }
          #expect(try copy.bytes() == before)
          #expect(try Directory.names(in: copy.directory.cut).isEmpty)
        }
      }
    }
  }

  /// Changes one letter of a record, so that it stays canonical JSON of the same length.
  private func flip(_ ledger: Ledger, record seq: Int) throws {
    let first = ledger.options.layout.first(holding: seq)
    let path = ledger.directory.segment(first)
    var lines = try ledger.read(path).split(separator: 0x0A).map(Array.init)
    let made = try #require(lines[seq - first].lastIndex(of: UInt8(ascii: "m")))
    // "made":"2026-01-04" becomes "made":"2026-01-02", or record 0's 05 likewise.
    lines[seq - first][made + 16] = UInt8(ascii: "2")
    try ledger.write(lines.flatMap { $0 + [0x0A] }, to: path)
  }

  @Test("a log shorter than its checkpoint is refused", arguments: [true, false])
  func logTruncated(withIndex: Bool) async throws {
    try await Ledger.with(size: 14) { ledger in
      if !withIndex { Directory.removeTree(ledger.directory.cache) }
      let path = ledger.directory.segment(8)
      try ledger.write(Array(try ledger.read(path).dropLast(1)), to: path)
      // The last batch, 13 alone, is no longer complete.
      let expected = StoreError.logTruncated(path: ledger.directory.checkpoint, records: 13, checkpoint: 14)
      #expect(await ledger.openingError() == expected)
      Directory.removeTree(path)
      await #expect(throws: StoreError.self) { _ = try await ledger.reader() }
    }
  }

  @Test("an empty segment that a killed writer left behind does no harm")
  func emptySegment() async throws {
    try await Ledger.with(size: 16) { ledger in
      try ledger.write([], to: ledger.directory.segment(16))
      #expect(try await ledger.reader().head().size == 16)
      let store = try await ledger.open()
      #expect(store.opening.cut == nil)
      _ = try await store.append([try Fixture.credit(700)], if: nil)
      try await store.close()
      #expect(try ledger.verify().count == 17)
    }
  }

  @Test("what was cut off once is not overwritten when the same happens again")
  func cutTwice() async throws {
    try await Ledger.with(size: 3) { ledger in
      for text in ["first", "second"] {
        try ledger.append(Array(text.utf8), to: ledger.directory.segment(0))
        let store = try await ledger.open()
        #expect(try store.opening.cut?.files.map { try ledger.read($0) } == [Array(text.utf8)])
        try await store.close()
      }
      #expect(try Directory.names(in: ledger.directory.cut).count == 2)
    }
  }
}
