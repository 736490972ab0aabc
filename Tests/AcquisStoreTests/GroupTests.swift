import AcquisCrypto
import AcquisRecords
import Glibc
import Testing

@testable import AcquisStore

@Suite("Batches of one group see each other (SPEC §10)")
struct GroupTests {
  private func commit(_ ledger: Ledger, _ requests: [Writer.Request]) async throws -> [Writer.Outcome] {
    let lock = try await WriterLock.take(ledger.directory, wait: .zero)
    var opening = Opening(ledger.directory, Fixture.checkpointKey, ledger.options)
    var (_, writer) = try opening.open(lock)
    defer { writer.close() }
    return writer.commit(requests)
  }

  private func request(_ numbers: [Int], _ condition: AppendCondition? = nil) throws -> Writer.Request {
    Writer.Request(batch: try numbers.map { try Fixture.credit($0) }, condition: condition)
  }

  private func refusal(_ outcome: Writer.Outcome) -> Refusal? {
    if case .failure(.refused(let refusal)) = outcome { refusal } else { nil }
  }

  @Test("ids and conditions are held against what the same group records")
  func group() async throws {
    try await Ledger.with(size: 5) { ledger in
      // Credits 7 and 14 are of learner 0, of whom nothing is recorded yet.
      let grounds = AppendCondition(Query(tags: [Fixture.learnerTag(0)]), size: 5)
      let other = Writer.Request(batch: [try Fixture.credit(7, note: "another")], condition: nil)
      let outcomes = try await commit(
        ledger,
        [
          try request([7, 8], grounds), try request([14], grounds), try request([7, 8]), try request([8, 9]), other,
          try request([1]), try request([9]),
        ])
      #expect(try outcomes[0].get().map(\.seq) == [5, 6])
      #expect(refusal(outcomes[1]) == .conditionFailed(seq: 5))
      #expect(try outcomes[2].get() == outcomes[0].get())
      #expect(refusal(outcomes[3]) == .batchMixesKnownAndNew(known: [Fixture.id(8)]))
      #expect(refusal(outcomes[4]) == .idTaken(Fixture.id(7)))
      #expect(try outcomes[5].get().map(\.seq) == [1])
      #expect(try outcomes[6].get().map(\.seq) == [7])
      #expect(try ledger.verify().count == 8)
    }
  }

  @Test("when the group's sync fails, nobody is told that anything of it is there or is not")
  func failedGroup() async throws {
    try await Ledger.with(size: 5) { ledger in
      var ledger = ledger
      let grounds = AppendCondition(Query(tags: [Fixture.learnerTag(0)]), size: 5)
      ledger.options.calls.write = { _, _ in
        errno = EIO
        return -1
      }
      let outcomes = try await commit(
        ledger, [try request([7], grounds), try request([14], grounds), try request([7])])
      let kinds = outcomes.map { outcome in
        switch outcome {
        case .failure(.outcomeUnknown): "unknown"
        case .failure(.unavailable): "unavailable"
        default: "told"
        }
      }
      #expect(kinds == ["unknown", "unavailable", "unknown"])
    }
  }
}
