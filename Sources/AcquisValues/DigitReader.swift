/// Reads fixed-width decimal numbers and literals from ASCII.
struct DigitReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next `width` digits; `nil` when they are not all digits.
  mutating func number(_ width: Int) -> Int? {
    guard bytes.count - position >= width else { return nil }
    var value = 0
    for byte in bytes[position..<position + width] {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    position += width
    return value
  }

  /// Whether the next byte is `character`, which is consumed.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count else { return false }
    position += 1
    return UInt32(bytes[position - 1]) == character.value
  }
}

/// Calls `body` with the bytes of `text` where they lie, or with a copy: generic code that is not specialised across
/// modules then costs one call, not one a byte.
func withBytes<Result>(of text: some Collection<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
  text.withContiguousStorageIfAvailable(body) ?? Array(text).withUnsafeBufferPointer(body)
}

/// Appends the decimal digits of `number`, which is not negative, with zeros before them up to `width`.
func appendDigits(of number: Int, _ width: Int, to text: inout [UInt8]) {
  var scale = 1
  for _ in 1..<width { scale *= 10 }
  precondition((0..<scale * 10).contains(number), "no more digits than there is room for")
  while scale > 0 {
    text.append(UInt8(ascii: "0") + UInt8(number / scale % 10))
    scale /= 10
  }
}
