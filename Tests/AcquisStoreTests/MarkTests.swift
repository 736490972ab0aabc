import AcquisNotes
import Glibc
import Testing

@testable import AcquisStore

@Suite("A mark that cannot follow")
struct MarkTests {
  /// A ledger of six records with a mark in a directory of its own.
  private static func withMark<Value>(_ body: (Ledger, _ place: String) async throws -> Value) async throws -> Value {
    try await withTemporaryDirectory { path in
      let place = path + "/disk"
      try Directory.make(place)
      return try await Ledger.with(size: 6) { original in
        var ledger = original
        ledger.options.mark = place + "/mark"
        try await ledger.open().close()
        return try await body(ledger, place)
      }
    }
  }

  private func refused(_ mark: String) -> StoreError {
    .markUnusable(path: mark, SystemError("open for writing", mark + ".new", code: ENOENT))
  }

  @Test("is found out before anything is recorded")
  func unusable() async throws {
    try await MarkTests.withMark { ledger, place in
      let mark = try #require(ledger.options.mark)
      try Directory.rename(place, to: place + "-gone", .system)
      try ledger.append(Array("{\"torn".utf8), to: ledger.directory.segment(0))
      let before = try ledger.bytes() + ledger.read(ledger.directory.checkpoint)
      #expect(await ledger.openingError() == refused(mark))
      let recovering = await #expect(throws: StoreError.self) {
        _ = try await Recovery.run(ledger.directory, checkpointKey: Fixture.checkpointKey, options: ledger.options)
      }
      #expect(recovering == refused(mark))
      #expect(try ledger.bytes() + ledger.read(ledger.directory.checkpoint) == before)
      try Directory.rename(place + "-gone", to: place, .system)
      try await ledger.open().close()
      #expect(try Directory.names(in: place) == ["mark"])
    }
  }

  @Test("takes nothing back of what is recorded, and is caught up with")
  func behind() async throws {
    try await MarkTests.withMark { ledger, place in
      let mark = try #require(ledger.options.mark)
      let store = try await ledger.open()
      #expect(store.markFault == nil)
      try Directory.rename(place, to: place + "-gone", .system)
      #expect(try await store.append(try Fixture.credits(6..<8), if: nil).map(\.seq) == [6, 7])
      #expect(try await store.signCheckpoint().checkpoint.size == 8)
      #expect(store.markFault == refused(mark))
      #expect(try await store.append([try Fixture.credit(8)], if: nil).map(\.seq) == [8])
      try Directory.rename(place + "-gone", to: place, .system)
      try await store.close()
      #expect(store.markFault == nil)
      #expect(try ledger.read(mark) == ledger.read(ledger.directory.checkpoint))
      #expect(try ledger.verify().count == 9)
    }
  }

  @Test("is no reason to leave half a ledger")
  func founding() async throws {
    try await withTemporaryDirectory { path in
      var ledger = Ledger(path + "/ledger")
      func found() async throws {
        try await FileStore.found(
          at: ledger.directory.path, founding: try Fixture.founding(), checkpointKey: Fixture.checkpointKey,
          options: ledger.options
        ).close()
      }
      ledger.options.mark = path + "/disk/mark"
      await #expect(throws: refused(path + "/disk/mark")) { try await found() }
      ledger.options.mark = path + "/mark"
      try ledger.write([0x0A], to: path + "/mark")
      await #expect(throws: StoreError.alreadyExists(path: path + "/mark")) { try await found() }
      #expect(try Directory.names(in: path) == ["mark"])
    }
  }

  @Test("of another ledger is no mark")
  func foreign() async throws {
    try await MarkTests.withMark { ledger, _ in
      let mark = try #require(ledger.options.mark)
      let key = SignerKey(name: Fixture.checkpointKey.verifierKey.name, privateKey: Fixture.privateKey(9))
      let own = try SignedCheckpoint(parsing: ledger.read(mark)).checkpoint
      try ledger.write(SignedCheckpoint.sign(own, with: key).note.bytes, to: mark)
      guard case .markInvalid(mark, _)? = await ledger.openingError() else {
        Issue.record("a foreign mark was taken")
        return
      }
    }
  }
}
