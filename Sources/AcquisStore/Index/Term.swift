import AcquisRecords
import Glibc

/// What an index lists positions under: a type or a tag, as bytes.
///
/// Bytes and not strings, because Swift takes two spellings of an accent for the same string. No tag is named `type`,
/// so the two kinds cannot meet.
struct Term: Hashable, Sendable {
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }
  init(type: String) { bytes = Array("type:\(type)".utf8) }
  init(_ tag: Tag) { bytes = Array(tag.description.utf8) }

  /// The terms of a statement: its type and its tags.
  static func all(of statement: Statement) -> [Term] {
    [Term(type: statement.type)] + statement.tagSpellings.map { Term(bytes: $0) }
  }

  /// Feeds the bytes to `hasher`, all at once.
  func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }
}

extension Term: Comparable {
  /// In the order of the bytes, which is SQLite's.
  static func < (left: Term, right: Term) -> Bool { left.bytes.precedes(right.bytes) }
}

extension [UInt8] {
  /// Whether these bytes come before `other` in the order of SQLite's blobs.
  func precedes(_ other: [UInt8]) -> Bool {
    withUnsafeBytes { left in
      other.withUnsafeBytes { right in
        let common = Swift.min(left.count, right.count)
        let order = common == 0 ? 0 : memcmp(left.baseAddress!, right.baseAddress!, common)
        return order == 0 ? left.count < right.count : order < 0
      }
    }
  }
}
