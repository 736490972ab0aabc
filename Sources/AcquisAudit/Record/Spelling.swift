/// A name as a statement spells it, in form or not: equal are those of the same bytes (SPEC §4), whereas strings are equal
/// when they are canonically equivalent.
struct Spelling: Hashable, Sendable {
  private let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }
}
