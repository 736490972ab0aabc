import AcquisMerkle
import AcquisCrypto
import AcquisNotes
import AcquisRecords
import Seeded

@testable import AcquisStore

extension Simulation {
  /// Ends the process, or all of the machine, and opens the ledger again, at the fourth attempt without a fault.
  func reopen(powerFailure: Bool) async throws {
    try await kill(powerFailure)
    var attempt = 0
    while writer == nil {
      // Of what nobody was told, a power failure may leave nothing.
      if signed == 0, !Directory.exists(ledger.directory.path) {
        try await found(failing: false)
        break
      }
      attempt += 1
      let calls = disk.start()
      if attempt < 4, chance.chance(25) { plan() }
      var options = ledger.options
      options.calls = calls
      do {
        if chance.chance(20) {
          try await recover(options)
          // What recovery did must not rest on the opening that follows.
          if chance.chance(50) {
            try await kill(true)
            continue
          }
        }
        writer = try await SimulatedWriter.open(ledger, options, alone: chance.chance(50))
        note("opened")
      } catch {
        note("opening ended in \(error)")
        try demandOpeningFailed(error)
        try await kill(chance.chance(50))
      }
    }
    count.openings += 1
    isStopped = false
    try look()
  }

  /// Recovers the ledger, in which nothing is wrong but what a crash left at its end.
  private func recover(_ options: StoreOptions) async throws {
    let report = try await Recovery.run(ledger.directory, checkpointKey: Fixture.checkpointKey, options: options)
    note("recovered \(report.size)")
    count.recoveries += 1
    try demand(report.checkpoint == .sound, "recovery found the checkpoint \(report.checkpoint)")
    try demand(report.size >= expected.count, "recovery kept \(report.size) records of \(expected.count)")
    try demand(try ledger.records().count == report.size, "recovery left another log than it told of")
    signed = report.size
    if report.markFault == nil { marked = report.size }
  }

  /// A process that ends lets go of its lock, and does nothing more.
  func kill(_ powerFailure: Bool) async throws {
    note(powerFailure ? "power failure" : "killed")
    count.kills += 1
    _ = disk.start()
    try? await writer?.close()
    writer = nil
    keepIndex()
    try demand(try disk.isAsModelled, "the model of the disk is wrong")
    if powerFailure { try failPower() }
    try ageIndex()
  }

  func demandOpeningFailed(_ error: any Error) throws {
    switch error {
    case StoreError.system, StoreError.markUnusable:
      try demand(disk.isDead || !disk.failed.isEmpty, "opening ended in \(error), and no call had failed")
    default: throw SimulationFailure("opening ended in \(error)")
    }
  }

  /// Reads the log: what was acknowledged is there, and of what was doubtful a beginning.
  private func look() throws {
    guard let writer else { return }
    let records = try ledger.records()
    for batch in doubtful where records.count > expected.count {
      let found = records[expected.count...].prefix(batch.count)
      guard found.map(\.statement.id) == batch.map(\.statement.id) else { break }
      expected.add(batch, found.map { .init($0) })
    }
    doubtful = []
    try check(records, "after opening")
    let checkpoint = try writer.log.checkpoint().checkpoint
    try demand(checkpoint.size >= signed, "the checkpoint went back from \(signed) to \(checkpoint.size)")
    try demand(checkpoint.root == expected.head(size: Int(checkpoint.size)).root, "the checkpoint is of another tree")
    let mark = try StoredCheckpoint.read(ledger.options.mark ?? "")?.checkpoint.size ?? 0
    try demand(mark >= marked, "the mark went back from \(marked) to \(mark)")
    marked = Int(mark)
    // Whoever opened the ledger may have shown it to others.
    signed = Int(checkpoint.size)
  }

  /// Holds records against what they must be.
  func check(_ records: [Record], _ when: String) throws {
    try demand(records.count == expected.count, "\(when), \(records.count) records instead of \(expected.count)")
    for (record, entry) in zip(records, expected.entries) {
      try demand(record.statement == entry.signed.statement, "\(when), record \(record.seq) is another")
      try demand(
        record.envelope.signatures == entry.signed.signatures, "\(when), record \(record.seq) is not signed so")
      try demand(record.leafHash == entry.told.leaf, "\(when), record \(record.seq) has other bytes")
      try demand(record.envelope.recorded == entry.told.recorded, "\(when), \(record.seq) has another time")
    }
  }
}

extension Ledger {
  /// The records, which must be complete batches in one chain.
  func records() throws -> [Record] {
    let bytes = try bytes()
    var (records, chain) = ([Record](), ChainCheck())
    try demand(bytes.last == 0x0A, "the last line is not complete")
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      let record = try Record(line: line)
      let faults = chain.follow(record.envelope, type: record.statement.type, leafHash: record.leafHash)
      try demand(faults.isEmpty, "record \(record.seq): \(faults)")
      records.append(record)
    }
    try demand(chain.atBatchEnd, "the last batch is not complete")
    return records
  }
}
