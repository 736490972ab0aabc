import AcquisCrypto
import AcquisMerkle
import AcquisNotes
import AcquisRecords
import AcquisValues
import Synchronization

/// A log on disk with everything known about it: what readers and the writer share.
///
/// Answers come from the bytes of the log. The index only says where to look, and what it says is checked against what is
/// found there; where it is wrong, it is built anew from the bytes, in memory.
final class FileLog: Sendable {
  /// The log as far as it has been read or written.
  struct State: Sendable {
    var follower: LogFollower
    var stack: IndexStack
  }

  let directory: LedgerDirectory
  let layout: SegmentLayout
  let genesis: Genesis
  let known: Versions
  let state: Mutex<State>

  init(_ loaded: LogLoader.Loaded, genesis: Genesis, _ loader: LogLoader) {
    directory = loader.directory
    layout = loader.layout
    known = loader.known
    self.genesis = genesis
    state = Mutex(State(follower: loaded.follower, stack: loaded.stack))
  }

  /// The end of the last complete batch.
  var head: ChainHead { state.withLock { $0.follower.head } }

  /// Calls `body`, and once more on an index built anew if the first time shows that the index is wrong.
  private func retrying<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
    do { return try body() } catch let error as StoreError { throw error } catch {}
    try rebuild()
    do { return try body() } catch let error as StoreError { throw error } catch {
      throw .damaged(path: directory.log, seq: head.size, what: "the log changes while it is being read")
    }
  }

  /// Builds the index anew in memory, up to where it reached.
  private func rebuild() throws(StoreError) {
    try state.withLock { state throws(StoreError) in
      let loader = LogLoader(directory: directory, layout: layout, known: known, limit: state.follower.head.size)
      let loaded = try loader.load(filling: nil)
      guard loaded.follower.head == state.follower.head else {
        var (seq, what) = (loaded.follower.head.size, "chain-broken")
        if case .fault(let faulty, let requirement) = loaded.tail { (seq, what) = (faulty, requirement) }
        throw .damaged(path: directory.segment(layout.first(holding: seq)), seq: seq, what: what)
      }
      state.stack.disk?.index.discard()
      state.stack = loaded.stack
    }
  }

  private func location(of seq: Int) throws -> DiskIndex.Location {
    try state.withLock { try $0.stack.location(of: seq) }
  }

  /// The record at a position; `nil` beyond the end.
  func record(at seq: Int) throws(StoreError) -> Record? {
    guard (0..<head.size).contains(seq) else { return nil }
    return try retrying {
      var reader = LineReader(directory, layout)
      return try reader.record(at: seq, try location(of: seq))
    }
  }

  /// The leaf hash of the record at a position, from its bytes.
  func leafHash(at seq: Int) throws(StoreError) -> Digest? { try record(at: seq)?.leafHash }

  /// The records that match, ascending.
  func records(matching query: Query, from: Int, upTo: Int?) throws(StoreError) -> [Record] {
    let range = range(from, upTo)
    let matcher = QueryMatcher(query)
    return try retrying {
      let found = try state.withLock { state in
        let matches = try state.stack.possibleMatches(for: query, in: range)
        return zip(matches, try state.stack.locations(of: matches.map(\.seq)))
      }
      var reader = LineReader(directory, layout)
      return try found.compactMap { try FileLog.match($0, at: $1, matcher, &reader) }
    }
  }

  /// The first record from position `size` on that matches.
  func firstMatch(_ query: Query, from size: Int) throws(StoreError) -> Int? {
    let range = range(size, nil)
    if range.isEmpty { return nil }
    let matcher = QueryMatcher(query)
    return try retrying {
      let found = try state.withLock { try $0.stack.possibleMatches(for: query, in: range) }
      var reader = LineReader(directory, layout)
      return try found.first { try FileLog.match($0, at: location(of: $0.seq), matcher, &reader) != nil }?.seq
    }
  }

  /// The record of a possible match, if it is asked for. Throws ``IndexFault`` where it is not what the index says.
  private static func match(
    _ match: PossibleMatch, at location: DiskIndex.Location, _ matcher: QueryMatcher, _ reader: inout LineReader
  ) throws -> Record? {
    let record = try reader.record(at: match.seq, location)
    let terms = Set(Term.all(of: record.statement))
    guard match.lists.allSatisfy(terms.contains) else { throw IndexFault() }
    return matcher.matches(terms) ? record : nil
  }

  /// The records of those of `ids` that are recorded.
  func records(of ids: [StatementID]) throws(StoreError) -> [StatementID: Record] {
    try retrying {
      let found = try state.withLock { state in
        let found = try state.stack.positions(of: ids).sorted { $0.value < $1.value }
        return zip(found, try state.stack.locations(of: found.map(\.value)))
      }
      var reader = LineReader(directory, layout)
      var records: [StatementID: Record] = [:]
      for ((id, seq), location) in found {
        let record = try reader.record(at: seq, location)
        guard record.statement.id == id else { throw IndexFault() }
        records[id] = record
      }
      return records
    }
  }

  /// The positions from `from` up to `upTo` that there are.
  func range(_ from: Int, _ upTo: Int?) -> Range<Int> {
    let size = head.size
    let upper = max(0, min(upTo ?? size, size))
    return min(max(0, from), upper)..<upper
  }
}

extension FileLog {
  private static let chunkByteCount = 1 << 20

  /// The next records, about 1 MiB of lines. Each names the one before, and the last is the one that the index knows.
  func chunk(from: Int, upTo: Int?) throws(StoreError) -> [Record] {
    let range = range(from, upTo)
    if range.isEmpty { return [] }
    return try retrying {
      let first = LogPlace(seq: range.lowerBound, offset: try location(of: range.lowerBound).offset)
      var scanner = LogScanner(directory, layout, from: first)
      var (records, byteCount, leaf) = ([Record](), 0, Digest?.none)
      while records.count < range.count, byteCount < FileLog.chunkByteCount {
        guard case .line(let line) = try scanner.next(), let record = try? Record(line: line),
          leaf == nil || record.envelope.prev == leaf
        else { throw IndexFault() }
        records.append(record)
        byteCount += line.count
        leaf = MerkleTree.leafHash(line)
      }
      guard try leaf == location(of: range.lowerBound + records.count - 1).leafHash else { throw IndexFault() }
      return records
    }
  }

  /// Proves that the record at `seq` stands in the tree of the first `size`. What the index says of the tree is itself
  /// proven, to be the beginning of the tree that was computed from the bytes; so is the leaf, by the proof.
  func inclusionProof(of seq: Int, in size: Int) throws(StoreError) -> InclusionProof {
    try StoreError.check(seq, in: size, of: head.size)
    return try retrying {
      try state.withLock { state in
        let proof = try InclusionProof.prove(leaf: seq, in: size, from: state.stack)
        let leaf = try state.stack.location(of: seq).leafHash
        try proof.verify(leafHash: leaf, in: FileLog.provenHead(size, in: state))
        return proof
      }
    }
  }

  /// Proves that the tree of the first `old` records is the beginning of that of the first `new`.
  func consistencyProof(from old: Int, to new: Int) throws(StoreError) -> ConsistencyProof {
    try StoreError.check(old: old, new: new, of: head.size)
    return try retrying {
      try state.withLock { state in
        let proof = try ConsistencyProof.prove(old: old, new: new, from: state.stack)
        try proof.verify(from: state.stack.head(size: old), to: FileLog.provenHead(new, in: state))
        return proof
      }
    }
  }

  /// The tree of the first `size` records.
  func treeHead(size: Int) throws(StoreError) -> TreeHead {
    guard size > 0, size <= head.size else { throw .outOfRange(asked: size, size: head.size) }
    return try retrying { try state.withLock { try FileLog.provenHead(size, in: $0) } }
  }

  private static func provenHead(_ size: Int, in state: State) throws -> TreeHead {
    let tree = state.follower.frontier.head
    if size == tree.size { return tree }
    let head = try state.stack.head(size: size)
    try ConsistencyProof.prove(old: size, new: tree.size, from: state.stack).verify(from: head, to: tree)
    return head
  }
}

extension FileLog {
  /// Where the next batch goes, from what is recorded about versions and closing.
  func position() throws(StoreError) -> AppendPosition {
    var position = AppendPosition(
      ledger: genesis.ledger, head: genesis.head, versions: genesis.position.versions, known: known)
    let governing = Query(types: AppendPosition.governing.subtracting(["ledger-founded"]))
    for record in try records(matching: governing, from: 1, upTo: nil) {
      try Versions.check(record, known)
      // What the log says, a writer has accepted: whether it should have is for an audit to say.
      _ = position.take(record.statement, at: record.seq)
    }
    position.head = head
    return position
  }
}
