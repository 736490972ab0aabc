import Glibc

/// Why a file could not be read.
enum FileFault: Error, Equatable {
  /// There is no such file.
  case missing
  /// It is a symbolic link, a directory, a pipe or a device.
  case notRegular
  /// A system call failed.
  case failed(call: String, errno: Int32)

  init(call: String, errno: Int32) {
    switch errno {
    case ENOENT, ENOTDIR: self = .missing
    case ELOOP, ENXIO: self = .notRegular
    default: self = .failed(call: call, errno: errno)
    }
  }

  var explanation: String {
    switch self {
    case .missing: "does not exist"
    case .notRegular: "is not a regular file"
    case .failed(let call, let errno): "could not be read: \(call): \(String(cString: strerror(errno)))"
    }
  }
}

/// A regular file, open for reading from its beginning.
///
/// Opened without waiting for the other end of a pipe and, unless it is said otherwise, without following a symbolic link
/// in its last component.
struct RegularFile: ~Copyable {
  private let descriptor: Int32

  static let chunkByteCount = 1 << 20

  init(path: String, followingLinks: Bool = false) throws(FileFault) {
    let descriptor = open(path, O_RDONLY | (followingLinks ? 0 : O_NOFOLLOW) | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFault(call: "open", errno: errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let fault = FileFault(call: "fstat", errno: errno)
      _ = close(descriptor)
      throw fault
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      _ = close(descriptor)
      throw .notRegular
    }
    self.descriptor = descriptor
  }

  deinit { _ = close(descriptor) }

  /// Fills `buffer` from where the last call ended; returns how many bytes, 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileFault) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw FileFault(call: "read", errno: errno) }
    }
  }

  /// Gives the file to `body` in chunks, to its end. Holds one chunk.
  func forEachChunk(_ body: (UnsafeRawBufferPointer) -> Void) throws(FileFault) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: RegularFile.chunkByteCount, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try read(into: buffer)
      if count == 0 { return }
      body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// All bytes of the file at `path`; `nil` when there are more than `limit`.
  static func bytes(of path: String, limit: Int, followingLinks: Bool = false) throws(FileFault) -> [UInt8]? {
    let file = try RegularFile(path: path, followingLinks: followingLinks)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunkByteCount, alignment: 16)
    defer { buffer.deallocate() }
    var bytes: [UInt8] = []
    while true {
      let count = try file.read(into: buffer)
      if count == 0 { return bytes }
      // No more is read of a file that is too long: it may be without end.
      guard bytes.count + count <= limit else { return nil }
      bytes += buffer[..<count]
    }
  }

  /// Whether anything is at `path`; links are not followed.
  static func isThere(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// The first bytes of the file to which `path` leads, at most `count`.
  static func prefix(of path: String, count: Int) throws(FileFault) -> [UInt8] {
    let file = try RegularFile(path: path, followingLinks: true)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
    defer { buffer.deallocate() }
    return Array(buffer[..<(try file.read(into: buffer))])
  }
}
