import AcquisAudit
import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisNotes
import AcquisRecords
import AcquisStore
import AcquisValues
import Foundation
import Testing

@testable import Acquis

@Suite("The search for what bears on a learner")
struct BearingSearchTests {
  private static let samples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "ledger-samples/valid")

  @Test("finds what a reading of the whole ledger finds, for every learner of every sample")
  func everySample() async throws {
    var (compared, types, seen) = (0, Set<String>(), Set<Digest>())
    for path in try FileManager.default.contentsOfDirectory(at: Self.samples, includingPropertiesForKeys: nil) {
      guard path.pathExtension == "ledger", let reader = try? await FileReader.open(LedgerDirectory(path.path())),
        seen.insert(try await reader.head().leaf).inserted
      else { continue }
      var records: [Record] = []
      try await reader.forEachRecord { records.append($0) }
      types.formUnion(records.map(\.statement.type))
      for learner in learners(in: records) {
        let selections = [[]] + blocks(of: learner, in: records).map { [$0] }
        for (blocks, size) in selections.map({ ($0, records.count) }) + [([], records.count / 2)] {
          var search = BearingSearch(reader, size: size)
          let found = try await search.members(of: learner, blocks)
          let expected = bearing(on: learner, blocks, in: records.prefix(size))
          #expect(found == expected, "\(path.lastPathComponent), \(learner), \(blocks), \(size)")
          compared += 1
        }
      }
    }
    #expect(compared > 40)
    #expect(types.isSuperset(of: CreditStatement.types(under: .newest)))
    #expect(types.isSuperset(of: BearingSet.typesForAll.union(BearingSet.replyTypes)))
  }

  @Test("finds what answers a record and names no learner, and the countersignature of that")
  func replies() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      let subject = BlockReference(Invented.certification, Invented.blocks[0])
      let learner = try await session.enrol(
        Invented.zoe, target: Invented.certification, made: Invented.day, id: Invented.id(10)
      ).learner
      _ = try await session.writer.record([try Invented.assessment(of: learner, subject, 11)])
      let authorisation = StatementAnnulled(target: Invented.id(3), reason: .clericalError)
      _ = try await session.writer.record([
        try Draft(.statementAnnulled(authorisation), made: Invented.day, id: Invented.id(12))
      ])
      _ = try await session.writer.record([try await countersignature(of: 12, in: session, as: 13)])
      try await expectSame(of: learner, in: session, including: [12, 13])
    }
  }

  @Test("follows certifications over the rules that name them and over their predecessors")
  func certifications() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      _ = try await session.writer.record([
        try registration(of: "RNCP99902", after: [Invented.certification], 4),
        try registration(of: "RNCP99903", after: ["RNCP99902"], 5), try registration(of: "RNCP99904", 6),
      ])
      let rule = try CompositionRule(need: 1, of: [.block("BC1"), .whole("RNCP99904")])
      let stated = RuleStated(certification: Invented.certification, rule: rule)
      let subject = BlockReference(Invented.certification, Invented.blocks[0])
      _ = try await session.writer.record([try Draft(.ruleStated(stated), made: Invented.day, id: Invented.id(7))])
      let learner = try await session.enrol(
        Invented.zoe, target: Invented.certification, made: Invented.day, id: Invented.id(10)
      ).learner
      let migration = CreditRecognised(
        learner: learner, subject: BlockReference("RNCP99903", "BC1"), basis: .migration, statements: [Invented.id(12)])
      _ = try await session.writer.record([
        try Invented.assessment(of: learner, subject, 11), try Invented.decision(on: 11, of: learner, subject, 12),
      ])
      _ = try await session.writer.record([
        try Draft(.creditRecognised(migration), made: Invented.day, id: Invented.id(13))
      ])
      try await expectSame(of: learner, in: session, including: [4, 5, 6, 7])
    }
  }

  private func registration(
    of code: CertificationCode, after predecessors: [CertificationCode] = [], _ number: Int
  ) throws -> Draft {
    let statement = CertificationRegistered(
      certification: code, title: "Gardien de phare imaginaire", register: .rncp, blocks: ["BC1"], routes: [.vae],
      predecessors: predecessors, source: Fingerprint(String(repeating: "ab", count: 32))!)
    return try Draft(.certificationRegistered(statement), made: Invented.day, id: Invented.id(number))
  }

  /// Expects of a ledger what a reading of it gives, the statements of these numbers included.
  private func expectSame(of learner: LearnerID, in session: LedgerSession, including numbers: [Int]) async throws {
    let reader = session.view.reader
    var search = BearingSearch(reader, size: try await reader.head().size)
    let found = try await search.members(of: learner, [])
    let included = try await reader.find(numbers.map(Invented.id))
    #expect(included.count == numbers.count && Set(found.map(\.seq)).isSuperset(of: included.values.map(\.seq)))
    var records: [Record] = []
    try await reader.forEachRecord { records.append($0) }
    #expect(found == bearing(on: learner, [], in: records[...]))
  }

  private func countersignature(of target: Int, in session: LedgerSession, as number: Int) async throws -> Draft {
    let records = try await session.view.reader.find([Invented.id(target)])
    let record = try await session.view.reader.record(at: records[Invented.id(target)]!.seq)!
    let message = session.writer.context.countersignatureMessage(forStatementLeaf: record.statement.leafHash)
    let key = session.writer.operators[0]
    let signature = StatementSignature(key: key.verifierKey.publicKey.keyID, bytes: try key.sign(message).bytes)
    return try Draft(
      .countersigned(statement: Invented.id(target), signature: signature, learner: nil), made: Invented.day,
      id: Invented.id(number))
  }

  private func bearing(
    on learner: LearnerID, _ blocks: [BlockReference], in records: ArraySlice<Record>
  ) -> [BearingSet.Member] {
    var merged = MergedIDs()
    for record in records { merged.take(record.statement) }
    var set = BearingSet(learners: merged.ids(of: learner), blocks: Set(blocks))
    for record in records { set.take(record, leaf: record.leafHash) }
    return set.records
  }

  private func learners(in records: [Record]) -> Set<LearnerID> {
    Set(records.flatMap(\.statement.tags).filter { $0.name == "learner" }.compactMap { LearnerID($0.value) })
  }

  private func blocks(of learner: LearnerID, in records: [Record]) -> Set<BlockReference> {
    Set(
      records.compactMap { record in
        let body = record.statement.body
        guard body["learner"]?.string == learner.description else { return nil }
        let block = body["block"]?.string.flatMap(BlockCode.init)
        return body["certification"]?.string.flatMap(CertificationCode.init).map { BlockReference($0, block) }
      })
  }
}
