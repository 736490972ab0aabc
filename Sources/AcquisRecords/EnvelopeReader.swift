import AcquisCrypto
import AcquisValues

/// Reads the line of a record by its one spelling. Where that fails, ``RecordMisreading`` says why.
struct EnvelopeReader {
  /// The members of fixed size.
  struct Head {
    let prev: Digest
    let recorded: Instant
    let rest: Int
    let seq: Int
  }

  private var reader: SpellingReader

  init(_ line: UnsafeBufferPointer<UInt8>) { reader = SpellingReader(line) }

  mutating func head() -> Head? {
    guard reader.skip(#"{"prev":""#), let prev = reader.digest(),
      reader.skip(#"","recorded":""#), let recorded = reader.fixed(Instant.byteCount, { Instant(bytes: $0) }),
      reader.skip(#"","rest":"#), let rest = reader.integer(upTo: Limits.rest),
      reader.skip(#","seq":"#), let seq = reader.integer(upTo: 1 << 53 - 1)
    else { return nil }
    return Head(prev: prev, recorded: recorded, rest: rest, seq: seq)
  }

  /// Reads the signatures and gives each to `body`: its key, and where its base64 stands. `false` where they have not
  /// their form; what the base64 spells is for `body` to judge.
  mutating func signatures(_ body: (Digest, UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    guard reader.skip(#","signatures":["#) else { return false }
    var (count, last): (Int, Digest?) = (0, nil)
    while !reader.skip("]") {
      guard count == 0 || reader.skip(","), count < Limits.signatureCount,
        reader.skip(#"{"key":""#), let key = reader.digest(), last.map({ $0 < key }) ?? true,
        reader.skip(#"","sig":""#), let isSound = reader.fixed(88, { body(key, $0) }), isSound, reader.skip(#""}"#)
      else { return false }
      (count, last) = (count + 1, key)
    }
    return true
  }

  /// The bytes of the statement: all that is left but the closing brace.
  mutating func statement() -> UnsafeBufferPointer<UInt8>? {
    let line = reader.bytes
    guard reader.skip(#","statement":"#), line.last == UInt8(ascii: "}"), reader.position < line.count - 1 else {
      return nil
    }
    return UnsafeBufferPointer(rebasing: line[reader.position..<line.count - 1])
  }
}
