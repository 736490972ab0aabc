import AcquisRecords
import Glibc

/// Where the parts of a ledger lie on disk (SPEC §13).
public struct LedgerDirectory: Hashable, Sendable {
  /// The directory, without a slash at its end.
  public let path: String

  /// The directory at `path`, whether or not it is there.
  public init(_ path: String) {
    var path = path[...]
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    self.path = String(path)
  }

  /// The segments.
  public var log: String { path + "/log" }
  /// The newest signed checkpoint.
  public var checkpoint: String { path + "/checkpoint" }
  /// Checkpoints that others vouched for, each by its size, as the ledger's own key signed them.
  public var checkpoints: String { path + "/checkpoints" }
  /// The same checkpoints with the cosignatures of witnesses, each by its size.
  public var witnessed: String { path + "/witnessed" }
  /// What timestamp authorities answered.
  public var anchors: String { path + "/anchors" }
  /// The file that the writer locks.
  public var lock: String { path + "/lock" }
  /// What recovery cut off.
  public var cut: String { path + "/cut" }
  /// Keys and vault: 0700, and no business of the store.
  public var `private`: String { path + "/private" }
  /// What can be deleted and comes back.
  public var cache: String { path + "/cache" }
  /// The index.
  public var index: String { cache + "/index.sqlite" }

  /// The path of the segment that begins at position `first`.
  func segment(_ first: Int) -> String { log + "/" + Segment.name(first: first) }

  /// The first positions of the segments that are there, ascending.
  func segments(_ layout: SegmentLayout) throws(StoreError) -> [Int] {
    try Directory.names(in: log).compactMap { layout.first(named: $0) }.sorted()
  }

  /// Builds a ledger directory beside `path` and puts it there in one step, so that whoever is killed while founding
  /// leaves no half ledger behind.
  ///
  /// `fill` is called with the directory under its temporary name, with `log`, `cut` and `private` in it; what it
  /// writes it must make durable itself. Throws ``StoreError`` (`alreadyExists` unless there is nothing, or an empty
  /// directory, at `path`), and what `fill` throws.
  public static func create(at path: String, _ fill: (LedgerDirectory) throws -> Void) throws {
    try create(at: path, .system, fill)
  }

  static func create(at path: String, _ calls: SystemCalls, _ fill: (LedgerDirectory) throws -> Void) throws {
    let final = LedgerDirectory(path)
    let temporary = LedgerDirectory("\(final.path).founding-\(getpid())-\(UInt32.random(in: 0 ... .max))")
    guard calls.mkdir(temporary.path, 0o755) == 0 else { throw StoreError(SystemError("mkdir", temporary.path)) }
    do {
      try Directory.make(temporary.log, calls)
      try Directory.make(temporary.cut, calls)
      try Directory.make(temporary.private, mode: 0o700, calls)
      try fill(temporary)
      try Directory.sync(temporary.private, calls)
      try Directory.sync(temporary.path, calls)
      guard calls.rename(temporary.path, final.path) == 0 else {
        if [EEXIST, ENOTEMPTY, ENOTDIR].contains(errno) { throw StoreError.alreadyExists(path: final.path) }
        throw StoreError(SystemError("rename", temporary.path))
      }
    } catch {
      Directory.removeTree(temporary.path, calls)
      throw error
    }
    try Directory.sync(Directory.parent(of: final.path), calls)
  }
}
