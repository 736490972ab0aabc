import Glibc

/// A directory of our own, which is removed at the end.
struct Workspace {
  let path: String

  /// A directory that is there.
  init(at path: String) { self.path = path }

  /// Makes a new directory below `parent`.
  init(in parent: String) {
    var template = Array("\(parent)/acquis-benchmarks-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      guard let made = mkdtemp(buffer.baseAddress!) else { fatalError("no directory can be made in \(parent)") }
      return String(cString: made)
    }
  }

  func remove() { Workspace.remove(path) }

  /// Removes a file or a directory with all that is in it.
  static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    for name in names(in: path) { remove("\(path)/\(name)") }
    rmdir(path)
  }

  /// The names in a directory, in order.
  static func names(in path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
