import AcquisCrypto
import AcquisMerkle
import AcquisNotes
import AcquisRecords
import Testing

@testable import AcquisStore

/// An invented ledger on disk, and what tests do to it.
struct Ledger {
  let directory: LedgerDirectory
  let clock = TestClock()
  var options: StoreOptions

  /// Founds a ledger of `size` records, in batches of one, two and three in turn, and closes it.
  static func with<Value>(
    size: Int = 1, layout recordsPerSegment: Int = 8, _ body: (Ledger) async throws -> Value
  ) async throws -> Value {
    try await withTemporaryDirectory { path in
      var ledger = Ledger(path + "/ledger")
      ledger.options.layout = SegmentLayout(recordsPerSegment: recordsPerSegment)
      let store = try await FileStore.found(
        at: ledger.directory.path, founding: try Fixture.founding(), checkpointKey: Fixture.checkpointKey,
        options: ledger.options)
      try await ledger.fill(store, to: size)
      try await ledger.close(store)
      return try await body(ledger)
    }
  }

  init(_ path: String) {
    directory = LedgerDirectory(path)
    options = .test(clock)
  }

  func fill(_ store: FileStore, to size: Int) async throws {
    var next = try await store.head().size
    while next < size {
      let end = min(next + 1 + next % 3, size)
      _ = try await store.append(try Fixture.credits(next..<end), if: nil)
      next = end
    }
  }

  func open(_ change: (inout StoreOptions) -> Void = { _ in }) async throws -> FileStore {
    var options = options
    change(&options)
    return try await FileStore.open(directory, checkpointKey: Fixture.checkpointKey, options: options)
  }

  func reader() async throws -> FileReader { try await FileReader.open(directory, options.layout) }

  /// The error that opening for writing ends in.
  func openingError(_ change: (inout StoreOptions) -> Void = { _ in }) async -> StoreError? {
    await #expect(throws: StoreError.self) { try await open(change).close() }
  }

  /// All bytes of the log.
  func bytes() throws -> [UInt8] {
    try directory.segments(options.layout).flatMap { try read(directory.segment($0)) }
  }

  func read(_ path: String) throws -> [UInt8] { try File(reading: path).readAll(limit: 1 << 24) ?? [] }

  func write(_ bytes: [UInt8], to path: String) throws {
    Directory.removeTree(path)
    try File(creating: path, .system).append(bytes)
  }

  func append(_ bytes: [UInt8], to path: String) throws { try File(appendingTo: path, .system).append(bytes) }

  /// Copies the whole directory to `path`, with an index that is believed there.
  func copy(to path: String) throws -> Ledger {
    try Ledger.copyTree(directory.path, to: path)
    var copy = Ledger(path)
    copy.options.layout = options.layout
    if Directory.exists(copy.directory.index) { try copy.adoptIndex() }
    return copy
  }

  private static func copyTree(_ source: String, to target: String) throws {
    try Directory.make(target)
    for name in try Directory.names(in: source) {
      let (from, to) = ("\(source)/\(name)", "\(target)/\(name)")
      if let file = try? File(reading: from) {
        try File(creating: to, .system).append(try file.readAll(limit: 1 << 24) ?? [])
      } else {
        try copyTree(from, to: to)
      }
    }
  }

  /// Checks every line, and that the stored checkpoint is of their tree. Returns the records.
  @discardableResult
  func verify(sourceLocation: SourceLocation = #_sourceLocation) throws -> [Record] {
    var (records, chain, leaves) = ([Record](), ChainCheck(), [Digest]())
    for line in try bytes().split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      let record = try Record(line: line)
      let faults = chain.follow(record.envelope, type: record.statement.type, leafHash: record.leafHash)
      #expect(faults == [], "record \(record.seq)", sourceLocation: sourceLocation)
      records.append(record)
      leaves.append(record.leafHash)
    }
    #expect(try bytes().last == 0x0A && chain.atBatchEnd, sourceLocation: sourceLocation)
    let signed = try SignedCheckpoint(parsing: try read(directory.checkpoint))
    let verified = try signed.verified(by: Fixture.checkpointKey.verifierKey, leniency: .own)
    let size = Int(verified.checkpoint.size)
    #expect(size <= leaves.count, sourceLocation: sourceLocation)
    #expect(
      verified.checkpoint.root == MerkleTree.root(ofLeafHashes: leaves.prefix(size)), sourceLocation: sourceLocation)
    return records
  }
}
