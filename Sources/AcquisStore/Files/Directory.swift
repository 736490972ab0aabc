import Glibc

/// What a store does with directories.
enum Directory {
  /// Makes a directory; it may be there already.
  static func make(_ path: String, mode: mode_t = 0o755, _ calls: SystemCalls = .system) throws(StoreError) {
    guard calls.mkdir(path, mode) == 0 || errno == EEXIST else { throw StoreError(SystemError("mkdir", path)) }
  }

  /// Whether anything is at `path`; links are not followed.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Makes the names in a directory durable.
  static func sync(_ path: String, _ calls: SystemCalls) throws(StoreError) {
    let descriptor = uninterrupted { calls.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0) }
    guard descriptor >= 0 else { throw StoreError(SystemError("open", path)) }
    defer { close(descriptor) }
    guard calls.fsync(descriptor) == 0 else { throw StoreError(SystemError("fsync", path)) }
  }

  /// The names in a directory, in no order.
  static func names(in path: String) throws(StoreError) -> [String] {
    guard let directory = opendir(path) else { throw StoreError(SystemError("opendir", path)) }
    defer { closedir(directory) }
    var names: [String] = []
    errno = 0
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw StoreError(SystemError("readdir", path)) }
    return names
  }

  /// Renames within one file system.
  static func rename(_ old: String, to new: String, _ calls: SystemCalls) throws(StoreError) {
    guard calls.rename(old, new) == 0 else { throw StoreError(SystemError("rename", old)) }
  }

  /// Deletes a file; it may be gone already.
  static func remove(_ path: String, _ calls: SystemCalls = .system) throws(StoreError) {
    guard calls.unlink(path) == 0 || errno == ENOENT else { throw StoreError(SystemError("unlink", path)) }
  }

  /// Deletes a directory with all that it holds, as far as possible.
  static func removeTree(_ path: String, _ calls: SystemCalls = .system) {
    if calls.unlink(path) == 0 { return }
    for name in (try? names(in: path)) ?? [] { removeTree(path + "/" + name, calls) }
    _ = calls.rmdir(path)
  }

  /// Puts `bytes` into the file at `path` so that at any moment either the old or the new file is there:
  /// write a temporary file → fsync it → rename it → fsync the directory.
  static func replace(_ path: String, with bytes: [UInt8], _ calls: SystemCalls) throws(StoreError) {
    let temporary = temporary(for: path)
    try remove(temporary, calls)
    let file = try File(creating: temporary, calls)
    try file.append(bytes)
    try file.sync()
    try rename(temporary, to: path, calls)
    try sync(parent(of: path), calls)
  }

  /// The name under which what is to stand at `path` is written first.
  static func temporary(for path: String) -> String { path + ".new" }

  /// The directory that a path lies in.
  static func parent(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
