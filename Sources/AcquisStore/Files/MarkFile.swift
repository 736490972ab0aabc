import AcquisMerkle
import AcquisNotes

/// A second copy of the newest checkpoint, on another disk: a directory that covers less than its mark is an old copy.
///
/// It is always written after the ledger's own checkpoint, so it may be behind and never ahead.
struct MarkFile: Sendable {
  let path: String
  private let calls: SystemCalls

  /// The mark that `options` name, if any.
  init?(_ options: StoreOptions) {
    guard let path = options.mark else { return nil }
    self.path = path
    calls = options.calls
  }

  /// The head it states; `nil` when there is no mark yet. Throws `markInvalid` when it is no checkpoint by `key`.
  func head(by key: VerifierKey) throws(StoreError) -> TreeHead? {
    do throws(StoreError) {
      guard let stored = try StoredCheckpoint.read(path) else { return nil }
      return try StoredCheckpoint.verify(stored, by: key, path: path)
    } catch {
      if case .checkpointInvalid(_, let cause) = error { throw .markInvalid(path: path, cause) }
      throw unusable(error)
    }
  }

  /// Makes sure that the mark can follow, before anything is recorded that it would have to follow: writes what it may
  /// have to hold beside it, takes that away again, and makes durable what the mark holds already.
  func probe(_ bytes: [UInt8]) throws(StoreError) {
    let temporary = Directory.temporary(for: path)
    do throws(StoreError) {
      try Directory.remove(temporary, calls)
      try File(creating: temporary, calls).append(bytes)
      try Directory.remove(temporary, calls)
      try Directory.sync(Directory.parent(of: path), calls)
    } catch {
      try? Directory.remove(temporary, calls)
      throw unusable(error)
    }
  }

  /// Lets the mark hold `bytes`, durably.
  func write(_ bytes: [UInt8]) throws(StoreError) {
    do { try Directory.replace(path, with: bytes, calls) } catch { throw unusable(error) }
  }

  private func unusable(_ error: StoreError) -> StoreError {
    if case .system(let cause) = error { .markUnusable(path: path, cause) } else { error }
  }
}
