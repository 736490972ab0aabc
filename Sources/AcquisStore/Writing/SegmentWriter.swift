import AcquisRecords

/// Writes to the end of the log. After an error nothing is known of the end of the log, and the writer must stop.
struct SegmentWriter: Sendable {
  private let directory: LedgerDirectory
  private let calls: SystemCalls
  /// The segment that was written to last.
  private var open: (first: Int, file: File)?

  init(_ directory: LedgerDirectory, _ calls: SystemCalls) {
    self.directory = directory
    self.calls = calls
  }

  /// Writes each segment's lines, each closed by an LF, and makes them durable:
  /// write → fdatasync of each file → fsync of the directory, if a file was made. What stands at the path of a segment
  /// must then be the file that was written to, and hold nothing else: a file that was moved away or removed is still
  /// written to without an error, and a lock that was removed keeps no other writer out.
  mutating func append(_ segments: [(first: Int, lines: [[UInt8]])], from place: LogPlace) throws(StoreError) {
    var created = false
    for (index, segment) in segments.enumerated() {
      let isNew = index > 0 || place.offset == 0
      let file = try isNew ? create(segment.first) : existing(segment.first)
      let bytes = SegmentWriter.bytes(of: segment.lines)
      try file.append(bytes)
      try file.syncData()
      let end = (isNew ? 0 : place.offset) + bytes.count
      guard try file.isInPlace(byteCount: end) else { throw .logChanged(path: file.path) }
      created = created || isNew
    }
    if created { try Directory.sync(directory.log, calls) }
  }

  /// The bytes of one segment: of a batch of many, never those of all at once.
  private static func bytes(of lines: [[UInt8]]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(lines.reduce(0) { $0 + $1.count + 1 })
    for line in lines {
      bytes += line
      bytes.append(0x0A)
    }
    return bytes
  }

  private mutating func create(_ first: Int) throws(StoreError) -> File {
    let file = try File(creating: directory.segment(first), calls)
    open = (first, file)
    return file
  }

  private mutating func existing(_ first: Int) throws(StoreError) -> File {
    if let open, open.first == first { return open.file }
    let file = try File(appendingTo: directory.segment(first), calls)
    open = (first, file)
    return file
  }
}
