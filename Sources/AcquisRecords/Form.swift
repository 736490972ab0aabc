import AcquisCrypto
import AcquisJSON
import AcquisValues

/// The forms of SPEC §4 that ledger statements use, as parsers for ``ObjectReader``.
enum Form {
  static func day(_ value: JSONValue) -> Day? { value.string.flatMap { Day($0) } }
  static func hash(_ value: JSONValue) -> Digest? { value.string.flatMap { Digest(hex: $0) } }
  static func uuid(_ value: JSONValue) -> StatementID? { value.string.flatMap { StatementID($0) } }
  static func code(_ value: JSONValue) -> String? { value.string.flatMap { Statement.isCode($0) ? $0 : nil } }
  static func id(_ value: JSONValue) -> String? { value.string.flatMap { isID($0) ? $0 : nil } }
  static func origin(_ value: JSONValue) -> String? { value.string.flatMap { isOrigin($0) ? $0 : nil } }

  static func integer(_ range: ClosedRange<Int64>) -> (JSONValue) -> Int? {
    { value in value.integer.flatMap { range.contains($0) ? Int($0) : nil } }
  }

  static func text(_ limit: Int, multiline: Bool = false) -> (JSONValue) -> String? {
    { value in value.string.flatMap { isText($0, limit, multiline: multiline) ? $0 : nil } }
  }

  /// The keys of the ledger itself speak for its origin, all others for an id.
  static func subject(_ value: JSONValue, _ role: Role) -> String? {
    role == .checkpoint || role == .extract ? origin(value) : id(value)
  }

  static func isID(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.allBytes {
        (0x30...0x3A).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
          || $0 == 0x2D || $0 == 0x2E || $0 == 0x2F || $0 == 0x5F
      }
  }

  static func isOrigin(_ text: String) -> Bool {
    (1...128).contains(text.utf8.count)
      && text.allBytes { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "+") }
  }

  static func isText(_ text: String, _ limit: Int, multiline: Bool) -> Bool {
    (1...limit).contains(text.utf8.count)
      && text.allBytes { ($0 >= 0x20 && $0 != 0x7F) || (multiline && $0 == 0x0A) }
  }
}

/// Whether `text` is an `id` of SPEC §4.
public func isIdentifier(_ text: String) -> Bool { Form.isID(text) }

/// Whether `text` can name a ledger (SPEC §4, `origin`): 1 to 128 printable ASCII characters without space and `+`.
public func isOrigin(_ text: String) -> Bool { Form.isOrigin(text) }
