import AcquisCrypto
import AcquisMerkle
import AcquisRecords

/// A carried record whose line has its form.
struct CarriedRecord {
  let record: Record
  let leaf: Digest
  let path: [Digest]
  let minutes: LearnerRecord.CoveredBy?

  init(_ carried: LearnerRecord.Carried) throws(RecordError) {
    record = try Record(line: carried.line.utf8)
    leaf = record.leafHash
    path = carried.path
    minutes = carried.minutes
  }

  var seq: Int { record.seq }

  /// Whether the path proves the record at its seq in the tree of `head`.
  func isProven(in head: TreeHead) -> Bool {
    CarriedRecord.proves(path, leaf, at: seq, in: head)
  }

  /// Whether the path in its minutes proves the statement there. `seq`: where the minutes stand.
  func isProven(in minutes: Minutes, at minutesSeq: Int) -> Bool {
    guard let path = self.minutes?.path else { return false }
    return CarriedRecord.proves(
      path, record.statement.leafHash, at: seq - (minutesSeq - minutes.count),
      in: TreeHead(size: minutes.count, root: minutes.covered))
  }

  static func proves(_ path: [Digest], _ leaf: Digest, at index: Int, in head: TreeHead) -> Bool {
    guard (0..<head.size).contains(index) else { return false }
    let proof = InclusionProof(index: index, size: head.size, hashes: path)
    return (try? proof.verify(leafHash: leaf, in: head)) != nil
  }
}
