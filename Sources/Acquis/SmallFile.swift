public import AcquisCrypto
public import Glibc

/// Whole files of limited size: keys, checkpoints, learners' records.
public enum SmallFile {
  /// Reads a regular file of at most `limit` bytes. Throws ``Problem``; never waits on a FIFO.
  public static func read(_ path: String, limit: Int) throws(Problem) -> [UInt8] {
    var bytes: [UInt8] = []
    try forEachPiece(path, limit: limit) { bytes += $0 }
    return bytes
  }

  /// The SHA-256 of a regular file of at most `limit` bytes, in constant memory. Throws ``Problem``.
  public static func digest(_ path: String, limit: Int) throws(Problem) -> Digest {
    var hash = SHA256()
    try forEachPiece(path, limit: limit) { hash.update($0) }
    return hash.finalize()
  }

  private static func forEachPiece(
    _ path: String, limit: Int, _ body: (ArraySlice<UInt8>) -> Void
  ) throws(Problem) {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw failure("open", path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failure("read", path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Problem("file-kind", "This is not a regular file", at: path, remedy: "Give the path of a file.")
    }
    guard Int(status.st_size) <= limit else { throw tooLong(path, limit) }
    var total = 0
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure("read", path) }
      guard count > 0 else { return }
      total += count
      guard total <= limit else { throw tooLong(path, limit) }
      body(buffer[..<count])
    }
  }

  /// Writes a file that must not exist yet, and makes it durable. Throws ``Problem``; leaves no partial file.
  public static func create(_ path: String, bytes: [UInt8], mode: mode_t = 0o644) throws(Problem) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else {
      if errno == EEXIST {
        throw Problem(
          "file-exists", "This file exists already", at: path, remedy: "Choose another name, or move the file away.")
      }
      throw failure("create", path)
    }
    var written = 0
    var failed = false
    while written < bytes.count, !failed {
      let count = bytes[written...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      failed = count < 0
      written += max(0, count)
    }
    failed = failed || fsync(file) != 0
    let problem = failed ? failure("write", path) : nil
    close(file)
    guard let problem else { return }
    unlink(path)
    throw problem
  }

  /// Puts `bytes` into the file at `path`, durably: at any moment either the old or the new file is there. Throws
  /// ``Problem``.
  static func replace(_ path: String, bytes: [UInt8], mode: mode_t = 0o644) throws(Problem) {
    // Of one's own, so that two at once do not write into each other's file, and nobody's file is taken for it.
    let temporary = "\(path).new-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    try create(temporary, bytes: bytes, mode: mode)
    guard rename(temporary, path) == 0 else {
      let problem = failure("write", path)
      unlink(temporary)
      throw problem
    }
    try syncParent(of: path)
  }

  private static func tooLong(_ path: String, _ limit: Int) -> Problem {
    Problem(
      "file-too-long", "This file has more than \(limit) bytes", at: path,
      remedy: "Check that it is the file you meant.")
  }

  static func failure(_ verb: String, _ path: String) -> Problem {
    let reason = String(cString: strerror(errno))
    return Problem(
      "unreadable", "Cannot \(verb) this file: \(reason)", at: path,
      remedy: "Check the path, its permissions and the free space.")
  }
}

extension SmallFile {
  /// Whether anything is at `path`.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }
}

extension SmallFile {
  /// The first line of a regular file, without its LF. Throws ``Problem`` when it has none within `limit` bytes.
  static func firstLine(_ path: String, limit: Int) throws(Problem) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw failure("open", path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Problem("file-kind", "This is not a regular file", at: path, remedy: "Give the path of a file.")
    }
    var buffer = [UInt8](repeating: 0, count: limit + 1)
    let count = Glibc.read(file, &buffer, buffer.count)
    guard count > 0, let end = buffer[..<count].firstIndex(of: 0x0A) else {
      throw Problem(
        "record-form", "The file has no complete first line", at: path, remedy: "Check that it is a ledger.")
    }
    return Array(buffer[..<end])
  }
}

extension SmallFile {
  /// Makes a directory, which may be there already, durably. Throws ``Problem``.
  static func makeDirectory(_ path: String, mode: mode_t = 0o755) throws(Problem) {
    guard mkdir(path, mode) == 0 || errno == EEXIST else { throw failure("create", path) }
    try syncParent(of: path)
  }

  /// The directory that `path` lies in.
  static func parent(of path: String) -> String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "." }

  /// Where `path` leads over links, if anything is there; else `path`.
  static func resolved(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Makes the names beside `path` durable. Throws ``Problem``.
  static func syncParent(of path: String) throws(Problem) {
    let directory = open(parent(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw failure("write", path) }
    defer { close(directory) }
    guard fsync(directory) == 0 else { throw failure("write", path) }
  }
}

extension SmallFile {
  /// The names in a directory, in no order. Throws ``Problem``.
  static func names(in path: String) throws(Problem) -> [String] {
    guard let directory = opendir(path) else { throw failure("read", path) }
    defer { closedir(directory) }
    var names: [String] = []
    errno = 0
    while let entry = readdir(directory) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
      errno = 0
    }
    guard errno == 0 else { throw failure("read", path) }
    return names.filter { $0 != "." && $0 != ".." }
  }
}
