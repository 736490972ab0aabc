import AcquisMerkle
import AcquisRecords
import AcquisValues
import FaultInjection
import Glibc
import Seeded
import Testing

@testable import AcquisStore

@Suite("An index with some bytes that are others")
struct IndexDamageTests {
  /// How many damaged indexes are tried.
  private static let count = FaultRun.isComplete ? 2000 : 60

  /// What a reader is asked.
  private func answers(_ reader: any EventReader) async throws -> [String] {
    var answers = ["\(try await reader.head())"]
    for number in 0..<3 {
      let query = Query(tags: [Fixture.learnerTag(number)])
      answers.append("\(try await reader.records(matching: query).map(\.seq))")
    }
    answers.append("\(try await reader.find((0..<40).map(Fixture.id)).values.map(\.seq).sorted())")
    for seq in [3, 17, 29] {
      answers.append("\(try await reader.record(at: seq)?.statement.id as StatementID?)")
      answers.append("\(try await reader.inclusionProof(of: seq, in: 30).hashes)")
    }
    return answers
  }

  @Test("gives no other answer than a sound one, to readers and to the writer")
  func randomBytes() async throws {
    try await Ledger.with(size: 30) { ledger in
      let sound = try ledger.read(ledger.directory.index)
      // The rows are in this file, and not in that beside it.
      try #require((0..<30).allSatisfy { sound.firstRange(of: Fixture.id($0).bytes) != nil })
      let expected = try await answers(try await ledger.reader())
      for _ in 0..<Self.count {
        let seed = UInt64.random(in: 0...UInt64.max)
        let copy = try ledger.copy(to: ledger.directory.path + "-copy")
        // In its place: a copy would not be believed.
        let path = copy.directory.index
        var generator = SeededGenerator(seed: seed)
        try File(rewriting: path, .system).append(generator.damaged(try copy.read(path)))
        #expect(try await answers(try await copy.reader()) == expected, "seed \(seed)")
        let store = try await copy.open()
        #expect(try await answers(store) == expected, "seed \(seed)")
        _ = try await store.append([try Fixture.credit(30)], if: nil)
        for number in 1..<30 {
          #expect(try await store.append([try Fixture.credit(number)], if: nil)[0].seq == number, "seed \(seed)")
        }
        try await store.close()
        #expect(try copy.verify().count == 31, "seed \(seed)")
        Directory.removeTree(copy.directory.path)
      }
      FaultRun.report("index: \(Self.count) indexes with one to eight random bytes changed, every answer right")
    }
  }
}
