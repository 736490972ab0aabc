import AcquisCredits
import AcquisCrypto
import AcquisMerkle
import AcquisRecords

/// A line with all that can be said of it without knowing the lines before: made on any thread.
struct PreparedLine: Sendable {
  enum Content: Sendable {
    /// A record, and what it says.
    case record(Record, PreparedStatement)
    /// A record of which only chain and clock are asked.
    case outline(RecordOutline)
    /// No record.
    case malformed(RecordError)
    /// Longer than any record.
    case tooLong
  }

  /// H(0x00 ‖ line).
  let leaf: Digest
  /// What the line says of the line before, wherever a record of any format says it.
  let prev: Digest?
  let content: Content

  init(_ line: LineSplitter.Line, _ preparation: Preparation) {
    switch line {
    case .tooLong(let leaf, let prev):
      self.leaf = leaf
      self.prev = prev
      content = .tooLong
    case .whole(let bytes):
      leaf = MerkleTree.leafHash(bytes)
      if !preparation.needsRecords, let outline = bytes.withUnsafeBufferPointer({ RecordOutline(line: $0) }),
        outline.kind == .other || outline.kind == .clockCorrected
      {
        prev = outline.prev
        content = .outline(outline)
      } else {
        prev = LineSplitter.prev(of: bytes)
        content = preparation.content(of: bytes)
      }
    }
  }
}

/// How lines are prepared: by what is known when they are read, which is less than what is known when they are judged.
struct Preparation: Sendable {
  /// Whether statements are judged, or somebody looks at each record.
  let needsRecords: Bool
  let checker: SignatureChecker
  /// The rules that statements are read under; `nil` where nobody judges them.
  let rules: Rules?

  fileprivate func content(of line: [UInt8]) -> PreparedLine.Content {
    do throws(RecordError) {
      let record = try Record(line: line)
      return .record(record, PreparedStatement(record, rules, checker))
    } catch { return .malformed(error) }
  }
}

extension LineSplitter.Line {
  /// How many bytes it holds in memory.
  var byteCount: Int { if case .whole(let bytes) = self { bytes.count } else { 0 } }
}
