import AcquisRecords
import Acquis
import AcquisAudit
import AcquisCredits
import AcquisProjections
import AcquisStore
import Foundation
import Testing

@testable import AcquisIdentities

@Suite("Erasing a person")
struct ErasureTests {
  /// A ledger with a person of two ids who was identified twice, has a block, and carries a record away.
  private struct Story {
    let bench: Bench
    let people: Operation.People
    let exported: String
    /// Everything of the person that must be nowhere afterwards.
    let traces: [[UInt8]]

    init() async throws {
      let bench = try await Bench()
      let block = BlockReference(Invented.certification, "BC1")
      let (people, file, traces) = try await bench.with { session in
        let people = try await Operation.People.enrolled(in: session)
        _ = try await session.identify(
          people.zoe, as: Invented.corrected, made: Invented.day, id: Invented.id(20))
        _ = try await session.writer.record([
          try Invented.assessment(of: people.zoeAgain, block, 21),
          try Invented.decision(on: 21, of: people.zoeAgain, block, 22),
        ])
        _ = try await people.merge(in: session, as: Invented.id(23))
        let file = try await session.export(people.zoe, withIdentity: true)
        return (people, file, try Story.traces(of: [people.zoe, people.zoeAgain], in: session))
      }
      (self.bench, self.people, self.traces) = (bench, people, traces)
      exported = try bench.write(file, "exported.json")
    }

    /// Values and salts as bytes and as text, and the keys under which they are sealed.
    private static func traces(of learners: [LearnerID], in session: LedgerSession) throws -> [[UInt8]] {
      var traces: [[UInt8]] = []
      for learner in learners {
        let subject = try #require(SubjectID(.learner, learner.description))
        for value in try session.vault.values(of: subject).flatMap(\.values) {
          traces += [Array(value.value.utf8), value.salt.bytes, Array(value.salt.hex.utf8)]
        }
        let key = session.directory.private + "/learner-keys/" + subject.fileName
        traces.append([UInt8](try Data(contentsOf: URL(filePath: key))))
      }
      return traces
    }

    /// The files of the ledger that hold any of the traces.
    func remains() throws -> [String] {
      try FileManager.default.subpathsOfDirectory(atPath: bench.path).filter { name in
        var isDirectory: ObjCBool = false
        let path = bench.path + "/" + name
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), !isDirectory.boolValue else {
          return false
        }
        let content = try Data(contentsOf: URL(filePath: path))
        return traces.contains { content.range(of: Data($0)) != nil }
      }
    }
  }

  @Test("leaves nothing of them in any file, under whichever id they were known", arguments: [true, false])
  func nothingRemains(byOldID: Bool) async throws {
    let story = try await Story()
    #expect(story.traces.count == 26)
    #expect(try story.remains().count == 2, "the two keys: all else is sealed")
    let people = story.people
    try await story.bench.with { session in
      _ = try await session.erase(
        byOldID ? people.zoeAgain : people.zoe, made: Invented.day, id: Invented.id(30))
      #expect(try session.vault.find("Imaginaire").count == 2, "Yann and the centre are still there")
    }
    #expect(try story.remains() == [])
  }

  @Test("leaves what they carry away valid, and what they acquired counted")
  func proofsHold() async throws {
    let story = try await Story()
    let zoe = story.people.zoe
    try await story.bench.with { _ = try await $0.erase(zoe, made: Invented.day, id: Invented.id(30)) }
    let record = try Verification.verify(story.exported, trust: story.bench.trust)
    #expect(record.findings == [] && record.account?.identity.isEmpty == false)
    let ledger = try Verification.verify(story.bench.path, trust: story.bench.trust, record: story.exported)
    #expect(ledger.findings == [])
    let account = try await LedgerView.with(story.bench.path) { view in
      try await view.account(of: zoe, size: view.size(knownAt: nil))
    }
    #expect(account.isErased)
    #expect(account.progress.map(\.acquired) == [[BlockReference(Invented.certification, "BC1")]])
    let anew = try await story.bench.with { try await $0.export(zoe) }
    #expect(try Verification.verify(story.bench.write(anew, "anew.json"), trust: story.bench.trust).findings == [])
  }

  @Test("twice gives the first answer, by the statement's id or by the learner's")
  func twice() async throws {
    let story = try await Story()
    let people = story.people
    try await story.bench.with { session in
      let first = try await session.erase(people.zoe, made: Invented.day, id: Invented.id(30))
      let size = try await session.writer.store.head().size
      #expect(try await session.erase(people.zoe, made: Invented.day, id: Invented.id(30)) == first)
      #expect(try await session.erase(people.zoe, made: Invented.day, id: Invented.id(31)) == first)
      #expect(try await session.erase(people.zoeAgain, made: Invented.day, id: Invented.id(32)).seq == first.seq + 1)
      #expect(try await session.writer.store.head().size == size)
      let taken = await #expect(throws: Problem.self) {
        try await session.erase(people.yann, made: Invented.day, id: Invented.id(30))
      }
      #expect(taken?.code == "statement-id-repeated")
    }
  }
}
