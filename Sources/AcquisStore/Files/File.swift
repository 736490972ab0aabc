import Glibc

/// An open regular file. Whatever else stands at the path is refused: a link is not followed, a pipe is not waited for.
final class File: Sendable {
  let path: String
  private let descriptor: Int32
  private let calls: SystemCalls
  /// Which file it is, whatever the path leads to later.
  private let identity: (device: dev_t, inode: ino_t)

  private init(_ path: String, _ flags: Int32, _ calls: SystemCalls) throws(StoreError) {
    self.path = path
    self.calls = calls
    descriptor = uninterrupted { calls.open(path, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o644) }
    var status = stat()
    let isKnown = descriptor >= 0 && fstat(descriptor, &status) == 0
    identity = (status.st_dev, status.st_ino)
    guard descriptor >= 0 else {
      // A link, a directory, a pipe without a reader.
      if [ELOOP, EISDIR, ENXIO].contains(errno) { throw .fileKind(path: path) }
      throw StoreError(SystemError(flags & O_ACCMODE == O_RDONLY ? "open" : "open for writing", path))
    }
    guard isKnown else { throw StoreError(SystemError("fstat", path)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .fileKind(path: path) }
  }

  deinit { if descriptor >= 0 { Glibc.close(descriptor) } }

  /// Opens a file for reading.
  convenience init(reading path: String, _ calls: SystemCalls = .system) throws(StoreError) {
    try self.init(path, O_RDONLY, calls)
  }

  /// Opens a file for reading; `nil` when there is none.
  static func ifPresent(_ path: String) throws(StoreError) -> File? {
    do { return try File(reading: path) } catch {
      if case .system(let cause) = error, cause.code == ENOENT { return nil }
      throw error
    }
  }

  /// Opens a file whose writes go to its end.
  convenience init(appendingTo path: String, _ calls: SystemCalls) throws(StoreError) {
    try self.init(path, O_RDWR | O_APPEND, calls)
  }

  /// Opens a file to write its own bytes once more.
  convenience init(rewriting path: String, _ calls: SystemCalls) throws(StoreError) {
    try self.init(path, O_RDWR, calls)
  }

  /// Makes a file that must not be there yet.
  convenience init(creating path: String, _ calls: SystemCalls) throws(StoreError) {
    try self.init(path, O_RDWR | O_APPEND | O_CREAT | O_EXCL, calls)
  }

  /// Opens a file to lock it, making it if need be.
  convenience init(locking path: String) throws(StoreError) {
    try self.init(path, O_RDWR | O_CREAT, .system)
  }

  private func status() throws(StoreError) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw StoreError(SystemError("fstat", path)) }
    return status
  }

  /// How many bytes it has.
  func byteCount() throws(StoreError) -> Int { Int(try status().st_size) }

  /// Up to `count` bytes from `offset` on: fewer at the end only.
  func read(at offset: Int, count: Int) throws(StoreError) -> [UInt8] {
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      while initialized < count {
        let read = pread(descriptor, buffer.baseAddress! + initialized, count - initialized, offset + initialized)
        if read < 0 && errno == EINTR { continue }
        if read < 0 { failure = SystemError("pread", path) }
        if read <= 0 { return }
        initialized += read
      }
    }
    if let failure { throw StoreError(failure) }
    return bytes
  }

  /// All bytes; `nil` if there are more than `limit`.
  func readAll(limit: Int) throws(StoreError) -> [UInt8]? {
    let bytes = try read(at: 0, count: limit + 1)
    return bytes.count > limit ? nil : bytes
  }

  /// Writes all of `bytes`: at the end, unless the file was opened to be rewritten. After a failure it is not known how
  /// many of them are there.
  func append(_ bytes: [UInt8]) throws(StoreError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { calls.write(descriptor, UnsafeRawBufferPointer(rebasing: $0[written...])) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw StoreError(SystemError("write", path)) }
      written += count
    }
  }

  /// Writes the bytes from `offset` on once more where they stand.
  func rewrite(from offset: Int) throws(StoreError) {
    guard lseek(descriptor, offset, SEEK_SET) == offset else { throw StoreError(SystemError("lseek", path)) }
    var position = offset
    while true {
      let bytes = try read(at: position, count: 1 << 20)
      if bytes.isEmpty { return }
      try append(bytes)
      position += bytes.count
    }
  }

  /// Makes the bytes and the size durable.
  func syncData() throws(StoreError) {
    guard calls.fdatasync(descriptor) == 0 else { throw StoreError(SystemError("fdatasync", path)) }
  }

  /// Makes everything about the file durable.
  func sync() throws(StoreError) {
    guard calls.fsync(descriptor) == 0 else { throw StoreError(SystemError("fsync", path)) }
  }

  /// Cuts the file off after `count` bytes.
  func truncate(to count: Int) throws(StoreError) {
    guard uninterrupted({ calls.ftruncate(descriptor, count) }) == 0 else {
      throw StoreError(SystemError("ftruncate", path))
    }
  }

  /// Whether the path still leads to this file, and it has `byteCount` bytes: what was written here, no more.
  func isInPlace(byteCount: Int) throws(StoreError) -> Bool {
    var named = stat()
    guard lstat(path, &named) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return false }
      throw StoreError(SystemError("lstat", path))
    }
    return named.st_dev == identity.device && named.st_ino == identity.inode && named.st_size == byteCount
  }

  /// Whether nobody may write to it any more.
  func isSealed() throws(StoreError) -> Bool { try status().st_mode & 0o222 == 0 }

  /// Takes away the permission to write.
  func seal() throws(StoreError) {
    if try isSealed() { return }
    guard calls.fchmod(descriptor, 0o444) == 0 else { throw StoreError(SystemError("fchmod", path)) }
  }

  /// Tries to lock the file against every other opening of it, and returns whether that worked.
  func tryLock(shared: Bool = false) throws(StoreError) -> Bool {
    while flock(descriptor, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { return false }
      guard errno == EINTR else { throw StoreError(SystemError("flock", path)) }
    }
    return true
  }

  /// Lets go of the lock.
  func unlock() { flock(descriptor, LOCK_UN) }
}

/// Makes a call again for as long as a signal interrupts it.
func uninterrupted(_ call: () -> Int32) -> Int32 {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}
