import AcquisCrypto
import AcquisJSON
import Acquis
import AcquisAudit
import AcquisCredits
import AcquisIdentities
import AcquisRecords
import AcquisStore
import AcquisValues
import Testing

@Suite("A kill between any two steps of vault and log")
struct CrashTests {
  @Test(
    "leaves a ledger that opens, settles, verifies, and takes the same command again", arguments: Operation.allCases)
  func interrupted(_ operation: Operation) async throws {
    let bench = try await Bench()
    let people = try await bench.with { session in
      let people = try await Operation.People.enrolled(in: session)
      try await operation.prepare(session, people)
      return people
    }
    let snapshots = try Snapshots(of: bench.path, in: bench.root + "/snapshots")
    let session = try await bench.open(watchedBy: snapshots)
    _ = try await operation.run(session, people)
    let size = try await session.writer.store.head().size
    try await session.close()
    snapshots.take("the end")

    let names = snapshots.names
    // A line, its sync, and a checkpoint with its sync and rename.
    #expect(names.count > 8)
    var recorded: Set<Bool> = []
    for (number, name) in names.enumerated() {
      recorded.insert(
        try await check(snapshots.path(number), operation, people, size, bench, "before \(name) (\(number))"))
    }
    #expect(recorded == [false, true])
  }

  /// Whether the statement had been recorded.
  private func check(
    _ path: String, _ operation: Operation, _ people: Operation.People, _ size: Int, _ bench: Bench, _ moment: Comment
  ) async throws -> Bool {
    let session = try await LedgerSession.open(path, wait: .zero, environment: bench.environment)
    try await expectSettled(session, moment)
    let was = try await session.writer.store.find([Operation.statement])[Operation.statement]
    let now = try await operation.run(session, people)
    #expect(was == nil || was == now, moment)
    try await expectSettled(session, moment)
    #expect(try await session.writer.store.head().size == size, moment)
    try await session.close()
    let report = try Verification.verify(path, trust: bench.trust)
    #expect(report.findings == [] && report.size == size, moment)
    return was != nil
  }

  /// Every row of the vault belongs to a record, and every commitment in the log can be opened unless it was erased.
  private func expectSettled(_ session: LedgerSession, _ moment: Comment) async throws {
    let store = session.writer.store
    let rows = try session.vault.statements()
    let known = try await store.find(rows.map(\.statement))
    #expect(rows.allSatisfy { known[$0.statement] != nil }, moment)
    #expect(try session.vault.unreadable() == [], moment)
    let erased = Set(
      try await store.records(matching: Query(types: ["learner-erased"])).compactMap {
        $0.statement.body["learner"]?.string
      })
    for record in try await store.records(matching: Query(types: ["learner-enrolled", "learner-identified"])) {
      let learner = try #require(record.statement.body["learner"]?.string)
      let subject = try #require(SubjectID(.learner, learner))
      let held = try session.vault.values(of: subject)
      guard !erased.contains(learner) else {
        #expect(held == [] && !rows.contains { $0.subject.id == learner }, moment)
        continue
      }
      let values = try #require(held.first { $0.statement == record.statement.id }, moment).values
      let opened = values.map { value in
        (value.field.description, value.commitment(origin: Invented.origin, statement: record.statement.id).hex)
      }
      let stated = try #require(record.statement.body["identity"]?.object)
      #expect(stated.count == opened.count, moment)
      for (field, commitment) in opened { #expect(stated[field]?.string == commitment, moment) }
    }
    for record in try await store.records(matching: Query(types: ["centre-authorised"])) {
      let centre = try #require(record.statement.body["centre"]?.string)
      let subject = try #require(SubjectID(.organisation, centre))
      #expect(try session.vault.values(of: subject).contains { $0.statement == record.statement.id }, moment)
    }
  }

  @Test("finds what identifies a person durable in the vault before the log says anything of it")
  func vaultFirst() async throws {
    let bench = try await Bench()
    let snapshots = try Snapshots(of: bench.path, in: bench.root + "/snapshots")
    let session = try await bench.open(watchedBy: snapshots)
    let before = snapshots.names.count
    _ = try await session.enrol(
      Invented.zoe, target: Invented.certification, made: Invented.day, id: Invented.id(10))
    let names = snapshots.names[before...]
    try await session.close()
    let stored = try #require(names.firstIndex(of: "after committed"))
    let written = try #require(names.firstIndex(of: "write"))
    #expect(stored < written)
  }

  @Test("finds an erasure durable in the log before anything of the person is destroyed")
  func logFirst() async throws {
    let bench = try await Bench()
    let yann = try await bench.with { try await Operation.People.enrolled(in: $0).yann }
    let snapshots = try Snapshots(of: bench.path, in: bench.root + "/snapshots")
    let session = try await bench.open(watchedBy: snapshots)
    let before = snapshots.names.count
    _ = try await session.erase(yann, made: Invented.day, id: Invented.id(30))
    let names = snapshots.names[before...]
    try await session.close()
    let synced = try #require(names.firstIndex(of: "fdatasync"))
    let destroyed = try #require(names.firstIndex(of: "after keyOverwritten"))
    #expect(synced < destroyed)
  }
}
