/// What opening a ledger for writing found and did. Whoever opened it should tell.
public struct OpeningReport: Hashable, Sendable {
  /// Bytes beyond the checkpoint that were not complete batches, where they were moved to, and why.
  public struct Cut: Hashable, Sendable {
    /// The position from which they were cut off.
    public let seq: Int
    /// How many bytes there were.
    public let byteCount: Int
    /// The files in `cut/` that now hold them.
    public let files: [String]
    /// The broken requirement, by SPEC's identifier; `nil` for a batch that was merely not complete.
    public let fault: String?
  }

  /// What was cut off, if anything.
  public internal(set) var cut: Cut?
  /// Records beyond the checkpoint that were kept: complete batches that verified.
  public internal(set) var keptBeyondCheckpoint = 0
  /// Whether the index was missing or wrong and was built anew.
  public internal(set) var rebuiltIndex = false
  /// Whether a mark was to be kept and none was there yet.
  public internal(set) var markMissing = false
}
