import Glibc

/// An open file or directory that belongs to its owner alone. Closed when it goes out of use.
///
/// Opening never follows a symbolic link, and refuses what others may read or write.
struct OpenFile: ~Copyable {
  /// What must stand at the path.
  enum Kind {
    case directory
    case regular
  }

  let path: String
  private let descriptor: Int32

  /// Opens what exists; `nil` when nothing does.
  init?(_ kind: Kind, at path: String, writable: Bool = false) throws(VaultError) {
    let access = writable ? O_RDWR : O_RDONLY
    descriptor = open(path, access | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    self.path = path
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw .system("open", path)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system("fstat", path) }
    guard status.st_mode & S_IFMT == (kind == .directory ? S_IFDIR : S_IFREG) else { throw .fileKind(path) }
    guard status.st_mode & 0o077 == 0 else { throw .exposed(path, mode: status.st_mode) }
  }

  /// Creates a file that must not exist yet, mode 0600.
  init(creating path: String) throws(VaultError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    self.path = path
    guard descriptor >= 0 else { throw .system("open", path) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Reads from the start, at most `limit` bytes.
  func read(upTo limit: Int) throws(VaultError) -> [UInt8] {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      while count < limit {
        let got = pread(descriptor, buffer.baseAddress! + count, limit - count, off_t(count))
        if got < 0 && errno == EINTR { continue }
        failed = got < 0
        guard got > 0 else { return }
        count += got
      }
    }
    if failed { throw .system("pread", path) }
    return bytes
  }

  /// Writes over the file from its start.
  func write(_ bytes: [UInt8]) throws(VaultError) {
    var done = 0
    while done < bytes.count {
      let put = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress! + done, bytes.count - done, off_t(done)) }
      if put < 0 && errno == EINTR { continue }
      guard put > 0 else { throw .system("pwrite", path) }
      done += put
    }
  }

  /// The size in bytes.
  func size() throws(VaultError) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system("fstat", path) }
    return Int(status.st_size)
  }

  /// Returns once content and size, or a directory's entries, are durable.
  func sync() throws(VaultError) {
    guard fsync(descriptor) == 0 else { throw .system("fsync", path) }
  }
}
