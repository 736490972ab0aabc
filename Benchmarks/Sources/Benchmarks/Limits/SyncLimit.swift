import Glibc

/// A file that is written to and synced, and nothing else: what no log can beat that is durable when it says so.
struct SyncLimit {
  private let file: Int32

  init(at path: String) {
    file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600)
    precondition(file >= 0, "\(path) cannot be created")
  }

  /// Seconds to write the groups, with one write(2) and one fdatasync(2) each.
  func seconds(_ groups: [[UInt8]]) -> Double {
    Benchmarks.seconds {
      for group in groups {
        precondition(write(file, group, group.count) == group.count && fdatasync(file) == 0, "the disk failed")
      }
    }
  }

  func close() { Glibc.close(file) }
}
