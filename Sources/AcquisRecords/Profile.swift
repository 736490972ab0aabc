import AcquisJSON

extension JSONValue {
  /// Whether a value keeps to the grammar of SPEC §4, which is narrower than RFC 8785: no `null`, and keys of 1 to 64
  /// printable ASCII characters without `"` and `\`; and whether it nests no deeper than it may inside `depth` objects
  /// and arrays. O(n).
  func isInProfile(inside depth: Int) -> Bool {
    switch self {
    case .null: false
    case .bool, .integer, .string: true
    case .array(let elements):
      depth < JSONValue.depthLimit && elements.allSatisfy { $0.isInProfile(inside: depth + 1) }
    case .object(let object):
      depth < JSONValue.depthLimit
        && object.allSatisfy { JSONValue.isKey($0.key) && $0.value.isInProfile(inside: depth + 1) }
    }
  }

  private static func isKey(_ key: String) -> Bool {
    (1...64).contains(key.utf8.count)
      && key.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
  }
}
