public import AcquisCrypto
import AcquisValues

/// A broken link between a record and the ones before it (SPEC §5, §6, §11), by the identifier SPEC gives it.
public enum ChainFault: String, Sendable {
  /// `prev` is not the leaf hash of the record before.
  case chainBroken = "chain-broken"
  /// `seq` is not the number of records before.
  case seqWrong = "seq-wrong"
  /// A batch does not count down to zero, or its records differ in `recorded`.
  case restWrong = "rest-wrong"
  /// The clock ran backwards without saying so.
  case recordedBackwards = "recorded-backwards"
}

/// Follows the records of a log one by one and says how each joins the one before.
public struct ChainCheck: Sendable {
  /// How many records were followed.
  public private(set) var size: Int
  /// The leaf hash of the last.
  public private(set) var leaf: Digest
  /// Where the last complete batch ended.
  public private(set) var batchEnd: Int
  private var rest = 0
  private var recorded: Instant?

  /// Begins after `head`, which is the end of a batch.
  public init(after head: ChainHead = .empty) {
    size = head.size
    leaf = head.leaf
    batchEnd = head.size
    recorded = head.recorded
  }

  /// Whether the last batch is complete.
  public var atBatchEnd: Bool { batchEnd == size }

  /// Takes the next record, with its leaf hash, and returns what is wrong with the way it joins, if anything.
  public mutating func follow(_ record: RecordOutline, leafHash: Digest) -> [ChainFault] {
    var faults: [ChainFault] = []
    if record.prev != leaf { faults.append(.chainBroken) }
    if record.seq != size { faults.append(.seqWrong) }
    if rest > 0, record.rest != rest - 1 || record.recorded != recorded { faults.append(.restWrong) }
    if let recorded, record.recorded < recorded, record.kind != .clockCorrected { faults.append(.recordedBackwards) }
    size += 1
    leaf = leafHash
    rest = record.rest
    recorded = record.recorded
    if rest == 0 { batchEnd = size }
    return faults
  }

  /// Takes the next record, by its envelope and the type of its statement.
  public mutating func follow(_ envelope: Envelope, type: String, leafHash: Digest) -> [ChainFault] {
    follow(RecordOutline(envelope, type: type), leafHash: leafHash)
  }

  /// Takes a line that is no record: it counts for chain and tree, and takes its place in the batch (SPEC §15, step 2).
  public mutating func skip(leafHash: Digest) {
    size += 1
    leaf = leafHash
    rest = max(0, rest - 1)
    if rest == 0 { batchEnd = size }
  }
}
