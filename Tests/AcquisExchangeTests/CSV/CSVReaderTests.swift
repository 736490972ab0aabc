import Testing

@testable import AcquisExchange

@Suite("CSV")
struct CSVReaderTests {
  /// The fields of every record and the line each starts on, or the error, with the records before it.
  private static func read(
    bytes: [UInt8], pieceByteCount: Int = 1 << 20, format: CSVFormat = .init()
  ) -> (records: [CSVRecord], error: ImportError?) {
    var records: [CSVRecord] = []
    do {
      try CSVReader(format: format).read(bytes: bytes, pieceByteCount: pieceByteCount) { records.append($0) }
      return (records, nil)
    } catch {
      return (records, error as? ImportError)
    }
  }

  private static func read(_ text: String, format: CSVFormat = .init()) -> (records: [CSVRecord], error: ImportError?) {
    read(bytes: Array(text.utf8), format: format)
  }

  static let accepted: [(text: String, records: [[String]], lines: [Int])] = [
    ("", [], []),
    ("\r\n\n", [], []),
    ("a;b\r\nc;d\r\n", [["a", "b"], ["c", "d"]], [1, 2]),
    ("a;b\nc;d", [["a", "b"], ["c", "d"]], [1, 2]),
    ("\u{FEFF}\"a\";b", [["a", "b"]], [1]),
    ("a,b\n\"c;d\",e", [["a", "b"], ["c;d", "e"]], [1, 2]),
    ("\"x;y;z\",b", [["x;y;z", "b"]], [1]),
    ("a;b,c", [["a", "b,c"]], [1]),
    ("a;b;c,d\n1,2;3;4", [["a", "b", "c,d"], ["1,2", "3", "4"]], [1, 2]),
    ("alone\n", [["alone"]], [1]),
    (";\n", [["", ""]], [1]),
    (";;", [["", "", ""]], [1]),
    ("\"\"\n\"\"", [[""], [""]], [1, 2]),
    ("\"say \"\"yes\"\"\";\"\"\"\"", [["say \"yes\"", "\""]], [1]),
    ("\"two\r\nlines\";b\nc;d", [["two\r\nlines", "b"], ["c", "d"]], [1, 3]),
    ("a;b\n\n\n c ; d ", [["a", "b"], [" c ", " d "]], [1, 4]),
    ("=1+1;@x;-2;+3\n", [["=1+1", "@x", "-2", "+3"]], [1]),
    ("\"\t123\";é\n", [["\t123", "é"]], [1]),
  ]

  @Test(arguments: accepted.indices, [1, 2, 3, 1 << 20])
  func accepts(_ index: Int, _ pieceByteCount: Int) {
    let (text, fields, lines) = CSVReaderTests.accepted[index]
    let (records, error) = CSVReaderTests.read(bytes: Array(text.utf8), pieceByteCount: pieceByteCount)
    #expect(error == nil)
    #expect(records.map { $0.fields.map { Array($0.utf8) } } == fields.map { $0.map { Array($0.utf8) } })
    #expect(records.map(\.line) == lines)
  }

  static let refused: [(bytes: [UInt8], code: ImportError.Code, line: Int, column: Int?)] = [
    (Array("a;b\nc;d\"e\n".utf8), .quote, 2, 2),
    (Array("a;b\nc;\"d\"e\n".utf8), .quote, 2, 2),
    (Array("a;b\n \"c\";d".utf8), .quote, 2, 1),
    (Array("a;b\nc;\"d\n\n".utf8), .truncated, 2, 2),
    (Array("a;b\rc;d\n".utf8), .illFormed, 1, nil),
    (Array("a;b\r".utf8), .illFormed, 1, nil),
    (Array("a;b\nc;".utf8) + [0xE9, 0x0A], .encoding, 2, 2),
    (Array("a\n\"b\nc\n".utf8) + [0xC3, 0x22, 0x0A], .encoding, 4, 1),
    ([0x61, 0x0A, 0x62, 0x00, 0x0A], .encoding, 2, 1),
    ([0xFF, 0xFE, 0x61, 0x00], .encoding, 1, nil),
    ([0xFE, 0xFF, 0x00, 0x61], .encoding, 1, nil),
  ]

  @Test(arguments: refused.indices, [1, 2, 1 << 20])
  func refuses(_ index: Int, _ pieceByteCount: Int) {
    let (bytes, code, line, column) = CSVReaderTests.refused[index]
    let (records, error) = CSVReaderTests.read(bytes: bytes, pieceByteCount: pieceByteCount)
    #expect(error?.code == code)
    #expect(error?.location?.line == line)
    #expect(error?.location?.column == column)
    #expect(records.allSatisfy { $0.line < line }, "no record from the fault on")
  }

  @Test func limits() {
    var format = CSVFormat(separator: .comma)
    format.fieldByteCount = 4
    format.fieldCount = 3
    format.recordByteCount = 14
    #expect(CSVReaderTests.read("1234,1234,123\n", format: format).records.count == 1)
    for text in ["12345\n", "\"12\"\"45\"\n", "1,2,3,4\n", "1234,1234,\"12\"\n", "\"\n\n\n\n\n\n\n\n\n\n\n\n\n\n"] {
      let (records, error) = CSVReaderTests.read(text, format: format)
      #expect(error?.code == .limit)
      #expect(records.isEmpty)
    }
  }

  @Test func nothingBeyondTheLimitIsKept() {
    var format = CSVFormat()
    format.recordByteCount = 1000
    for start in ["\"", "a;b\n\""] {
      var parser = CSVParser(format: format)
      var fed = 0
      let error = #expect(throws: ImportError.self) {
        for piece in [start] + Array(repeating: String(repeating: "\n", count: 100), count: 100) {
          fed += piece.utf8.count
          try Array(piece.utf8).withUnsafeBytes { try parser.feed($0) }
        }
      }
      #expect(error?.code == .limit)
      #expect(fed <= 1200)
    }
  }

  @Test func separatorIsDetectedWithinTheFirstRecordOnly() {
    #expect(CSVReaderTests.read("a;b\n1,2,3;4\n").records.map(\.fields.count) == [2, 2])
    #expect(CSVReaderTests.read("a;b,c,d\n").records.first?.fields == ["a;b", "c", "d"])
    #expect(CSVReaderTests.read("a;b,c,d\n", format: .init(separator: .semicolon)).records.first?.fields.count == 2)
  }

  private static func table(
    _ text: String, required: [String] = []
  ) throws -> (rows: [(line: Int, a: String?, b: String?)], error: ImportError?) {
    let directory = try TemporaryDirectory()
    let path = try directory.write("table.csv", text.utf8)
    var rows: [(line: Int, a: String?, b: String?)] = []
    do {
      try CSVReader().readTable(path: path, required: required) { rows.append(($0.line, $0["A"], $0.value("B"))) }
      return (rows, nil)
    } catch {
      let error = try #require(error as? ImportError)
      #expect(error.file == path)
      return (rows, error)
    }
  }

  @Test func columnsByName() throws {
    let (rows, error) = try CSVReaderTests.table("B;C;A\r\n\"\t1 \";2; 3\r\n \t;;\"\"\r\n", required: ["A", "B"])
    #expect(error == nil)
    #expect(rows.map(\.line) == [2, 3])
    #expect(rows.map(\.a) == [" 3", ""])
    #expect(rows.map(\.b) == ["1", nil])
  }

  @Test(arguments: [
    ("A;B\n1;2\n3\n", 3, 1), ("A;B\n1;2;3\n", 2, 0), ("A;B;A\n", 1, 0), ("A;C\n1;2\n", 1, 0), ("", 1, 0),
    ("A;B\u{301}\n1;2\n", 1, 0),
  ])
  func columnFaults(_ text: String, _ line: Int, _ rowCount: Int) throws {
    let (rows, error) = try CSVReaderTests.table(text, required: ["A", "B"])
    #expect(error?.code == .columns)
    #expect(error?.location?.line == line)
    #expect(rows.count == rowCount)
  }

  @Test func largeFileIsReadInPieces() throws {
    let directory = try TemporaryDirectory()
    let row = "\"\(String(repeating: "é", count: 50))\r\n\";x\r\n"
    let path = try directory.write("large.csv", ("A;B\r\n" + String(repeating: row, count: 30_000)).utf8)
    var count = 0
    try CSVReader().readTable(path: path) { row in
      count += 1
      #expect(row.line == 2 * count && row["B"] == "x")
    }
    #expect(count == 30_000)
  }

  @Test func missingFile() {
    let error = #expect(throws: ImportError.self) { try CSVReader().read(path: "/absent/x.csv") { _ in } }
    #expect(error?.code == .unreadable)
  }
}
