import Glibc

/// Which file stands at a path: its number, and when it was made. A copy is another one, and so is a file that is given the
/// number of one that was removed.
struct FileIdentity {
  /// As it can be noted: the number, and the moment in seconds and nanoseconds, which are 0 where the file system keeps none.
  let text: String

  /// Throws ``StoreError`` when no regular file is at `path`.
  init(of path: String) throws(StoreError) {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw StoreError(SystemError("lstat", path)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .fileKind(path: path) }
    let birth = FileIdentity.birth(of: path)
    text = "\(status.st_ino) \(birth.seconds) \(birth.nanoseconds)"
  }

  private typealias Call =
    @convention(c) (
      Int32, UnsafePointer<CChar>, Int32, UInt32, UnsafeMutableRawPointer
    ) -> Int32

  /// statx(2), which Glibc does not show to Swift, and old systems do not have.
  private static let statx = dlsym(nil, "statx").map { unsafeBitCast($0, to: Call.self) }
  /// What of `struct statx` is used: STATX_BTIME in `stx_mask`, and `stx_btime`.
  private static let layout = (byteCount: 256, mask: UInt32(0x800), seconds: 80, nanoseconds: 88)

  private static func birth(of path: String) -> (seconds: Int64, nanoseconds: UInt32) {
    withUnsafeTemporaryAllocation(byteCount: layout.byteCount, alignment: 8) { buffer in
      guard let statx, let start = buffer.baseAddress,
        statx(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, layout.mask, start) == 0,
        buffer.load(as: UInt32.self) & layout.mask != 0
      else { return (0, 0) }
      return (
        buffer.load(fromByteOffset: layout.seconds, as: Int64.self),
        buffer.load(fromByteOffset: layout.nanoseconds, as: UInt32.self)
      )
    }
  }
}
