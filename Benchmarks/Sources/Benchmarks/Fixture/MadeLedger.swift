import AcquisCredits
import AcquisCrypto
import AcquisRecords
import AcquisStore
import AcquisValues

/// A ledger that was made up to be measured.
struct MadeLedger {
  let path: String
  let shape: Shape
  let founder: Founder
  /// How many records it has.
  let size: Int
  /// Bytes of the log.
  let byteCount: Int

  var bytesPerRecord: Int { byteCount / size }
  var parameters: [String: Int] { ["records": size, "bytes": bytesPerRecord] }

  /// Learners beside the usual ones, by how many records they have, spread over the whole ledger. Only the usual shape
  /// has them.
  static func busyLearners(in size: Int) -> [Int] { [10, 100, 1_000].filter { $0 <= size / 100 } }
  /// A learner with as many records as the others have.
  static let plainLearner = StatementText.learner(0)
  /// The id of a learner, as it is written.
  static func id(ofLearner number: UInt64) -> String {
    var bytes: [UInt8] = []
    bytes.add(uuid: number)
    return String(decoding: bytes, as: UTF8.self)
  }
  static func busyLearner(_ count: Int) -> UInt64 { 1 << 42 | UInt64(count) }

  /// Makes a ledger of `size` records and signs its checkpoint. `isSigned`: whether signatures are real. `tail`: how
  /// many records more stand in it that neither the checkpoint nor the index knows, as after a kill.
  init(at path: String, size: Int, _ shape: Shape = .usual, isSigned: Bool = false, tail: Int = 0) async throws {
    let founder = try await Founder(at: path)
    let directory = LedgerDirectory(path)
    let store = try await FileStore.open(directory, checkpointKey: founder.checkpointKey)
    for statement in try founder.beginning() { _ = try await store.append([statement], if: nil) }
    try await store.close()
    Workspace.remove(directory.cache)
    let records = try await FileReader.open(directory).records(matching: .all)
    var log = LogWriter(after: records, in: directory)
    var source = StatementSource(founder, shape, size: size, after: log.size, isSigned: isSigned)
    while log.size < size { source.appendNext(to: &log) }
    try log.finish(founder.checkpointKey)
    byteCount = log.byteCount
    if tail > 0 {
      // The index is made by an opening, and knows nothing of what comes after.
      try await MadeLedger.buildIndex(of: directory, founder)
      log.resume()
      for _ in 0..<tail { source.appendNext(to: &log) }
      log.abandon()
    }
    (self.path, self.shape, self.founder, self.size) = (path, shape, founder, size)
  }

  /// Builds the index, as the first opening does.
  func buildIndex() async throws { try await MadeLedger.buildIndex(of: LedgerDirectory(path), founder) }

  private static func buildIndex(of directory: LedgerDirectory, _ founder: Founder) async throws {
    try await FileStore.open(directory, checkpointKey: founder.checkpointKey).close()
  }

  func remove() { Workspace.remove(path) }
}
