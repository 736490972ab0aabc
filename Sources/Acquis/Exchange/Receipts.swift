import AcquisMerkle
public import AcquisNotes
import AcquisRecords
import AcquisStore

extension LedgerView {
  /// The receipt of the record at `seq`, against the newest checkpoint: a C2SP tlog-proof with the record inside.
  ///
  /// Throws ``Problem`` when no checkpoint covers the record yet.
  public func prove(_ seq: Int) async throws(Problem) -> TransparencyProof {
    do {
      let checkpoint = try await reader.checkpoint()
      let size = Int(checkpoint.checkpoint.size)
      guard seq >= 0, seq < size, let record = try await reader.record(at: seq) else {
        throw Problem(
          "out-of-range", "There is no record \(seq) below the checkpoint's size, \(size)",
          remedy: "Give a number from 0 to \(size - 1), or run 'acquis checkpoint' first.")
      }
      let proof = try await reader.inclusionProof(of: seq, in: size)
      return TransparencyProof(extra: record.line, index: UInt64(seq), hashes: proof.hashes, checkpoint: checkpoint)
    } catch { throw Problem(error) }
  }
}
