import Glibc

/// An exclusive lock on a directory, held by one process at a time and given back when that ends.
struct DirectoryLock {
  private let descriptor: Int32

  /// Waits for the lock on the directory at `path`. Throws ``Problem``.
  init(_ path: String) throws(Problem) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SmallFile.failure("open", path) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        let problem = SmallFile.failure("lock", path)
        close(descriptor)
        throw problem
      }
    }
  }

  func release() { close(descriptor) }
}
