import Glibc

/// Holds a ledger against other writers for as long as it lives. The kernel lets go when the process ends, however it
/// ends.
final class WriterLock: Sendable {
  private let file: File

  private init(_ file: File) { self.file = file }

  /// Takes the lock, trying again until `wait` is over.
  static func take(_ directory: LedgerDirectory, wait: Duration) async throws(StoreError) -> WriterLock {
    let clock = ContinuousClock()
    let deadline = clock.now + wait
    guard Directory.exists(directory.log) else { throw .notALedger(path: directory.path) }
    let file = try File(locking: directory.lock)
    while try !file.tryLock() {
      guard clock.now < deadline, !Task.isCancelled else { throw .locked(path: directory.path, waited: wait) }
      // A cancelled sleep returns at once, and the loop ends.
      try? await Task.sleep(for: .milliseconds(20))
    }
    return WriterLock(file)
  }

  /// Lets go at this moment, and not when the last reference happens to go.
  func release() { file.unlock() }

  /// Lets go if `body` throws.
  func releasingOnError<Value>(_ body: () throws -> Value) rethrows -> Value {
    do { return try body() } catch {
      release()
      throw error
    }
  }
}

/// Whether some process has the ledger open for writing at this moment.
///
/// Throws ``StoreError`` when the lock file cannot be opened; no lock file, no writer.
public func isWriterActive(_ directory: LedgerDirectory) throws(StoreError) -> Bool {
  guard let file = try File.ifPresent(directory.lock) else { return false }
  return try !file.tryLock(shared: true)
}
