import Glibc

/// The system calls that change what a ledger is on disk, so that tests can make each of them fail, and know at any
/// moment what a disk may hold.
struct SystemCalls: Sendable {
  var open: @Sendable (String, Int32, mode_t) -> Int32
  var write: @Sendable (Int32, UnsafeRawBufferPointer) -> Int
  var fdatasync: @Sendable (Int32) -> Int32
  var fsync: @Sendable (Int32) -> Int32
  var ftruncate: @Sendable (Int32, Int) -> Int32
  var fchmod: @Sendable (Int32, mode_t) -> Int32
  var mkdir: @Sendable (String, mode_t) -> Int32
  var rename: @Sendable (String, String) -> Int32
  var unlink: @Sendable (String) -> Int32
  var rmdir: @Sendable (String) -> Int32

  /// The system's own.
  static let system = SystemCalls(
    open: { Glibc.open($0, $1, $2) },
    write: { Glibc.write($0, $1.baseAddress, $1.count) },
    fdatasync: { Glibc.fdatasync($0) },
    fsync: { Glibc.fsync($0) },
    ftruncate: { Glibc.ftruncate($0, $1) },
    fchmod: { Glibc.fchmod($0, $1) },
    mkdir: { Glibc.mkdir($0, $1) },
    rename: { Glibc.rename($0, $1) },
    unlink: { Glibc.unlink($0) },
    rmdir: { Glibc.rmdir($0) })
}
