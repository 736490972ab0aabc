import AcquisCrypto
import AcquisJSON

/// Reads bytes that have one spelling only: canonical form fixes the order of the members, so each is where it must be, or
/// the bytes are not what is read. Why is then asked elsewhere. Allocates nothing.
struct SpellingReader {
  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Steps over `text` if it stands here.
  @inline(__always)
  mutating func skip(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard bytes.count - position >= count else { return false }
    for index in 0..<count where bytes[position + index] != text.utf8Start[index] { return false }
    position += count
    return true
  }

  /// What `parse` makes of the next `count` bytes.
  @inline(__always)
  mutating func fixed<Value>(_ count: Int, _ parse: (UnsafeBufferPointer<UInt8>) -> Value?) -> Value? {
    guard bytes.count - position >= count,
      let value = parse(UnsafeBufferPointer(rebasing: bytes[position..<position + count]))
    else { return nil }
    position += count
    return value
  }

  mutating func digest() -> Digest? {
    fixed(2 * Digest.byteCount) { Digest(hex: UnsafeRawBufferPointer($0)) }
  }

  mutating func integer(upTo limit: Int) -> Int? {
    let start = position
    var value = 0
    while position < bytes.count, (0x30...0x39).contains(bytes[position]), position - start < 16 {
      value = value * 10 + Int(bytes[position] - 0x30)
      position += 1
    }
    let canonical = position > start && (bytes[start] != 0x30 || position == start + 1)
    return canonical && value <= limit ? value : nil
  }

  /// Steps over a code (SPEC §4) that a quotation mark ends, and returns where it stands.
  mutating func code() -> Range<Int>? {
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") { position += 1 }
    return Statement.isCode(UnsafeBufferPointer(rebasing: bytes[start..<position])) ? start..<position : nil
  }

  /// Steps over the object here, which stands inside `depth` others, and returns where it stands.
  mutating func object(inside depth: Int) -> Range<Int>? {
    let start = position
    let span = UnsafeRawBufferPointer(bytes).bytes
    guard let end = CanonicalScanner.endOfObject(at: start, inside: depth, of: span) else { return nil }
    position = end
    return start..<end
  }
}
