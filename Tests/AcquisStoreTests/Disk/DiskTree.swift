import Glibc

@testable import AcquisStore

/// The directories and files of a disk, by their paths below its root.
struct DiskTree: Hashable, Sendable {
  var directories: Set<String> = []
  var files: [String: [UInt8]] = [:]

  init() {}

  /// Reads what lies below `root`.
  init(reading root: String) throws {
    try read(root, "")
  }

  private mutating func read(_ root: String, _ prefix: String) throws {
    for name in try Directory.names(in: root) {
      let path = prefix + name
      if let file = try? File(reading: root + "/" + name) {
        files[path] = try file.read(at: 0, count: file.byteCount())
      } else {
        directories.insert(path)
        try read(root + "/" + name, path + "/")
      }
    }
  }

  /// Writes everything below `root`, which must be there.
  func write(to root: String) throws {
    for path in directories.sorted() { try Directory.make("\(root)/\(path)") }
    for (path, bytes) in files { try File(creating: "\(root)/\(path)", .system).append(bytes) }
  }
}
