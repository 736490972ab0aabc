import AcquisCrypto
import AcquisMerkle
import AcquisRecords

/// A line with all that can be said of it without knowing the lines before: made on any thread.
struct PreparedLine: Sendable {
  enum Content: Sendable {
    /// A record, and which of its signatures verify as far as that was checked.
    case record(Record, signatures: [Bool?])
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

  init(_ line: LineSplitter.Line, _ checker: SignatureChecker) {
    switch line {
    case .tooLong(let leaf, let prev):
      self.leaf = leaf
      self.prev = prev
      content = .tooLong
    case .whole(let bytes):
      leaf = MerkleTree.leafHash(bytes)
      prev = LineSplitter.prev(of: bytes)
      do throws(RecordError) {
        let record = try Record(line: bytes)
        content = .record(record, signatures: checker.check(record))
      } catch { content = .malformed(error) }
    }
  }
}

extension LineSplitter.Line {
  /// How many bytes it holds in memory.
  var byteCount: Int { if case .whole(let bytes) = self { bytes.count } else { 0 } }
}
