import Glibc

/// The system calls that change a published tree, so that tests can make each of them fail.
struct TreeCalls: Sendable {
  var mkdir: @Sendable (String) -> Int32
  /// Makes a file that is not there yet; returns its descriptor.
  var create: @Sendable (String) -> Int32
  var write: @Sendable (Int32, UnsafeRawBufferPointer) -> Int
  /// Of a file or a directory.
  var fsync: @Sendable (Int32) -> Int32
  var rename: @Sendable (String, String) -> Int32
  var unlink: @Sendable (String) -> Int32
  var rmdir: @Sendable (String) -> Int32

  /// The system's own.
  static let system = TreeCalls(
    mkdir: { Glibc.mkdir($0, 0o755) },
    create: { Glibc.open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644) },
    write: { Glibc.write($0, $1.baseAddress, $1.count) },
    fsync: { Glibc.fsync($0) },
    rename: { Glibc.rename($0, $1) },
    unlink: { Glibc.unlink($0) },
    rmdir: { Glibc.rmdir($0) })
}
