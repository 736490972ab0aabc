/// What a disk holds, and what it may hold after a power failure. A value: a copy is the disk at one moment.
///
/// The model takes from POSIX only what POSIX promises: a successful `fsync` or `fdatasync` of a file makes its bytes
/// and its size durable, a successful `fsync` of a directory the names in it; and a rename is done whole or not at all.
/// Until then the disk may have done, in any order and each by itself:
///
/// - the writing of each page (4 KiB) as it was after any of the writes since the last sync, or torn between sectors
///   (512 bytes);
/// - the change of a file's size: a file that grew without its bytes reads as zeros;
/// - each change of a name: syncing a file says nothing of its name, nor the order of calls anything of the order on
///   disk.
///
/// After a failed sync, the pages concerned are read as they were written, and are never written by a later sync: that
/// is what Linux does. Names that could not be synced are synced by the next one that succeeds, and a directory is
/// there when its name is. Permissions are not part of the model. File systems in use promise more.
struct DiskModel: Sendable {
  static let root = 0

  private(set) var files: [Int: DiskFile] = [:]
  private(set) var directories: [Int: DiskDirectory] = [root: DiskDirectory()]
  private var nextNode = 1

  /// A disk on which everything is durable.
  init(_ tree: DiskTree = DiskTree()) {
    for path in tree.directories.sorted() { makeDirectory(path) }
    for (path, bytes) in tree.files.sorted(by: { $0.key < $1.key }) { files[makeFile(path)] = DiskFile(bytes) }
    for node in directories.keys { sync(node) }
  }

  /// The node at a path below the root; `nil` when there is none.
  func node(_ path: String) -> Int? {
    path.split(separator: "/").reduce(DiskModel.root) { node, name in
      node.flatMap { directories[$0]?.names[String(name)] }
    }
  }

  /// What programs see below the root.
  var visible: DiskTree {
    var tree = DiskTree()
    collect(DiskModel.root, "", into: &tree)
    return tree
  }

  private func collect(_ directory: Int, _ prefix: String, into tree: inout DiskTree) {
    for (name, node) in directories[directory]?.names ?? [:] {
      if let file = files[node] {
        tree.files[prefix + name] = file.cache
      } else {
        tree.directories.insert(prefix + name)
        collect(node, prefix + name + "/", into: &tree)
      }
    }
  }

  private func place(_ path: String) -> (directory: Int, name: String)? {
    var names = path.split(separator: "/")
    guard let name = names.popLast(), let directory = node(names.joined(separator: "/")) else { return nil }
    return (directory, String(name))
  }

  private mutating func add(_ path: String) -> Int {
    guard let (directory, name) = place(path) else { preconditionFailure("\(path) is not on the disk") }
    defer { nextNode += 1 }
    directories[directory]?.change(.init(removed: nil, added: (name, nextNode)))
    return nextNode
  }

  @discardableResult
  mutating func makeFile(_ path: String) -> Int {
    let node = add(path)
    files[node] = DiskFile()
    return node
  }

  mutating func makeDirectory(_ path: String) { directories[add(path)] = DiskDirectory() }

  mutating func remove(_ path: String) {
    guard let (directory, name) = place(path) else { return }
    directories[directory]?.change(.init(removed: name, added: nil))
  }

  /// Renames within one directory.
  mutating func rename(_ old: String, to new: String) {
    guard let node = node(old), let from = place(old), let to = place(new), from.directory == to.directory else {
      preconditionFailure("\(old) cannot be renamed to \(new)")
    }
    directories[from.directory]?.change(.init(removed: from.name, added: (to.name, node)))
  }

  mutating func write(_ bytes: [UInt8], at offset: Int, in node: Int) { files[node]?.write(bytes, at: offset) }
  mutating func truncate(_ node: Int, to count: Int) { files[node]?.truncate(to: count) }

  mutating func sync(_ node: Int) {
    files[node]?.sync()
    directories[node]?.sync()
  }

  mutating func failSync(_ node: Int) { files[node]?.failSync() }
}
