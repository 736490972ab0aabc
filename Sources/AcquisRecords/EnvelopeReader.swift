import AcquisCrypto
import AcquisValues

/// Reads an envelope by its one spelling: canonical form fixes the order of the members, so each is where it must be or the
/// line is no record. ``RecordMisreading`` then says why.
struct EnvelopeReader {
  private let line: [UInt8]
  private var position = 0

  init(_ line: [UInt8]) { self.line = line }

  mutating func envelope() -> Envelope? {
    guard skip(#"{"prev":""#), let prev = fixed(64, { Digest(hex: $0) }),
      skip(#"","recorded":""#), let recorded = fixed(Instant.byteCount, { Instant($0) }),
      skip(#"","rest":"#), let rest = integer(upTo: Limits.rest),
      skip(#","seq":"#), let seq = integer(upTo: 1 << 53 - 1),
      skip(#","signatures":["#), let signatures = signatures()
    else { return nil }
    return Envelope(prev: prev, recorded: recorded, rest: rest, seq: seq, ordered: signatures)
  }

  /// The bytes of the statement: all that is left but the closing brace.
  mutating func statement() -> ArraySlice<UInt8>? {
    guard skip(#","statement":"#), line.last == UInt8(ascii: "}"), position < line.count - 1 else { return nil }
    return line[position..<line.count - 1]
  }

  private mutating func signatures() -> [StatementSignature]? {
    var signatures: [StatementSignature] = []
    while !skip("]") {
      guard signatures.isEmpty || skip(","), let signature = signature(after: signatures.last?.key),
        signatures.count < Limits.signatureCount
      else { return nil }
      signatures.append(signature)
    }
    return signatures
  }

  private mutating func signature(after last: Digest?) -> StatementSignature? {
    guard skip(#"{"key":""#), let key = fixed(64, { Digest(hex: $0) }), last.map({ $0 < key }) ?? true,
      skip(#"","sig":""#), let bytes = fixed(88, { Base64.decode($0) }), bytes.count == 64, skip(#""}"#)
    else { return nil }
    return StatementSignature(key: key, bytes: bytes)
  }

  private func peek(_ count: Int) -> ArraySlice<UInt8>? {
    line.count - position >= count ? line[position..<position + count] : nil
  }

  private mutating func skip(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard let found = peek(count) else { return false }
    let equal = found.withUnsafeBufferPointer { found in
      (0..<count).allSatisfy { found[$0] == text.utf8Start[$0] }
    }
    if equal { position += count }
    return equal
  }

  private mutating func fixed<Value>(_ count: Int, _ parse: (ArraySlice<UInt8>) -> Value?) -> Value? {
    guard let value = peek(count).flatMap(parse) else { return nil }
    position += count
    return value
  }

  private mutating func integer(upTo limit: Int) -> Int? {
    let start = position
    var value: Int = 0
    while position < line.count, (0x30...0x39).contains(line[position]), position - start < 16 {
      value = value * 10 + Int(line[position] - 0x30)
      position += 1
    }
    let canonical = position > start && (line[start] != 0x30 || position == start + 1)
    return canonical && value <= limit ? value : nil
  }
}
