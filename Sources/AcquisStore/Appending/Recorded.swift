import AcquisCrypto
import AcquisRecords
import AcquisValues

/// What deciding on an append asks of everything recorded before it, records of the same group commit included.
protocol Recorded {
  /// The record of a statement, if it is recorded.
  func record(of id: StatementID) throws(StoreError) -> Record?
  /// The first record from position `size` on that matches.
  func firstMatch(_ query: Query, from size: Int) throws(StoreError) -> Int?
  /// The leaf hash of the record at a position; `nil` beyond the end.
  func leafHash(at seq: Int) throws(StoreError) -> Digest?
}
