import Glibc

/// Whether somebody is writing to a ledger.
enum WriterLock {
  /// Whether a writer holds the lock of the ledger in `directory`. Takes a shared lock for an instant and changes nothing.
  static func isHeld(in directory: String) -> Bool {
    let descriptor = open(directory + "/lock", O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { _ = close(descriptor) }
    if flock(descriptor, LOCK_SH | LOCK_NB) == 0 {
      _ = flock(descriptor, LOCK_UN)
      return false
    }
    return errno == EWOULDBLOCK
  }
}
