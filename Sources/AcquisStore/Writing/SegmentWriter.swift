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

  /// Writes each segment's bytes and makes them durable:
  /// write → fdatasync of each file → fsync of the directory, if a file was made.
  mutating func append(_ segments: [(first: Int, bytes: [UInt8])], from place: LogPlace) throws(StoreError) {
    var created = false
    for (index, segment) in segments.enumerated() {
      let isNew = index > 0 || place.offset == 0
      let file = try isNew ? create(segment.first) : existing(segment.first)
      try file.append(segment.bytes)
      try file.syncData()
      created = created || isNew
    }
    if created { try Directory.sync(directory.log, calls) }
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
