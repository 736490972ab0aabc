/// Why a file could not be imported, where, and what to do about it.
///
/// Raised for faults of the *file*; a fault of one entry in it is reported as skipped and the reading goes on.
public struct ImportError: Error, Hashable, Sendable {
  /// What kind of fault it is: stable names, for programs.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// The file cannot be opened or read.
    case unreadable
    /// The bytes are not UTF-8, or say that they are something else.
    case encoding
    /// The XML is not well-formed.
    case illFormed = "ill-formed"
    /// The file ends before its content does.
    case truncated
    /// The XML has a document type declaration; none is ever read.
    case doctype
    /// The outermost element is another one than expected.
    case root
    /// The file follows a version that this reader does not know.
    case version
    /// Elements are nested too deeply.
    case depth
    /// Some part is larger than the reader accepts.
    case limit
    /// A CSV quotation mark stands where none may.
    case quote
    /// A CSV record has another number of fields than the header, or the header lacks a column.
    case columns
    /// A file of the CSV set is missing or there twice.
    case table
  }

  /// A place in a file.
  public struct Location: Hashable, Sendable {
    /// Offset of the byte, from 0, where known.
    public var byte: Int?
    /// Line, from 1.
    public var line: Int
    /// Column, from 1, where known: in characters for XML, as the field's number for CSV.
    public var column: Int?

    /// Names a place.
    public init(byte: Int? = nil, line: Int, column: Int? = nil) {
      self.byte = byte
      self.line = line
      self.column = column
    }
  }

  /// The kind of fault.
  public var code: Code
  /// What is wrong, as a phrase without a full stop.
  public var what: String
  /// What to do about it, as a phrase without a full stop.
  public var remedy: String
  /// Where, if the fault has a place.
  public var location: Location?
  /// The file, if it was read from one.
  public var file: String?

  /// Describes a fault.
  public init(
    _ code: Code, _ what: String, remedy: String, location: Location? = nil, file: String? = nil
  ) {
    self.code = code
    self.what = what
    self.remedy = remedy
    self.location = location
    self.file = file
  }

  func located(at place: @autoclosure () -> Location) -> ImportError {
    var copy = self
    copy.location = location ?? place()
    return copy
  }

  func inFile(_ path: String) -> ImportError {
    var copy = self
    copy.file = file ?? path
    return copy
  }
}

extension ImportError: CustomStringConvertible {
  /// `file:line:column: what; remedy`, without the parts that are unknown.
  public var description: String {
    var place = file.map { [$0] } ?? []
    if let location {
      place.append(String(location.line))
      if let column = location.column { place.append(String(column)) }
    }
    let prefix = place.isEmpty ? "" : place.joined(separator: ":") + ": "
    return prefix + what + "; " + remedy
  }
}
