import AcquisCredits
import AcquisProjections
import AcquisRecords
import AcquisStore
import AcquisValues
import Synchronization
import Testing

@testable import Acquis

@Suite("What a fold rests on")
struct ContextRecordsTests {
  @Test("is asked for once, whatever a learner's file leads to")
  func once() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      let people = try await Operation.People.enrolled(in: session)
      _ = try await people.merge(in: session, as: Invented.id(20))
      let reader = ListeningReader(session.writer.store)
      let size = try await reader.head().size
      let account = try await LedgerView(reader).account(of: people.zoe, size: size)
      let items = reader.asked
      #expect(items.contains { $0.tags.contains(Tag("learner", people.zoeAgain.description)) })
      #expect(Set(items).count == items.count, "asked again")
      let folded = try await LedgerView(reader).project(LearnerAccount(of: people.zoe))
      #expect(account.history.map(\.seq) == folded.history.map(\.seq))
      #expect(account.history.count > 2)
    }
  }

  @Test("and a batch is judged on the same grounds")
  func judging() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      let people = try await Operation.People.enrolled(in: session)
      let reader = ListeningReader(session.writer.store)
      let subject = BlockReference(Invented.certification, Invented.blocks[0])
      let drafts = try [people.zoe, people.yann].enumerated().map { number, learner in
        try Invented.assessment(of: learner, subject, 30 + number)
      }
      let reading = try await LedgerReading.read(for: drafts, from: reader)
      #expect(Set(reader.asked).count == reader.asked.count, "asked again")
      #expect(Set(reading.query.items).isSuperset(of: reader.asked), "read, and not made a condition")
    }
  }
}

/// A reader that keeps the items of the queries it was asked.
private struct ListeningReader: WrappingReader {
  let real: any EventReader
  private let heard = Mutex<[Query.Item]>.Box([])

  init(_ real: any EventReader) { self.real = real }

  var asked: [Query.Item] { heard.value }

  func records(matching query: Query, from: Int, upTo: Int?) async throws -> [Record] {
    heard.value += query.items
    return try await real.records(matching: query, from: from, upTo: upTo)
  }
}
