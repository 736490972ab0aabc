/// A JSON value of the ledger's profile of RFC 8785: whole numbers only, exact within a double.
///
/// ```swift
/// let statement: JSONValue = ["type": "block-validated", "body": ["credits": 12]]
/// String(decoding: statement.canonicalBytes, as: UTF8.self)
/// // {"body":{"credits":12},"type":"block-validated"}
/// ```
///
/// Decimals travel as strings. Strings, keys included, are compared and hashed as UTF-8 bytes, never by canonical
/// equivalence: a composed and a decomposed "é" are two strings.
public enum JSONValue: Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number, to be within ``integerRange`` when it is written.
  case integer(Int64)
  /// A sequence of Unicode scalar values, kept as given: nothing is normalised.
  case string(String)
  /// Values in an order that matters.
  case array([JSONValue])
  /// Members under unique keys.
  case object(JSONObject)

  /// ±(2⁵³−1), the whole numbers that every reader of JSON holds exactly (RFC 7493 §2.2).
  public static var integerRange: ClosedRange<Int64> { -9_007_199_254_740_991...9_007_199_254_740_991 }

  /// How many arrays and objects may stand inside one another: `[]` is one deep.
  public static var depthLimit: Int { 64 }
}

extension JSONValue: Hashable {
  /// Equal when both have the same canonical bytes. O(n).
  public static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.string(let left), .string(let right)): UTF16Order.compare(left, right) == .same
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }

  /// Feeds the kind and the content to `hasher`, strings as bytes. O(n).
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let value): hasher.combine(value ? 2 : 1)
    case .integer(let value):
      hasher.combine(3)
      hasher.combine(value)
    case .string(let value):
      hasher.combine(4)
      hasher.combine(bytesOf: value)
    case .array(let values):
      hasher.combine(5)
      hasher.combine(values)
    case .object(let object):
      hasher.combine(6)
      hasher.combine(object)
    }
  }
}

extension Hasher {
  /// Feeds the UTF-8 bytes of `string`; `String.hash(into:)` would normalise it first.
  mutating func combine(bytesOf string: String) {
    var string = string
    string.withUTF8 { combine(bytes: UnsafeRawBufferPointer($0)) }
    combine(0xFF as UInt8)  // never in UTF-8: keeps ["a","bc"] apart from ["ab","c"]
  }
}
