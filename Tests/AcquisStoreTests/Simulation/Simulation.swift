import AcquisCrypto
import AcquisNotes
import AcquisRecords
import AcquisValues
import Glibc
import Seeded

@testable import AcquisStore

/// One random life of a ledger, the same for the same seed: appends, questions, signatures, faults, killed processes,
/// power failures, and what each must lead to.
final class Simulation {
  /// How many of each there were.
  struct Count: Equatable {
    var steps = 0
    var appended = 0
    var foundingFailures = 0
    var openings = 0
    var recoveries = 0
    var failures = 0
    var kills = 0
    var powerFailures = 0
  }

  let clock = TestClock()
  var chance: SeededGenerator
  var disk: SimulatedDisk
  var expected = ExpectedLedger()
  var count = Count()
  var requests = RandomRequests()
  var writer: SimulatedWriter?
  /// Whether the writer has failed, so that it must not take anything any more.
  var isStopped = false
  /// What may be recorded or not, in this order, and comes out with the next opening.
  var doubtful: [[SignedStatement]] = []
  /// Batches whose end was not known, of which some are sent again.
  var unknown: [[SignedStatement]] = []
  /// The largest checkpoint that anybody has seen; 0 while nobody was told that there is a ledger.
  var signed = 0
  /// The largest checkpoint that the mark is known to hold.
  var marked = 0
  /// The files of the index at earlier moments.
  var indexes: [[String: [UInt8]]] = []
  private let path: String
  private var diskNumber = 0
  /// What was done, for whoever looks for a fault.
  private(set) var story: [String] = []
  private let isTold: Bool

  /// A simulation in the empty directory `path`, which keeps its story if that is wanted.
  init(seed: UInt64, _ path: String, isTold: Bool) throws {
    self.isTold = isTold
    chance = SeededGenerator(seed: seed)
    self.path = path
    var tree = DiskTree()
    tree.directories = ["data", "other"]
    try Directory.make(path + "/0")
    disk = try SimulatedDisk(path + "/0", tree)
  }

  var ledger: Ledger {
    var ledger = RecordedRun.ledger(disk.root)
    ledger.options.clock = { [clock] in clock.now }
    ledger.options.layout = SegmentLayout(recordsPerSegment: 8)
    return ledger
  }

  func note(_ what: @autoclosure () -> String) {
    if isTold { story.append(what()) }
  }

  func run() async throws {
    try await found()
    for _ in 0..<6 + chance.below(20) {
      count.steps += 1
      try await step()
    }
    try await reopen(powerFailure: chance.chance(70))
    disk.fail(nil)
    try await close()
    try check(try ledger.records(), "in the end")
    let checkpoint = try StoredCheckpoint.read(ledger.directory.checkpoint)?.checkpoint
    try demand(
      checkpoint?.size == UInt64(expected.count), "in the end the checkpoint is \(String(describing: checkpoint))")
  }

  /// Founds the ledger: a founder that fails leaves a whole one, or none.
  private func found() async throws {
    do { try await found(failing: chance.chance(50)) } catch {
      // Not with its error, in which there is the name of this process.
      note("founding failed")
      count.foundingFailures += 1
      try demandOpeningFailed(error)
      doubtful = [[try Fixture.founding()]]
      try await reopen(powerFailure: chance.chance(50))
    }
  }

  func found(failing: Bool) async throws {
    let founding = try Fixture.founding()
    var options = ledger.options
    options.calls = disk.start()
    if failing { disk.fail(randomFailure(within: 24)) }
    let store = try await FileStore.found(
      at: ledger.directory.path, founding: founding, checkpointKey: Fixture.checkpointKey, options: options)
    expected.add([founding], try await store.find([founding.statement.id]).values.map { .init($0) })
    (doubtful, signed) = ([], 1)
    writer = .store(store)
    note("founded")
  }

  private func step() async throws {
    switch chance.below(100) {
    case 0..<50: try await append()
    case 50..<60: try await sign()
    case 60..<70: try ask()
    case 70..<75: clock.advance(milliseconds: Int64(chance.below(30_000)) - 9000)
    case 75..<80:
      try await close()
      try await reopen(powerFailure: chance.chance(50))
    case 80..<84: try await reopen(powerFailure: false)
    case 84..<90: try await reopen(powerFailure: true)
    default: plan()
    }
    if disk.isDead || isStopped && chance.chance(60) { try await reopen(powerFailure: chance.chance(60)) }
  }

  /// Lets one of the next calls fail, or the process die in it.
  func plan() {
    let failure = randomFailure()
    note("will fail: \(failure)")
    disk.fail(failure)
  }

  /// A failure of one of the next calls, of which there are about so many.
  func randomFailure(within callCount: Int = 12) -> Failure {
    let extent = chance.pick(Failure.Extent.allCases)
    let only: String? = chance.chance(30) ? chance.pick(["fdatasync", "fsync", "write", "rename"]) : nil
    let countdown = chance.below(only == nil ? callCount : 3)
    switch chance.below(10) {
    case 0..<4: return Failure(after: countdown, extent, .death, only: only)
    case 4: return Failure(after: countdown, .half, .short, only: "write")
    // A call that was interrupted has done nothing.
    case 5: return Failure(after: countdown, .none, .error(EINTR), only: only)
    default: return Failure(after: countdown, extent, .error(chance.pick([EIO, ENOSPC, EDQUOT])), only: only)
    }
  }

  /// The failures that the writer must not go on after, from the one with this number on.
  func fatal(from number: Int) -> [Failed] {
    disk.failed[min(number, disk.failed.count)...].filter { failed in
      !failed.isRepeated && !failed.path.hasPrefix(disk.root + "/other")
    }
  }

  /// Puts the machine back to what a power failure leaves.
  func failPower() throws {
    count.powerFailures += 1
    let tree = PowerFailure(disk.model).random(&chance)
    let old = disk.root
    diskNumber += 1
    try Directory.make("\(path)/\(diskNumber)")
    disk = try SimulatedDisk("\(path)/\(diskNumber)", tree)
    Directory.removeTree(old)
  }
}
