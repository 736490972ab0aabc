import Glibc

/// A directory of mode 0700.
struct PrivateDirectory: Sendable {
  let path: String

  /// Opens the directory at `path`; `nil` when nothing stands there.
  init?(at path: String) throws(VaultError) {
    guard let directory = try OpenFile(.directory, at: path) else { return nil }
    self.path = directory.path
  }

  /// Opens the directory at `path`, after making it durably if nothing stands there.
  init(creating path: String) throws(VaultError) {
    if mkdir(path, 0o700) == 0 {
      try PrivateDirectory.syncParent(of: path)
    } else if errno != EEXIST {
      throw .system("mkdir", path)
    }
    guard let directory = try PrivateDirectory(at: path) else { throw .system("open", path, code: ENOENT) }
    self = directory
  }

  /// Returns once the directory's entries are durable.
  func sync() throws(VaultError) {
    guard let directory = try OpenFile(.directory, at: path) else { throw .system("open", path, code: ENOENT) }
    try directory.sync()
  }

  /// Whether files can be created in it.
  var isWritable: Bool { access(path, W_OK | X_OK) == 0 }

  /// The path of the entry called `name`.
  func entry(_ name: String) -> String { path + "/" + name }

  /// The names in it, in no order. O(n).
  func names() throws(VaultError) -> [String] {
    guard let stream = opendir(path) else { throw .system("opendir", path) }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw .system("readdir", path) }
    return names
  }

  // The parent is the ledger's own directory, which may be public.
  private static func syncParent(of path: String) throws(VaultError) {
    let descriptor = open(path + "/..", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("open", path + "/..") }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .system("fsync", path + "/..") }
  }
}
