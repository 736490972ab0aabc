import AcquisAudit
import Glibc

/// What an audit reads from a file system.
extension Target {
  static let files = [Target(name: "segment", check: checkSegment), Target(name: "tree", check: checkTree)]

  /// Input: a segment and, if there is a second file, the checkpoint that covers it.
  private static func checkSegment(_ bytes: [UInt8]) {
    let parts = parts(of: bytes, 2)
    segment.write(parts[0])
    let checkpoint = parts.count > 1 ? parts[1] : nil
    let report = Audit.segment(file: segment.path, demands: Keys.demands, checkpoint: checkpoint)
    demand(report.exitStatus != 2 || !report.findings.isEmpty, "an audit refuses without a word")
    demand(!parts[0].isEmpty || !report.ok, "an audit is content with nothing")
  }

  /// Input: the checkpoint, the hashes and the entries of a tree of 3 records.
  private static func checkTree(_ bytes: [UInt8]) {
    let parts = parts(of: bytes, tree.files.count)
    for (index, file) in tree.files.enumerated() { file.write(index < parts.count ? parts[index] : []) }
    let report = Audit.tree(directory: tree.path, demands: Keys.demands)
    demand(parts.count > 1 || !report.ok, "an audit is content with a checkpoint alone")
  }

  private static let segment = NamelessFile()
  private static let tree = ThreeRecordTree()

  /// The files of an input: what stands between a NUL on a line of its own, `limit` pieces at most.
  private static func parts(of bytes: [UInt8], _ limit: Int) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    var start = 0
    for index in bytes.indices.dropFirst().dropLast() where bytes[index] == 0 && parts.count < limit - 1 {
      guard index > start, bytes[index - 1] == newline, bytes[index + 1] == newline else { continue }
      parts.append(Array(bytes[start..<index - 1]))
      start = index + 2
    }
    return parts + [Array(bytes[start...])]
  }
}

/// A regular file that is written again and again.
private struct RewrittenFile {
  private let descriptor: CInt

  init(_ descriptor: CInt) {
    guard descriptor >= 0 else { fatalError("a file could not be made: \(String(cString: strerror(errno)))") }
    self.descriptor = descriptor
  }

  init(path: String) { self.init(open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)) }

  func write(_ bytes: [UInt8]) {
    guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, bytes, bytes.count, 0) == bytes.count else {
      fatalError("a file could not be written: \(String(cString: strerror(errno)))")
    }
  }
}

/// A file that stands in no directory: it is gone when the process is.
private struct NamelessFile {
  private let file: RewrittenFile
  let path: String

  init() {
    let directory = temporaryDirectory()
    let name = directory + "/segment"
    let descriptor = open(name, O_RDWR | O_CREAT, 0o600)
    file = RewrittenFile(descriptor)
    unlink(name)
    rmdir(directory)
    path = "/proc/self/fd/\(descriptor)"
  }

  func write(_ bytes: [UInt8]) { file.write(bytes) }
}

/// A new directory below `TMPDIR`.
private func temporaryDirectory() -> String {
  let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
  var template = Array("\(parent)/acquis-fuzz-XXXXXX".utf8CString)
  guard mkdtemp(&template) != nil else { fatalError("no temporary directory could be made") }
  return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// The directory of a published tree with all its files.
private struct ThreeRecordTree {
  let path: String
  let files: [RewrittenFile]

  init() {
    let path = temporaryDirectory()
    self.path = path
    for directory in ["/tile", "/tile/0", "/tile/0/000.p", "/tile/entries", "/tile/entries/000.p"] {
      mkdir(path + directory, 0o700)
    }
    files = ["/checkpoint", "/tile/0/000.p/3", "/tile/entries/000.p/3"].map { RewrittenFile(path: path + $0) }
  }
}
