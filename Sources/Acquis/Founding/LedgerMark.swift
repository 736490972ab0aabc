import AcquisNotes
import AcquisRecords
import AcquisStore
import Glibc

/// The mark of a ledger: a file elsewhere that keeps its newest checkpoint, so that an old copy of the directory is
/// recognised. Which file that is stands in `private/mark`.
public struct LedgerMark: Sendable {
  /// The file, as an absolute path.
  public let path: String
  /// How many records it covers; `nil` where it holds no checkpoint of this ledger, or cannot be read.
  public let size: Int?

  /// The mark that the ledger at `ledger` keeps; `nil` if it keeps none. Throws ``Problem``.
  public static func kept(by ledger: String) async throws(Problem) -> LedgerMark? {
    try await LedgerView.with(ledger) { view in
      guard let path = try LedgerSession.mark(of: LedgerDirectory(ledger)) else { return nil }
      let founding = view.reader.founding
      let key = VerifierKey(
        name: try KeyName(founding.origin), algorithm: .ed25519, publicKey: founding.checkpointKey)
      let verified = (try? SmallFile.read(path, limit: 1 << 16)).flatMap {
        try? SignedCheckpoint(parsing: $0).verified(by: key, leniency: .foreign)
      }
      return LedgerMark(path: path, size: verified.flatMap { Int(exactly: $0.checkpoint.size) })
    }
  }

  /// Keeps the mark of the ledger at `ledger` in the file `path` from now on, and writes it there.
  ///
  /// An old mark that can still be read must not be ahead of the ledger, nor must one that was moved to the new place:
  /// else the ledger is an old copy. Throws ``Problem``, and then the mark is kept where it was.
  public static func keep(
    at path: String, by ledger: String, wait: Duration = .seconds(10), environment: Environment = .system
  ) async throws(Problem) -> LedgerMark {
    let directory = LedgerDirectory(ledger)
    do {
      guard SmallFile.exists(directory.log) else { throw StoreError.notALedger(path: ledger) }
      let place = try absolute(path)
      let keys = try LedgerKeys.read(privateDirectory: directory.private)
      let write = { (path: String) in
        let options = LedgerSession.storeOptions(wait: wait, environment, mark: path)
        return try await LedgerMark.write(directory, keys.checkpoint, options)
      }
      if let old = try LedgerSession.mark(of: directory), old != place, SmallFile.exists(old) {
        do { _ = try await write(old) } catch StoreError.markInvalid, StoreError.markUnusable {}
      }
      let size = try await write(place)
      try SmallFile.replace(directory.private + "/mark", bytes: Array((place + "\n").utf8))
      return LedgerMark(path: place, size: size)
    } catch { throw Problem(error) }
  }

  /// Opens the ledger by its mark and lets the mark follow. Returns how many records it then covers: `nil` where there is
  /// no checkpoint to open the ledger by, so that recovery has to write the mark.
  private static func write(
    _ directory: LedgerDirectory, _ key: SignerKey, _ options: StoreOptions
  ) async throws -> Int? {
    do {
      let store = try await FileStore.open(directory, checkpointKey: key, options: options)
      let size = Int(try await store.signCheckpoint().checkpoint.size)
      try await store.close()
      if let fault = store.markFault { throw fault }
      return size
    } catch StoreError.checkpointMissing, StoreError.checkpointInvalid { return nil }
  }

  /// The path of a mark as whoever works in another directory needs it. Throws ``Problem`` where there is no such place.
  static func absolute(_ path: String) throws(Problem) -> String {
    let slash = path.lastIndex(of: "/")
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    guard !["", ".", ".."].contains(name) else {
      throw Problem("bad-argument", "The mark is a file", at: path, remedy: "Give the path of a file, on another disk.")
    }
    guard let resolved = realpath(parent, nil) else {
      throw Problem(
        "mark-unusable", "The mark cannot be kept here: \(String(cString: strerror(errno)))", at: path,
        remedy: "Give the path of a file whose directory is there and can be written to.")
    }
    defer { free(resolved) }
    let directory = String(cString: resolved)
    return directory == "/" ? "/" + name : directory + "/" + name
  }
}
