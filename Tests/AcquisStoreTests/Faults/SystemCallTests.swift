import AcquisCrypto
import AcquisRecords
import AcquisValues
import FaultInjection
import Glibc
import Testing

@testable import AcquisStore

@Suite("Every system call on a file of a recording process fails once")
struct SystemCallTests {
  /// What the process finds when it opens the ledger.
  enum Beginning: String, CaseIterable {
    /// A sound index, and a log that ends with a batch.
    case closed
    /// No index, and a torn end.
    case torn

    /// What is done after a torn end was cut off is the same as otherwise.
    var batches: Int { self == .torn && !FaultRun.isComplete ? 1 : 5 }
    var appended: Int { batches == 1 ? 1 : 9 }
  }

  /// How many records there are before: nine more go over the border between segments at 64.
  private static let before = 60

  @Test(
    "nothing acknowledged is lost, nothing else is promised, and sending again completes", arguments: Beginning.allCases
  )
  func session(_ beginning: Beginning) async throws {
    try await Ledger.with(size: Self.before, layout: 64) { original in
      if beginning == .torn {
        try original.append(Array("{\"prev\":\"torn".utf8), to: original.directory.segment(0))
        Directory.removeTree(original.directory.cache)
      }
      let calls = try await calls(original, beginning)
      // Opening, appends, checkpoints with their marks, and closing with the index.
      #expect(calls.count > 40 + 50 * beginning.batches)
      let faults = FaultRun.isComplete ? calls.flatMap(Fault.ways) : Fault.inTurn(calls)
      for fault in faults { try await meet(fault, original, beginning) }
      FaultRun.report(
        "system calls of the store, \(beginning.rawValue): \(calls.count) calls, \(faults.count) faults")
    }
  }

  /// The calls of a session without a fault.
  private func calls(_ original: Ledger, _ beginning: Beginning) async throws -> [FileCall] {
    try await withTemporaryDirectory { path in
      try Directory.make(path + "/disk")
      let (trace, ledger) = (path + "/trace", try original.copy(to: path + "/disk/ledger"))
      let shim = FaultyProcess(products: try Child.products(), directory: path + "/disk")
      try #require(shim.isPossible, "FaultShim is built together with the tests")
      let run = try Session(ledger, beginning.batches, shim.traced(to: trace))
      #expect(run.status == 0 && run.acknowledged.count == beginning.appended && run.failures.isEmpty)
      return FileCall.all(in: String(decoding: try ledger.read(trace), as: UTF8.self))
    }
  }

  private func meet(_ fault: Fault, _ original: Ledger, _ beginning: Beginning) async throws {
    try await withTemporaryDirectory { path in
      try Directory.make(path + "/disk")
      let ledger = try original.copy(to: path + "/disk/ledger")
      let shim = FaultyProcess(products: try Child.products(), directory: path + "/disk")
      let run = try Session(ledger, beginning.batches, shim.meeting(fault))
      let isIndex = fault.call.path.contains("/ledger/cache")
      expectHonest(run, fault, beginning, isSurvived: fault.isHarmless || isIndex)
      try expectKept(run, in: ledger, fault)
      let again = try Session(ledger, beginning.batches)
      #expect(again.status == 0 && again.failures.isEmpty, "after \(fault): \(again.failures)")
      #expect(again.acknowledged.count == beginning.appended, "after \(fault)")
      for (id, told) in run.acknowledged { #expect(again.acknowledged[id] == told, "after \(fault)") }
      #expect(try ledger.verify().count == Self.before + beginning.appended, "after \(fault)")
    }
  }

  /// A process ends by itself, and says what it could not do.
  private func expectHonest(_ run: Session, _ fault: Fault, _ beginning: Beginning, isSurvived: Bool) {
    #expect(run.status == 0 || run.status == 1, "\(fault): \(run.status.map(String.init) ?? "killed")")
    if run.status == 0 {
      #expect(run.acknowledged.count == beginning.appended, "\(fault)")
      // Only a mark that could not follow takes nothing back.
      #expect(run.failures.allSatisfy { $0.hasPrefix("mark") }, "\(fault): \(run.failures)")
    } else {
      #expect(!run.failures.isEmpty, "\(fault): failed without a word")
    }
    if isSurvived { #expect(run.status == 0 && run.failures.isEmpty, "\(fault): \(run.failures)") }
  }

  /// The log holds what was acknowledged, and not what was said not to be recorded.
  private func expectKept(_ run: Session, in ledger: Ledger, _ fault: Fault) throws {
    var found: [String: [String]] = [:]
    for line in try ledger.bytes().split(separator: 0x0A) {
      guard let record = try? Record(line: Array(line)) else { continue }
      found[record.statement.id.description] = ["\(record.seq)", record.leafHash.hex]
    }
    for (id, told) in run.acknowledged { #expect(found[id] == told, "\(fault): \(id) was acknowledged") }
    for id in run.nothing { #expect(found[id] == nil, "\(fault): \(id) was said not to be recorded") }
  }
}
