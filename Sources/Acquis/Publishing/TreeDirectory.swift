import Glibc

/// The files of a published tree. Every change is durable when the method that makes it returns.
///
/// Names are relative to the directory. What cannot be changed is a ``Problem`` `publish-failed`: what was published before
/// is whole all the same, and the next run goes on.
struct TreeDirectory {
  let path: String
  let calls: TreeCalls
  /// The directories that are known to be there, durably.
  private var made: Set<String> = []

  /// What begins all names that mean nothing to a reader.
  static let ownPrefix = ".acquis-publish"
  /// Every file is written under this name first. There is one writer a directory, so one name will do.
  private static let temporary = ownPrefix + ".new"
  /// More than any checkpoint with a hundred signature lines has.
  static let checkpointByteLimit = 1 << 16

  init(_ path: String, _ calls: TreeCalls) { (self.path, self.calls) = (path, calls) }

  /// What a file was before it was put.
  enum Before {
    case missing
    /// It had the same bytes: nothing was written.
    case same
    case other
  }

  /// Whether anything is at `name`.
  func has(_ name: String) -> Bool { SmallFile.exists("\(path)/\(name)") }

  /// The bytes of a file; `nil` when there are none of at most `limit` bytes to be read.
  func bytes(_ name: String, limit: Int) -> [UInt8]? { try? SmallFile.read("\(path)/\(name)", limit: limit) }

  /// Lets the file at `name` hold `bytes`, so that at any moment the old file or the new one is there:
  /// write a temporary file → fsync it → rename it → fsync the directory.
  mutating func put(_ name: String, _ bytes: [UInt8]) throws(Problem) -> Before {
    try makeParents(of: name)
    let before: Before =
      !has(name) ? .missing : self.bytes(name, limit: bytes.count) == bytes ? .same : .other
    // What an interrupted run left may be there and not be durable yet.
    if before != .same {
      try write(bytes)
      try rename(TreeDirectory.temporary, to: name)
    } else {
      try syncParent(of: name)
    }
    return before
  }

  private func write(_ bytes: [UInt8]) throws(Problem) {
    try remove(TreeDirectory.temporary)
    let file = calls.create("\(path)/\(TreeDirectory.temporary)")
    try check(file, TreeDirectory.temporary)
    defer { close(file) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { calls.write(file, UnsafeRawBufferPointer(rebasing: $0[written...])) }
      if count < 0 && errno == EINTR { continue }
      try check(count > 0 ? 0 : -1, TreeDirectory.temporary)
      written += count
    }
    try check(calls.fsync(file), TreeDirectory.temporary)
  }

  /// Renames within the tree.
  mutating func rename(_ old: String, to name: String) throws(Problem) {
    try makeParents(of: name)
    try check(calls.rename("\(path)/\(old)", "\(path)/\(name)"), name)
    try syncParent(of: name)
    made = made.filter { $0 != old && !$0.hasPrefix(old + "/") }
  }

  /// Deletes a file or a directory with all that it holds; it may be gone already.
  func remove(_ name: String) throws(Problem) {
    guard has(name) else { return }
    if calls.unlink("\(path)/\(name)") == 0 || errno == ENOENT { return }
    // EPERM is what POSIX says of a directory, EISDIR what Linux says.
    guard errno == EISDIR || errno == EPERM else { return try check(-1, name) }
    for inner in try names(in: name) { try remove("\(name)/\(inner)") }
    try check(calls.rmdir("\(path)/\(name)"), name)
  }

  /// The names in a directory, in no order.
  func names(in name: String = "") throws(Problem) -> [String] {
    guard let directory = opendir("\(path)/\(name)") else { throw SmallFile.failure("read", "\(path)/\(name)") }
    defer { closedir(directory) }
    var names: [String] = []
    errno = 0
    while let entry = readdir(directory) {
      let capacity = MemoryLayout.size(ofValue: entry.pointee.d_name)
      let found = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: capacity) { String(cString: $0) }
      }
      if found != "." && found != ".." { names.append(found) }
      errno = 0
    }
    guard errno == 0 else { throw SmallFile.failure("read", "\(path)/\(name)") }
    return names
  }

  /// Makes the directories above `name`, from the top.
  private mutating func makeParents(of name: String) throws(Problem) {
    guard let parent = TreeDirectory.parent(of: name), !made.contains(parent) else { return }
    try makeParents(of: parent)
    guard calls.mkdir("\(path)/\(parent)") == 0 || errno == EEXIST else { return try check(-1, parent) }
    try syncParent(of: parent)
    made.insert(parent)
  }

  private func syncParent(of name: String) throws(Problem) {
    let parent = TreeDirectory.parent(of: name).map { "\(path)/\($0)" } ?? path
    let directory = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    try check(directory, name)
    defer { close(directory) }
    try check(calls.fsync(directory), name)
  }

  private static func parent(of name: String) -> String? {
    name.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(name[..<$0]) }
  }

  private func check(_ result: Int32, _ name: String) throws(Problem) {
    guard result < 0 else { return }
    throw Problem(
      "publish-failed", "Cannot write this file: \(String(cString: strerror(errno)))", at: "\(path)/\(name)",
      remedy: "What was published before is whole. Make room, or set the permissions right, then repeat the command.")
  }
}
