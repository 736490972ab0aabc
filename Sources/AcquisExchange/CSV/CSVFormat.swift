/// How a CSV file is written, and how much of it is accepted.
public struct CSVFormat: Hashable, Sendable {
  /// What stands between two fields.
  public enum Separator: Hashable, Sendable {
    /// `;`, as in exports of French offices.
    case semicolon
    /// `,`, as in RFC 4180.
    case comma
    /// Whichever of both occurs more often outside quotation marks in the first record; `;` if equally often.
    case detected
  }

  /// What stands between two fields.
  public var separator = Separator.detected
  /// Bytes in one field, after unquoting.
  public var fieldByteCount = 1 << 20
  /// Bytes in one record as it stands in the file, line ends within quotation marks included.
  public var recordByteCount = 4 << 20
  /// Fields in one record.
  public var fieldCount = 1024

  /// The format used unless another is given.
  public init(separator: Separator = .detected) { self.separator = separator }
}

/// One record of a CSV file.
public struct CSVRecord: Hashable, Sendable {
  /// Line on which it starts, from 1.
  public var line: Int
  /// Its fields, unquoted. They are data: a leading `=`, `+`, `-` or `@` means nothing.
  public var fields: [String]

  /// Makes a record.
  public init(line: Int, fields: [String]) {
    self.line = line
    self.fields = fields
  }
}
