import Glibc

/// A file read from its start to its end with read(2): no mapping, so that a file shrinking underneath cannot kill us.
struct InputFile: ~Copyable {
  /// Bytes asked for per call: 1 MiB.
  static let chunkByteCount = 1 << 20

  private let descriptor: CInt
  private let path: String
  /// The size when opened, in bytes; `nil` for a pipe or device.
  let size: Int?

  init(path: String) throws(ImportError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputFile.failure("cannot open the file", path) }
    var status = stat()
    let isRegular = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    self.descriptor = descriptor
    self.path = path
    size = isRegular ? Int(status.st_size) : nil
  }

  deinit { close(descriptor) }

  /// Fills the start of `buffer`; returns the number of bytes, 0 at the end of the file.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImportError) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw InputFile.failure("cannot read the file", path) }
    }
  }

  private static func failure(_ what: String, _ path: String) -> ImportError {
    let reason = String(cString: strerror(errno))
    return ImportError(
      .unreadable, "\(what) (\(reason))", remedy: "check its path and its permissions", file: path)
  }
}
