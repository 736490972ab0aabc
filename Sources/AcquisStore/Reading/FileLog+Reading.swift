import Synchronization
import AcquisCrypto
import AcquisMerkle
import AcquisNotes
import AcquisRecords
import AcquisValues

extension FileLog {
  /// Brings a log into view for reading.
  static func reading(_ directory: LedgerDirectory, _ layout: SegmentLayout) throws(StoreError) -> FileLog {
    let genesis = try LogLoader.genesis(directory, layout)
    let (loaded, loader) = try load(directory, layout, genesis)
    let log = FileLog(loaded, genesis: genesis, loader)
    _ = try log.position()  // Throws for versions that this software does not know.
    return log
  }

  private static func load(
    _ directory: LedgerDirectory, _ layout: SegmentLayout, _ genesis: Genesis
  ) throws(StoreError) -> (LogLoader.Loaded, LogLoader) {
    let loader = LogLoader(directory: directory, layout: layout, anchor: try anchor(of: genesis, directory))
    if let disk = try? DiskIndex.open(reading: directory.index, ledger: genesis.ledger, layout: layout),
      let loaded = try loader.load(above: disk)
    {
      return (loaded, loader)
    }
    return (try loader.load(filling: nil), loader)
  }

  /// What the ledger's own checkpoint states, by the ledger's own key: the log must extend it.
  static func anchor(
    of genesis: Genesis, _ directory: LedgerDirectory
  ) throws(StoreError) -> (head: TreeHead, path: String) {
    guard let stored = try StoredCheckpoint.read(directory.checkpoint) else {
      throw .checkpointMissing(path: directory.checkpoint)
    }
    let name: KeyName
    do { name = try KeyName(genesis.founding.origin) } catch {
      throw .checkpointInvalid(path: directory.checkpoint, error)
    }
    let key = VerifierKey(name: name, algorithm: .ed25519, publicKey: genesis.founding.checkpointKey)
    return (try StoredCheckpoint.verify(stored, by: key, path: directory.checkpoint), directory.checkpoint)
  }

  /// Takes in what a writer has completed since the last time. Where the log no longer goes on from what was read, a writer
  /// has cut off a batch that was never acknowledged: then it is read anew.
  func refresh() throws(StoreError) {
    try state.withLock { state throws(StoreError) in
      if try follows(&state) { return }
      let (loaded, _) = try FileLog.load(directory, layout, genesis)
      state = State(follower: loaded.follower, stack: loaded.stack)
    }
  }

  /// Follows the log, and returns whether it goes on from what was read.
  private func follows(_ state: inout State) throws(StoreError) -> Bool {
    let place = state.follower.place
    if place.offset > 0 {
      let segment = try File(reading: directory.segment(layout.first(holding: place.seq)))
      let byteCount = try segment.byteCount()
      if byteCount <= place.offset { return byteCount == place.offset }
    }
    var loaded = LogLoader.Loaded(follower: state.follower, stack: state.stack, tail: .none)
    // While the index is being added to, there must be no second copy of it, or all of it would be copied.
    state.stack = IndexStack(above: nil)
    defer { state = State(follower: loaded.follower, stack: loaded.stack) }
    do { try LogLoader.extend(&loaded, directory, layout, known, nil) { _, _ in } } catch {
      guard let error = error as? StoreError else { return false }
      throw error
    }
    if case .fault = loaded.tail { return false }
    return true
  }

  /// The acknowledgements of those of `ids` that are recorded.
  func acknowledgements(of ids: [StatementID]) throws(StoreError) -> [StatementID: Acknowledgement] {
    try records(of: ids).mapValues { Acknowledgement(ledger: genesis.ledger, of: $0) }
  }

  /// The newest checkpoint that is stored.
  func checkpoint() throws(StoreError) -> SignedCheckpoint {
    guard let stored = try StoredCheckpoint.read(directory.checkpoint) else {
      throw .checkpointMissing(path: directory.checkpoint)
    }
    return stored
  }
}
