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
    #expect(types.isSuperset(of: BearingSet.typesForAll.union(BearingSet.replyTypes)))
    #expect(types.isSuperset(of: CreditStatement.types(under: .newest)))
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
      let size = try await session.view.reader.head().size
      var search = BearingSearch(session.view.reader, size: size)
      let found = try await search.members(of: learner, [])
      #expect(found.suffix(2).map(\.seq) == [size - 2, size - 1])
      var records: [Record] = []
      try await session.view.reader.forEachRecord { records.append($0) }
      #expect(found == bearing(on: learner, [], in: records[...]))
    }
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
