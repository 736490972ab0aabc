import AcquisCrypto
import AcquisRecords
import AcquisValues
import Seeded

@testable import AcquisStore

/// Batches as careful, careless and repeated callers send them.
struct RandomRequests {
  /// Numbers of statements that have not been sent yet.
  private var next = 1

  mutating func request(
    _ expected: ExpectedLedger, unknown: [[SignedStatement]], clockBehind: Bool, _ chance: inout SeededGenerator
  ) throws -> Writer.Request {
    Writer.Request(
      batch: try batch(expected, unknown, clockBehind, &chance),
      condition: chance.chance(30) ? condition(expected, &chance) : nil)
  }

  private mutating func batch(
    _ expected: ExpectedLedger, _ unknown: [[SignedStatement]], _ clockBehind: Bool, _ chance: inout SeededGenerator
  ) throws -> [SignedStatement] {
    if clockBehind, chance.chance(50) {
      return [try Fixture.special(fresh(), .clockCorrected(reason: "clock-was-ahead"))] + (try credits(1, &chance))
    }
    switch chance.below(40) {
    case 0...3: return known(expected, &chance)
    case 4...7: return unknown.isEmpty ? try credits(1, &chance) : chance.pick(unknown)
    case 8: return known(expected, &chance) + (try credits(1, &chance))
    case 9: return [try Fixture.credit(max(1, chance.below(next)), note: "something else")]
    case 10:
      let twice = try credits(2, &chance)
      return twice + [twice[0]]
    case 11, 12: return [try seen(expected, &chance)]
    case 13...15: return try credits(6 + chance.below(14), &chance)
    case 16 where chance.chance(20):
      return try credits(chance.below(2), &chance) + [try Fixture.special(fresh(), .closed(reason: "succeeded"))]
    default: return try credits(1 + chance.below(3), &chance)
    }
  }

  private mutating func fresh() -> Int {
    defer { next += 1 }
    return next
  }

  private mutating func credits(_ count: Int, _ chance: inout SeededGenerator) throws -> [SignedStatement] {
    try (0..<count).map { _ in try Fixture.credit(fresh()) }
  }

  /// Statements that are recorded, also of several batches, or of half of one.
  private func known(_ expected: ExpectedLedger, _ chance: inout SeededGenerator) -> [SignedStatement] {
    let first = chance.below(expected.count)
    return expected.entries[first..<min(expected.count, first + 1 + chance.below(4))].map(\.signed)
  }

  /// A statement whose signers say which record they knew, seldom wrongly.
  private mutating func seen(
    _ expected: ExpectedLedger, _ chance: inout SeededGenerator
  ) throws -> SignedStatement {
    let seq = chance.below(expected.count)
    let isRight = chance.chance(60)
    let seen = Statement.Seen(leaf: expected.leaves[seq], seq: isRight ? seq : seq + 1)
    return try Fixture.credit(fresh(), seen: seen)
  }

  private func condition(_ expected: ExpectedLedger, _ chance: inout SeededGenerator) -> AppendCondition {
    AppendCondition(RandomRequests.query(&chance), size: chance.below(expected.count + 2))
  }

  static func query(_ chance: inout SeededGenerator) -> Query {
    let types: [Set<String>] = [[], ["block-assessed"], ["block-validated", "clock-corrected"]]
    let tag = chance.chance(60) ? [Fixture.learnerTag(chance.below(7))] : []
    let item = Query.Item(types: chance.pick(types), tags: Set(tag))
    return chance.chance(20)
      ? Query([item, Query.Item(tags: [Tag("block", "BLOC-\(chance.below(3))")])]) : Query([item])
  }
}
