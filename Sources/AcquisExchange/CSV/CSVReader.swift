/// Reads CSV (RFC 4180, `;` or `,`, UTF-8) as a stream: one piece of the file and its records are held at a time.
///
/// ```swift
/// try CSVReader().readTable(path: "minutes.csv") { row in
///   print(row.line, row["Learner"] ?? "")
/// }
/// ```
public struct CSVReader: Sendable {
  /// How the file is written.
  public var format: CSVFormat

  /// A reader of files in that format.
  public init(format: CSVFormat = .init()) { self.format = format }

  /// Reads every record of a file, the header included; lines without any character are no records. O(size of the file).
  ///
  /// - Throws: ``ImportError`` with the line, for a fault of the file; or what `onRecord` throws. Records before the fault
  ///   have been delivered.
  public func read(path: String, onRecord: (CSVRecord) throws -> Void) throws {
    let file = try InputFile(path: path)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: InputFile.chunkByteCount, alignment: 16)
    defer { buffer.deallocate() }
    do {
      try read(onRecord: onRecord) { () throws(ImportError) in
        let count = try file.read(into: buffer)
        return count == 0 ? nil : UnsafeRawBufferPointer(rebasing: buffer[..<count])
      }
    } catch let error as ImportError {
      throw error.inFile(path)
    }
  }

  /// Reads every record of a document in memory, in pieces of `pieceByteCount` bytes; the result does not depend on their
  /// size.
  ///
  /// - Throws: as ``read(path:onRecord:)``.
  public func read(
    bytes: some Collection<UInt8>, pieceByteCount: Int = 1 << 20, onRecord: (CSVRecord) throws -> Void
  ) throws {
    precondition(pieceByteCount > 0, "A piece has at least one byte.")
    let all = Array(bytes)
    try all.withUnsafeBytes { all in
      var start = 0
      try read(onRecord: onRecord) { () throws(ImportError) in
        guard start < all.count else { return nil }
        defer { start += pieceByteCount }
        return UnsafeRawBufferPointer(rebasing: all[start..<min(start + pieceByteCount, all.count)])
      }
    }
  }

  private func read(
    onRecord: (CSVRecord) throws -> Void, next: () throws(ImportError) -> UnsafeRawBufferPointer?
  ) throws {
    var parser = CSVParser(format: format)
    func deliver() throws {
      let records = parser.records
      parser.records.removeAll()
      for record in records { try onRecord(record) }
    }
    while true {
      let piece = try next()
      let result = Result { () throws(ImportError) in
        if let piece { try parser.feed(piece) } else { try parser.finish() }
      }
      try deliver()
      try result.get()
      if piece == nil { return }
    }
  }
}
