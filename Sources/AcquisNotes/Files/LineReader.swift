import AcquisCrypto

/// Takes lines from the front of a file and counts them.
struct LineReader {
  private(set) var rest: ArraySlice<UInt8>
  private var number = 0

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// The next line without its LF; `nil` when no complete line is left.
  mutating func next() -> ArraySlice<UInt8>? {
    number += 1
    guard let end = rest.firstIndex(of: newline) else { return nil }
    defer { rest = rest[(end + 1)...] }
    return rest[..<end]
  }

  /// The hashes of a proof, a line each, up to the empty line that ends them.
  mutating func hashes() throws(NoteError) -> [Digest] {
    var hashes: [Digest] = []
    while true {
      guard let line = next() else { throw expected(.hash) }
      if line.isEmpty { return hashes }
      guard let hash = Digest(base64: line) else { throw expected(.hash) }
      hashes.append(hash)
    }
  }

  /// The error that the line read last should have been `part`.
  func expected(_ part: ProofPart) -> NoteError { .malformedProof(line: number, expected: part) }
}

extension ArraySlice<UInt8> {
  /// What follows `prefix`; `nil` when the bytes do not start with it.
  func dropping(_ prefix: String) -> ArraySlice<UInt8>? {
    starts(with: prefix.utf8) ? dropFirst(prefix.utf8.count) : nil
  }
}
