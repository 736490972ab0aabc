/// Names of elements and attributes met in a file, each given an index once.
///
/// Open addressing over FNV-1a, so that looking a name up allocates nothing. The number of names is limited: the XML parser
/// keeps each distinct name for ever, and a file that invents names must not make it grow.
struct NameTable {
  /// Names beyond this are refused; the official flux has about 150.
  static let maxNames = 1024
  /// Bytes of a name beyond this are refused.
  static let maxNameByteCount = 256
  private static let mask = 4 * maxNames - 1

  /// Positions in `ends`, plus one; 0 is a free slot.
  private var slots = [UInt16](repeating: 0, count: 4 * maxNames)
  private var ends: [Int] = []
  private var bytes: [UInt8] = []

  /// A table in which `names` have the indices 0, 1, 2…
  init(_ names: some Sequence<String>) {
    for name in names {
      let copy = Array(name.utf8)
      _ = copy.withUnsafeBytes { index(of: $0) }
    }
  }

  /// The index of `name`, added if it is new; `nil` if it is too long or there are too many. O(length).
  mutating func index(of name: UnsafeRawBufferPointer) -> Int? {
    var slot = NameTable.slot(of: name)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if holds(name, at: index) { return index }
      slot = (slot + 1) & NameTable.mask
    }
    guard ends.count < NameTable.maxNames, name.count <= NameTable.maxNameByteCount else { return nil }
    bytes.append(contentsOf: name)
    ends.append(bytes.count)
    slots[slot] = UInt16(ends.count)
    return ends.count - 1
  }

  /// The name at `index`.
  func name(at index: Int) -> String { String(decoding: bytes[range(at: index)], as: UTF8.self) }

  private func range(at index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

  private func holds(_ name: UnsafeRawBufferPointer, at index: Int) -> Bool {
    let range = range(at: index)
    guard range.count == name.count else { return false }
    return bytes.withUnsafeBytes { UnsafeRawBufferPointer(rebasing: $0[range]).hasSameBytes(as: name) }
  }

  private static func slot(of name: UnsafeRawBufferPointer) -> Int {
    var hash: UInt32 = 0x811C_9DC5
    for byte in name { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return Int(hash ^ hash >> 16) & mask
  }
}
