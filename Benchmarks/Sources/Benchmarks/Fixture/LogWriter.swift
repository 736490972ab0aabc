import AcquisCrypto
import AcquisMerkle
import AcquisNotes
import AcquisRecords
import AcquisStore
import AcquisValues
import Glibc

/// Writes a log as the store would, without the store: quickly, and with nothing synced.
struct LogWriter {
  private let directory: LedgerDirectory
  private let recorded: [UInt8]
  private(set) var range = CompactRange()
  private(set) var byteCount = 0
  private var prev = Digest.zero
  private var file: Int32 = -1
  private var buffer: [UInt8] = []

  var size: Int { range.leaves.upperBound }

  /// Goes on after the records that stand in a ledger of one segment.
  init(after records: [Record], in directory: LedgerDirectory) {
    self.directory = directory
    recorded = Array(records.last!.envelope.recorded.description.utf8)
    for record in records { take(record.leafHash, byteCount: record.line.count) }
    open()
  }

  private mutating func take(_ leaf: Digest, byteCount: Int) {
    prev = leaf
    self.byteCount += byteCount + 1
    range.append(leaf)
  }

  /// Appends a record that is a batch by itself. `signatures`: what stands between the brackets.
  mutating func append(signatures: [UInt8], statement: (inout [UInt8]) -> Void) {
    if size % Limits.segmentRecordCount == 0 {
      flush()
      open()
    }
    let start = buffer.count
    buffer.add("{\"prev\":\"")
    buffer.add(hex: prev)
    buffer.add("\",\"recorded\":\"")
    buffer += recorded
    buffer.add("\",\"rest\":0,\"seq\":")
    buffer.add(decimal: size)
    buffer.add(",\"signatures\":[")
    buffer += signatures
    buffer.add("],\"statement\":")
    statement(&buffer)
    buffer.append(UInt8(ascii: "}"))
    let count = buffer.count - start
    take(
      buffer.withUnsafeBytes { MerkleTree.leafHash(UnsafeRawBufferPointer(rebasing: $0[start...])) }, byteCount: count)
    buffer.append(0x0A)
    if buffer.count > 1 << 20 { flush() }
  }

  private mutating func open() {
    if file >= 0 { close(file) }
    let path = "\(directory.log)/\(Segment.name(first: Segment.first(holding: size)))"
    file = Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    precondition(file >= 0, "\(path) cannot be written")
  }

  private mutating func flush() {
    var done = 0
    while done < buffer.count {
      let count = buffer.withUnsafeBytes { write(file, $0.baseAddress! + done, $0.count - done) }
      precondition(count > 0, "the log cannot be written")
      done += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Ends the log and signs a checkpoint over it.
  mutating func finish(_ key: SignerKey) throws {
    flush()
    close(file)
    file = -1
    let head = range.head
    let checkpoint = try SignedCheckpoint.sign(
      Checkpoint(origin: KeyName(Founder.origin), size: UInt64(head.size), root: head.root), with: key)
    let bytes = checkpoint.note.bytes
    let target = Glibc.open(directory.checkpoint, O_WRONLY | O_TRUNC)
    precondition(target >= 0 && write(target, bytes, bytes.count) == bytes.count, "no checkpoint can be written")
    close(target)
  }

  /// Goes on where the log ended.
  mutating func resume() { open() }

  /// Ends the log where a writer would have been killed: what stands in it now, no checkpoint covers.
  mutating func abandon() {
    flush()
    close(file)
    file = -1
  }
}
