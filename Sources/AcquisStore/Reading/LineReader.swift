import AcquisCrypto
import AcquisMerkle
import AcquisRecords

/// Reads single records by what an index says of them, and believes nothing of it.
struct LineReader {
  private let directory: LedgerDirectory
  private let layout: SegmentLayout
  private var open: (first: Int, file: File)?

  init(_ directory: LedgerDirectory, _ layout: SegmentLayout) {
    self.directory = directory
    self.layout = layout
  }

  /// The record at `seq`. Throws ``IndexFault`` when the bytes at `location` are not the record it describes, and
  /// ``StoreError`` when they cannot be read.
  mutating func record(at seq: Int, _ location: DiskIndex.Location) throws -> Record {
    let bytes = try segment(holding: seq).read(at: location.offset, count: location.byteCount + 1)
    guard bytes.count == location.byteCount + 1, bytes.last == 0x0A else { throw IndexFault() }
    let line = Array(bytes.dropLast())
    guard MerkleTree.leafHash(line) == location.leafHash, let record = try? Record(line: line), record.seq == seq
    else { throw IndexFault() }
    return record
  }

  private mutating func segment(holding seq: Int) throws -> File {
    let first = layout.first(holding: seq)
    if let open, open.first == first { return open.file }
    guard let file = try File.ifPresent(directory.segment(first)) else { throw IndexFault() }
    open = (first, file)
    return file
  }
}
