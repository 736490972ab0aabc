import AcquisStore
import Glibc

/// Where a tree is published: a directory that holds nothing else, and that others may read as a whole.
struct TreePlace {
  /// The directory, which is there.
  let path: String

  /// Makes the directory at `path` unless it is there. Throws ``Problem``: `publish-place` when publishing there would show
  /// what is nobody's business, or when something else than a directory is there.
  init(_ path: String, of ledger: LedgerDirectory) throws(Problem) {
    let place = LedgerDirectory(path).path
    let (parent, name) = TreePlace.split(place)
    guard let real = TreePlace.real(place) ?? TreePlace.real(parent).map({ "\($0)/\(name)" }) else {
      throw SmallFile.failure("create", place)
    }
    guard let own = TreePlace.real(ledger.path) else { throw SmallFile.failure("read", ledger.path) }
    guard !TreePlace.holds(own, real), !TreePlace.holds(real, own) else {
      throw Problem(
        "publish-place", "The ledger's directory and the published one must not lie in each other", at: place,
        remedy: "Choose a directory elsewhere: whoever may read it must not come near the ledger's private files.",
        kind: .misused)
    }
    if !SmallFile.exists(place) { try SmallFile.makeDirectory(place) }
    var status = stat()
    guard stat(place, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw Problem("publish-place", "This is not a directory", at: place, remedy: "Give the path of a directory.")
    }
    self.path = place
  }

  private static func holds(_ outer: String, _ inner: String) -> Bool {
    inner == outer || inner.hasPrefix(outer == "/" ? outer : outer + "/")
  }

  private static func split(_ path: String) -> (parent: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
    return (slash == path.startIndex ? "/" : String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  /// The absolute path without links; `nil` when there is nothing.
  private static func real(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }
}

/// Holds a published tree against others who publish there, for as long as it lives. The kernel lets go when the process
/// ends, however it ends.
final class TreeLock: Sendable {
  private let descriptor: Int32

  private init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Locks the directory at `path`, trying again until `wait` is over. Throws ``Problem`` `tree-locked`.
  static func take(_ path: String, wait: Duration) async throws(Problem) -> TreeLock {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SmallFile.failure("open", path) }
    let lock = TreeLock(descriptor)
    let clock = ContinuousClock()
    let deadline = clock.now + wait
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { throw SmallFile.failure("lock", path) }
      guard clock.now < deadline, !Task.isCancelled else {
        throw Problem(
          "tree-locked", "Another program is publishing here", at: path,
          remedy: "Wait until it has ended, or give a longer --wait.")
      }
      // A cancelled sleep returns at once, and the loop ends.
      try? await Task.sleep(for: .milliseconds(20))
    }
    return lock
  }

  /// Lets go at this moment, and not when the last reference happens to go.
  func release() { flock(descriptor, LOCK_UN) }
}
