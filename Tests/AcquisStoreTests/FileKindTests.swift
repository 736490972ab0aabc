import Glibc
import Testing

@testable import AcquisStore

@Suite("Only regular files are opened (SPEC §13, file-kind)")
struct FileKindTests {
  /// A part of the ledger that is a file.
  enum Part: String, CaseIterable {
    case firstSegment, lastSegment, checkpoint, lock

    func path(_ directory: LedgerDirectory) -> String {
      switch self {
      case .firstSegment: directory.segment(0)
      case .lastSegment: directory.segment(8)
      case .checkpoint: directory.checkpoint
      case .lock: directory.lock
      }
    }
  }

  /// What may stand in its place.
  enum Kind: String, CaseIterable {
    case link, pipe, directory
  }

  @Test(
    "a link, a pipe or a directory in the place of a file is refused at once", arguments: Part.allCases, Kind.allCases)
  func refused(_ part: Part, _ kind: Kind) async throws {
    try await Ledger.with(size: 12) { ledger in
      for withIndex in [true, false] {
        if !withIndex { Directory.removeTree(ledger.directory.cache) }
        let path = part.path(ledger.directory)
        let aside = ledger.directory.path + "-aside"
        try #require(rename(path, aside) == 0)
        switch kind {
        case .link: try #require(symlink(aside, path) == 0)
        case .pipe: try #require(mkfifo(path, 0o644) == 0)
        case .directory: try #require(mkdir(path, 0o755) == 0)
        }
        let expected = StoreError.fileKind(path: path)
        #expect(await ledger.openingError() == expected)
        if part == .lock {
          #expect(throws: expected) { _ = try isWriterActive(ledger.directory) }
        } else {
          await #expect(throws: expected) { _ = try await ledger.reader() }
        }
        Directory.removeTree(path)
        try #require(rename(aside, path) == 0)
      }
      try await ledger.open().close()
    }
  }

  @Test("where there is no ledger, that is what is said")
  func noLedger() async throws {
    try await withTemporaryDirectory { path in
      let ledger = Ledger(path)
      #expect(await ledger.openingError() == .notALedger(path: path))
      await #expect(throws: StoreError.notALedger(path: path)) { _ = try await ledger.reader() }
      let names = try Directory.names(in: path)
      #expect(names.isEmpty)
    }
  }
}
