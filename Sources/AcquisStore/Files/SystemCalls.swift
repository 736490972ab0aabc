import Glibc

/// The system calls that durability rests on, so that tests can make each of them fail.
struct SystemCalls: Sendable {
  var write: @Sendable (Int32, UnsafeRawBufferPointer) -> Int
  var fdatasync: @Sendable (Int32) -> Int32
  var fsync: @Sendable (Int32) -> Int32
  var rename: @Sendable (String, String) -> Int32
  var ftruncate: @Sendable (Int32, Int) -> Int32

  /// The system's own.
  static let system = SystemCalls(
    write: { Glibc.write($0, $1.baseAddress, $1.count) },
    fdatasync: { Glibc.fdatasync($0) },
    fsync: { Glibc.fsync($0) },
    rename: { Glibc.rename($0, $1) },
    ftruncate: { Glibc.ftruncate($0, $1) })
}
