import AcquisCrypto
import AcquisMerkle
import AcquisNotes
import AcquisRecords
import Glibc
import Synchronization
import Testing

@testable import AcquisStore

@Suite("The file engine")
struct FileStoreTests {
  @Test("gives the bytes and acknowledgements that the engine in memory gives")
  func sameAsMemory() async throws {
    var results: [[String]] = []
    for engine in Engine.allCases {
      let clock = TestClock()
      try await engine.withStore(clock) { store in
        var result: [String] = []
        for number in 0..<20 {
          clock.advance(milliseconds: 700)
          let batch = try Fixture.credits(number * 3 + 1..<number * 3 + 4)
          result += try await store.append(batch, if: nil).map { "\($0)" }
        }
        try await store.forEachRecord { result.append(String(decoding: $0.line, as: UTF8.self)) }
        result.append(String(decoding: try await store.signCheckpoint().note.bytes, as: UTF8.self))
        results.append(result)
      }
    }
    #expect(results.count == 3 && results[0].count == 122)
    #expect(results[0] == results[1] && results[0] == results[2])
  }

  @Test("opens again at every size, goes on, and finds its index sound", arguments: 1...26)
  func reopen(size: Int) async throws {
    try await Ledger.with(size: size) { ledger in
      let store = try await ledger.open()
      #expect(store.opening == OpeningReport())
      #expect(store.log.state.withLock { $0.stack.disk?.size } == size)
      #expect(try await store.head().size == size)
      #expect(try await store.append([try Fixture.credit(500)], if: nil).map(\.seq) == [size])
      try await store.close()
      #expect(try ledger.verify().count == size + 1)
    }
  }

  @Test("shares records out among segments, and seals those that are full and covered")
  func segments() async throws {
    try await Ledger.with(size: 5) { ledger in
      let store = try await ledger.open()
      // One batch over four segments.
      _ = try await store.append(try Fixture.credits(5..<30), if: nil)
      #expect(try ledger.directory.segments(ledger.options.layout) == [0, 8, 16, 24])
      for (first, count) in [(0, 8), (8, 8), (16, 8), (24, 6)] {
        let path = ledger.directory.segment(first)
        #expect(try ledger.read(path).count { $0 == 0x0A } == count)
        #expect(mode(path) & 0o222 != 0)
      }
      _ = try await store.signCheckpoint()
      #expect([0, 8, 16, 24].map { mode(ledger.directory.segment($0)) & 0o222 == 0 } == [true, true, true, false])
      try await store.close()
      #expect(try ledger.verify().count == 30)
    }
  }

  @Test("founds all or nothing")
  func founding() async throws {
    struct Interrupted: Error {}
    try await withTemporaryDirectory { path in
      let ledger = Ledger(path + "/ledger")
      func found(_ prepare: @Sendable (LedgerDirectory) throws -> Void = { _ in }) async throws -> FileStore {
        try await FileStore.found(
          at: ledger.directory.path, founding: try Fixture.founding(), checkpointKey: Fixture.checkpointKey,
          options: ledger.options, prepare: prepare)
      }
      await #expect(throws: Interrupted.self) { _ = try await found { _ in throw Interrupted() } }
      #expect(try Directory.names(in: path).isEmpty)
      let store = try await found { try Directory.make($0.private + "/made-with-it") }
      #expect(Directory.exists(ledger.directory.private + "/made-with-it"))
      #expect(mode(ledger.directory.private) & 0o777 == 0o700)
      await #expect(throws: StoreError.alreadyExists(path: ledger.directory.path)) { _ = try await found() }
      #expect(try Directory.names(in: path) == ["ledger"])
      try await store.close()
    }
  }

  @Test("refuses a founding that founds nothing, and a key that is not its own")
  func wrongFounding() async throws {
    try await withTemporaryDirectory { path in
      let other = SignerKey(name: Fixture.checkpointKey.verifierKey.name, privateKey: Fixture.privateKey(9))
      let renamed = SignerKey(name: try KeyName("example.org/other"), privateKey: Fixture.privateKey(1))
      for key in [other, renamed] {
        await #expect(throws: StoreError.wrongKey(path: path + "/l")) {
          _ = try await FileStore.found(at: path + "/l", founding: try Fixture.founding(), checkpointKey: key)
        }
      }
      await #expect(throws: StoreError.self) {
        _ = try await FileStore.found(
          at: path + "/l", founding: try Fixture.credit(1), checkpointKey: Fixture.checkpointKey)
      }
      #expect(try Directory.names(in: path).isEmpty)
    }
  }

  @Test("opens with the ledger's own key only")
  func wrongKey() async throws {
    try await Ledger.with { ledger in
      let other = SignerKey(name: Fixture.checkpointKey.verifierKey.name, privateKey: Fixture.privateKey(9))
      await #expect(throws: StoreError.wrongKey(path: ledger.directory.path)) {
        _ = try await FileStore.open(ledger.directory, checkpointKey: other, options: ledger.options)
      }
    }
  }

  @Test("has one writer at a time, and says how long it waited for another")
  func lock() async throws {
    try await Ledger.with { ledger in
      #expect(try !isWriterActive(ledger.directory))
      let store = try await ledger.open()
      #expect(try isWriterActive(ledger.directory))
      let wait = Duration.milliseconds(50)
      let error = await ledger.openingError { $0.wait = wait }
      #expect(error == .locked(path: ledger.directory.path, waited: wait))
      async let second = ledger.open { $0.wait = .seconds(60) }
      try await store.close()
      try await second.close()
      #expect(try !isWriterActive(ledger.directory))
    }
  }

  @Test("is read while it is written, batch by batch")
  func reading() async throws {
    try await Ledger.with(size: 10) { ledger in
      let store = try await ledger.open()
      let reader = try await ledger.reader()
      #expect(reader.ledger == store.ledger && reader.founding == store.founding)
      for size in [11, 16, 17, 40] {
        _ = try await store.append(try Fixture.credits(try await store.head().size..<size), if: nil)
        #expect(try await reader.head() == store.head())
        #expect(try await reader.records(matching: .all).map(\.seq) == Array(0..<size))
        #expect(try await reader.find([Fixture.id(size - 1)]).count == 1)
        let tree = InMemoryTree(leafHashes: try await reader.records(matching: .all).map(\.leafHash))
        try await reader.inclusionProof(of: 3, in: size).verify(
          leafHash: try #require(try await reader.record(at: 3)).leafHash, in: tree.head)
      }
      // The beginning of a batch is nothing yet.
      let line = try #require(try await store.record(at: 39)).line
      try ledger.append(line, to: ledger.directory.segment(40 - 8))
      #expect(try await reader.head().size == 40)
      #expect(try await reader.checkpoint() == store.checkpoint())
    }
  }

  @Test("is read where nothing can be written", arguments: [true, false])
  func readOnly(withIndex: Bool) async throws {
    try await Ledger.with(size: 20) { ledger in
      if !withIndex { Directory.removeTree(ledger.directory.cache) }
      let names = try Directory.names(in: ledger.directory.path).sorted()
      let before = try ledger.bytes()
      setWritable(ledger.directory.path, false)
      defer { setWritable(ledger.directory.path, true) }
      let reader = try await ledger.reader()
      #expect(try await reader.records(matching: .all).count == 20)
      #expect(try await reader.inclusionProof(of: 1, in: 20).size == 20)
      #expect(try Directory.names(in: ledger.directory.path).sorted() == names)
      #expect(try ledger.bytes() == before)
    }
  }

  @Test("is read by somebody who may not write there", arguments: [true, false])
  func readByStranger(withIndex: Bool) async throws {
    try await Ledger.with(size: 20) { ledger in
      if !withIndex { Directory.removeTree(ledger.directory.cache) }
      try #require(chmod(Directory.parent(of: ledger.directory.path), 0o755) == 0)
      setWritable(ledger.directory.path, false)
      defer { setWritable(ledger.directory.path, true) }
      await #expect(processExitsWith: .exitCode(20)) { [path = ledger.directory.path as String] in
        // Permissions do not bind root: become somebody else.
        _ = seteuid(65_534)
        guard mkdir(path + "/cache/x", 0o755) != 0 else { exit(1) }
        let reader = try await FileReader.open(LedgerDirectory(path), SegmentLayout(recordsPerSegment: 8))
        exit(Int32(try await reader.records(matching: .all).count))
      }
    }
  }

  @Test("a reader sees a batch that a writer cut off again as what it is: nothing")
  func cutUnderReader() async throws {
    try await Ledger.with(size: 10) { ledger in
      let reader = try await ledger.reader()
      let path = ledger.directory.segment(8)
      let before = try ledger.read(path)
      // A complete batch that was read but never made durable, and lost when the machine stopped.
      let store = try await ledger.open()
      _ = try await store.append([try Fixture.credit(600)], if: nil)
      #expect(try await reader.head().size == 11)
      try await store.close()
      let checkpoint = try SignedCheckpoint.sign(try old(ledger, 10), with: Fixture.checkpointKey)
      try ledger.write(before, to: path)
      try ledger.write(checkpoint.note.bytes, to: ledger.directory.checkpoint)
      #expect(try await reader.head().size == 10)
      let again = try await ledger.open()
      _ = try await again.append([try Fixture.credit(601), try Fixture.credit(602)], if: nil)
      #expect(try await reader.records(matching: .all).map(\.statement.id).suffix(2) == [601, 602].map(Fixture.id))
      try await again.close()
    }
  }

  private func old(_ ledger: Ledger, _ size: Int) throws -> Checkpoint {
    let leaves = try ledger.verify().prefix(size).map(\.leafHash)
    return Checkpoint(
      origin: Fixture.checkpointKey.verifierKey.name, size: UInt64(size), root: MerkleTree.root(ofLeafHashes: leaves))
  }
}
