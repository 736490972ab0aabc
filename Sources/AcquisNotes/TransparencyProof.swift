public import AcquisCrypto

/// A `.tlog-proof` file (C2SP tlog-proof): that a record stands at a position of a log, for checking offline.
///
/// ```
/// c2sp.org/tlog-proof@v1
/// extra <base64>            optional, not authenticated
/// index <decimal>
/// <base64 hash>             any number, the leaf's sibling first
///
/// <signed checkpoint, verbatim>
/// ```
///
/// Form only. To rely on it, compute the leaf hash of the record, verify ``checkpoint`` with a key from elsewhere, and
/// check that index and hashes lead from the leaf hash to its root.
public struct TransparencyProof: Hashable, Sendable {
  /// Data that travels with the proof; nothing vouches for it. acquis puts the record's bytes here (SPEC §10).
  public let extra: [UInt8]?
  /// The position of the record, from 0.
  public let index: UInt64
  /// The inclusion proof of RFC 6962 §2.1.1, the leaf's sibling first.
  public let hashes: [Digest]
  /// The checkpoint whose root the hashes lead to, not verified.
  public let checkpoint: SignedCheckpoint

  /// Puts a proof together.
  public init(extra: [UInt8]? = nil, index: UInt64, hashes: [Digest], checkpoint: SignedCheckpoint) {
    self.extra = extra
    self.index = index
    self.hashes = hashes
    self.checkpoint = checkpoint
  }

  private static let header = "c2sp.org/tlog-proof@v1"
  private static let extraPrefix = "extra "
  private static let indexPrefix = "index "

  /// The file, every byte of it.
  public var bytes: [UInt8] {
    var lines = [TransparencyProof.header]
    if let extra { lines.append(TransparencyProof.extraPrefix + Base64.encode(extra)) }
    lines.append(TransparencyProof.indexPrefix + String(index))
    lines += hashes.map(\.base64)
    lines.append("")
    return lines.flatMap { Array($0.utf8) + [newline] } + checkpoint.note.bytes
  }

  /// Reads a file. ``bytes`` gives exactly these bytes back. O(n).
  ///
  /// - Throws: ``NoteError/malformedProof(line:expected:)``, and what ``SignedCheckpoint/init(parsing:)`` throws.
  public init(parsing bytes: some Collection<UInt8>) throws(NoteError) {
    var lines = LineReader(Array(bytes))
    guard let first = lines.next(), first.elementsEqual(TransparencyProof.header.utf8) else {
      throw lines.expected(.header)
    }
    var line = lines.next()
    var extra: [UInt8]?
    if let text = line?.dropping(TransparencyProof.extraPrefix) {
      guard let data = Base64.decode(text) else { throw lines.expected(.extra) }
      extra = data
      line = lines.next()
    }
    guard let text = line?.dropping(TransparencyProof.indexPrefix), let index = UInt64(decimal: text) else {
      throw lines.expected(.index)
    }
    let hashes = try TransparencyProof.hashes(from: &lines)
    self.init(extra: extra, index: index, hashes: hashes, checkpoint: try SignedCheckpoint(parsing: lines.rest))
  }

  private static func hashes(from lines: inout LineReader) throws(NoteError) -> [Digest] {
    var hashes: [Digest] = []
    while true {
      guard let line = lines.next() else { throw lines.expected(.hash) }
      if line.isEmpty { return hashes }
      guard let hash = Digest(base64: line) else { throw lines.expected(.hash) }
      hashes.append(hash)
    }
  }
}

/// Takes lines from the front of a file and counts them.
private struct LineReader {
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

  /// The error that the line read last should have been `part`.
  func expected(_ part: ProofPart) -> NoteError { .malformedProof(line: number, expected: part) }
}

extension ArraySlice<UInt8> {
  /// What follows `prefix`; `nil` when the bytes do not start with it.
  fileprivate func dropping(_ prefix: String) -> ArraySlice<UInt8>? {
    starts(with: prefix.utf8) ? dropFirst(prefix.utf8.count) : nil
  }
}
