import AcquisMerkle
public import AcquisNotes
import AcquisRecords
import AcquisStore

extension LedgerVouching {
  /// The receipt of the record at `seq`, against the newest checkpoint, or with `witnessed` against the newest one that was
  /// cosigned: a C2SP tlog-proof with the record inside. O(log n).
  ///
  /// Throws ``Problem`` when no such checkpoint covers the record yet.
  public func prove(_ seq: Int, witnessed: Bool = false) async throws(Problem) -> TransparencyProof {
    do {
      let checkpoint = witnessed ? try newestCosigned() : try await reader.checkpoint()
      let size = Int(clamping: checkpoint.checkpoint.size)
      guard seq >= 0, seq < size, let record = try await reader.record(at: seq) else {
        throw Problem(
          "out-of-range", "There is no record \(seq) below the checkpoint's size, \(size)",
          remedy: witnessed
            ? "Give a number from 0 to \(size - 1), or ask the witnesses first."
            : "Give a number from 0 to \(size - 1), or run 'acquis checkpoint' first.")
      }
      let proof = try await reader.inclusionProof(of: seq, in: size)
      return TransparencyProof(extra: record.line, index: UInt64(seq), hashes: proof.hashes, checkpoint: checkpoint)
    } catch { throw Problem(error) }
  }

  /// The newest checkpoint that is cosigned, by whomever. Throws ``Problem`` when there is none.
  func newestCosigned() throws(Problem) -> SignedCheckpoint {
    guard let newest = try cosignedCheckpoints().first else {
      throw Problem(
        "no-checkpoint", "No checkpoint of this ledger is cosigned", at: directory.witnessed,
        remedy: "Ask witnesses with 'acquis witness ask', or leave --witnessed out.")
    }
    return newest
  }
}
