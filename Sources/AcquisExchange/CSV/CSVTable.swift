/// A row of a CSV file whose first record names the columns.
public struct CSVRow: Sendable {
  /// Line on which it starts, from 1.
  public let line: Int
  private let columns: CSVColumns
  private let fields: [String]

  fileprivate init(_ record: CSVRecord, _ columns: CSVColumns) {
    line = record.line
    fields = record.fields
    self.columns = columns
  }

  /// The field in that column as it stands; `nil` if there is no such column. O(number of columns).
  public subscript(column: String) -> String? { columns.index(of: column).map { fields[$0] } }

  /// The field without white space at its ends (official exports put a TAB before each SIRET); `nil` if that is empty.
  public func value(_ column: String) -> String? { self[column]?.trimmedOrNil }
}

/// The columns of a CSV file: a few names, compared byte for byte.
private struct CSVColumns: Sendable {
  private let names: [String]

  init(_ header: CSVRecord, required: [String]) throws(ImportError) {
    names = header.fields
    for (number, name) in names.enumerated() where index(of: name) != number {
      throw CSVColumns.error("the column “\(name.shortened())” occurs twice", header.line, number + 1)
    }
    for name in required where index(of: name) == nil {
      throw CSVColumns.error("there is no column “\(name)”", header.line, nil)
    }
  }

  func index(of name: String) -> Int? { names.firstIndex { $0.hasSameBytes(as: name) } }

  func check(_ record: CSVRecord) throws(ImportError) {
    guard record.fields.count == names.count else {
      throw CSVColumns.error("\(record.fields.count) fields where the header has \(names.count)", record.line, nil)
    }
  }

  private static func error(_ what: String, _ line: Int, _ column: Int?) -> ImportError {
    ImportError(
      .columns, what, remedy: "compare the file with its description, separators included",
      location: .init(line: line, column: column))
  }
}

extension CSVReader {
  /// Reads a file whose first record names the columns. Further columns than those required are allowed.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - required: columns that must be there, byte for byte.
  ///   - onRow: called with each further record, which must have as many fields as the first.
  /// - Throws: as ``read(path:onRecord:)``, and ``ImportError`` with code `columns` for a column that is missing or there
  ///   twice, a record of another length, or a file without any record.
  public func readTable(path: String, required: [String] = [], onRow: (CSVRow) throws -> Void) throws {
    var columns: CSVColumns?
    do {
      try read(path: path) { record in
        guard let columns else {
          columns = try CSVColumns(record, required: required)
          return
        }
        try columns.check(record)
        try onRow(CSVRow(record, columns))
      }
    } catch let error as ImportError {
      throw error.inFile(path)
    }
    guard columns != nil else {
      throw ImportError(
        .columns, "the file is empty", remedy: "its first line must name the columns", location: .init(line: 1),
        file: path)
    }
  }
}
