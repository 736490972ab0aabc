import AcquisRecords
import Glibc

/// The segments of a ledger directory, and what is wrong with their sequence (SPEC §13).
struct LogFiles {
  /// The seq with which each segment begins by its name, ascending.
  let firsts: [Int]
  let directory: String
  let recordsPerSegment: Int

  /// Lists `directory`/log. A directory without it has no segments. Names that are no segment's mean nothing.
  init(directory: String, recordsPerSegment: Int = Limits.segmentRecordCount) throws(FileFault) {
    self.directory = directory
    self.recordsPerSegment = recordsPerSegment
    do { firsts = try LogFiles.names(in: directory + "/log").compactMap(LogFiles.first(named:)).sorted() } catch {
      guard error == .missing else { throw error }
      firsts = []
    }
  }

  /// Throws unless `path` is a directory that can be read.
  static func requireDirectory(_ path: String) throws(FileFault) { _ = try names(in: path) }

  /// How reading a log ended.
  enum End {
    /// With the LF of the last line, or with nothing read.
    case atLine
    /// With bytes after the last LF.
    case withinLine
    /// Where a segment is missing or cannot be read: what follows is not known.
    case cutShort
  }

  /// Gives every line to `body`, in order, as far as segments follow one another.
  func forEachLine(_ findings: inout FindingList, _ body: (LineSplitter.Line) -> Void) -> End {
    var next = 0
    for first in firsts {
      guard first == next else {
        findings.add(
          .segmentMissing, at: next, "no segment begins with record \(next); the next one is of record \(first)")
        return .cutShort
      }
      let isLast = first == firsts.last
      guard let read = readSegment(first, &findings, body) else { return .cutShort }
      next += read.lines
      if read.lines > recordsPerSegment || (!isLast && (read.lines < recordsPerSegment || read.hasRemainder)) {
        let count = read.lines > recordsPerSegment ? "more" : "fewer"
        findings.add(
          .segmentMissing, at: first + min(read.lines, recordsPerSegment),
          "the segment of record \(first) holds \(count) than \(recordsPerSegment) records")
        return .cutShort
      }
      if read.hasRemainder { return .withinLine }
    }
    return .atLine
  }

  private func readSegment(
    _ first: Int, _ findings: inout FindingList, _ body: (LineSplitter.Line) -> Void
  ) -> (lines: Int, hasRemainder: Bool)? {
    let name = "log/" + Segment.name(first: first)
    do {
      return try LogFiles.forEachLine(of: directory + "/" + name, limit: recordsPerSegment, body)
    } catch {
      let code: FindingCode = error == .notRegular ? .fileKind : .unreadable
      findings.add(code, at: first, "\(name) \(error.explanation)")
      return nil
    }
  }

  /// Gives the lines of one file to `body`, the first `limit` of them; counts all.
  static func forEachLine(
    of path: String, limit: Int = .max, followingLinks: Bool = false, _ body: (LineSplitter.Line) -> Void
  ) throws(FileFault) -> (lines: Int, hasRemainder: Bool) {
    let file = try RegularFile(path: path, followingLinks: followingLinks)
    var splitter = LineSplitter()
    var count = 0
    try file.forEachChunk { chunk in
      splitter.feed(chunk) { line in
        count += 1
        if count <= limit { body(line) }
      }
    }
    return (count, splitter.hasRemainder)
  }

  /// The seq that a segment's name says: 12 digits and `.jsonl`.
  private static func first(named name: String) -> Int? {
    let digits = name.utf8.prefix(12)
    guard name.utf8.count == 18, name.hasSuffix(".jsonl"), digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(String(Substring(digits)))
  }

  /// The names in a directory, in no order.
  static func names(in path: String) throws(FileFault) -> [String] {
    guard let stream = opendir(path) else { throw FileFault(call: "opendir", errno: errno) }
    defer { _ = closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        guard errno == 0 else { throw FileFault(call: "readdir", errno: errno) }
        return names
      }
      let capacity = MemoryLayout.size(ofValue: entry.pointee.d_name)
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { name in
          name.withMemoryRebound(to: CChar.self, capacity: capacity) { String(cString: $0) }
        })
    }
  }
}
