import AcquisCrypto
import AcquisJSON
import AcquisValues

/// Reads an envelope by its one spelling: canonical form fixes the order of the members, so each is where it must be or the
/// line is no record. What fails here is read once more as JSON, only to say precisely what is wrong.
struct EnvelopeReader {
  private let line: [UInt8]
  private var position = 0

  init(_ line: [UInt8]) throws(RecordError) {
    guard line.count <= Limits.lineByteCount else {
      throw RecordError(.lineTooLong, "\(line.count) bytes; the limit is \(Limits.lineByteCount)")
    }
    self.line = line
  }

  mutating func envelope() throws(RecordError) -> Envelope {
    try literal(#"{"prev":""#, "prev")
    let prev = try fixed(64, "prev") { Digest(hex: $0) }
    try literal(#"","recorded":""#, "recorded")
    let recorded = try fixed(Instant.byteCount, "recorded") { Instant($0) }
    try literal(#"","rest":"#, "rest")
    let rest = try integer(upTo: Limits.rest, "rest")
    try literal(#","seq":"#, "seq")
    let seq = try integer(upTo: 1 << 53 - 1, "seq")
    try literal(#","signatures":["#, "signatures")
    let signatures = try signatures()
    return Envelope(prev: prev, recorded: recorded, rest: rest, seq: seq, ordered: signatures)
  }

  /// The bytes of the statement: all that is left but the closing brace.
  mutating func statement() throws(RecordError) -> ArraySlice<UInt8> {
    try literal(#","statement":"#, "statement")
    guard line.last == UInt8(ascii: "}"), position < line.count - 1 else { throw misread("statement") }
    let statement = line[position..<line.count - 1]
    guard statement.first == UInt8(ascii: "{") else { throw misread("statement") }
    return statement
  }

  private mutating func signatures() throws(RecordError) -> [StatementSignature] {
    var signatures: [StatementSignature] = []
    while !skip("]") {
      if !signatures.isEmpty { try literal(",", "signatures") }
      try literal(#"{"key":""#, "signatures")
      let key = try fixed(64, "signatures") { Digest(hex: $0) }
      try literal(#"","sig":""#, "signatures")
      guard let bytes = peek(88).flatMap({ Base64.decode($0) }), bytes.count == 64 else { throw badSignature() }
      position += 88
      try literal(#""}"#, "signatures")
      if let last = signatures.last, !(last.key < key) {
        throw RecordError(.signatureForm, "the keys are not ascending")
      }
      signatures.append(StatementSignature(key: key, bytes: bytes))
      guard signatures.count <= Limits.signatureCount else {
        throw RecordError(.recordForm, "more than \(Limits.signatureCount) signatures")
      }
    }
    return signatures
  }

  private func badSignature() -> RecordError {
    let error = misread("signatures")
    guard error.requirement == .recordForm else { return error }
    return RecordError(.signatureForm, "a signature is not strict base64 of 64 bytes")
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

  private mutating func literal(_ text: StaticString, _ member: String) throws(RecordError) {
    guard skip(text) else { throw misread(member) }
  }

  private mutating func fixed<Value>(
    _ count: Int, _ member: String, _ parse: (ArraySlice<UInt8>) -> Value?
  ) throws(RecordError) -> Value {
    guard let value = peek(count).flatMap(parse) else { throw misread(member) }
    position += count
    return value
  }

  private mutating func integer(upTo limit: Int, _ member: String) throws(RecordError) -> Int {
    let start = position
    var value: Int = 0
    while position < line.count, (0x30...0x39).contains(line[position]), position - start < 16 {
      value = value * 10 + Int(line[position] - 0x30)
      position += 1
    }
    let canonical = position > start && (line[start] != 0x30 || position == start + 1)
    guard canonical, value <= limit else { throw misread(member) }
    return value
  }

  /// Says whether the line is canonical JSON of another form, or not canonical at all.
  private func misread(_ member: String) -> RecordError {
    do { _ = try JSONValue(canonical: line) } catch { return RecordError(.notCanonical, "\(error)") }
    return RecordError(
      .recordForm, "member \(member) is missing, out of range, of the wrong type, or beside one unknown")
  }
}
