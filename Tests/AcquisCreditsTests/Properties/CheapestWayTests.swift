import AcquisCredits
import Seeded
import Testing

@Suite struct CheapestWayTests {
  @Test("on random rules of up to 8 blocks, the best way is that of trying every set", arguments: 0..<600)
  func oracle(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let composition = Composition(of: "RNCP1", stated: try RandomRule(using: &random).rule)
    let held = Set(composition.elements.filter { _ in Bool.random(using: &random) }).union([subject("RNCP9/BC99")])
    let expected = try #require(allWays(composition, held: held).min(by: isCheaper))
    let way = composition.bestWay(from: held)
    #expect(way.missing == expected.missing)
    #expect(way.acquired == expected.acquired)
    #expect(composition.isMet(by: held) == expected.missing.isEmpty)
    #expect(composition.fewestParts == allWays(composition, held: []).map(\.missing.count).min())
  }

  @Test("the cheapest ways are all sets of the fewest parts that would complete it, in order", arguments: 0..<300)
  func allCheapest(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let composition = Composition(of: "RNCP1", stated: try RandomRule(using: &random).rule)
    let held = Set(composition.elements.filter { _ in Int.random(in: 0..<3, using: &random) == 0 })
    let missing = Set(allWays(composition, held: held).map(\.missing))
    let fewest = try #require(missing.map(\.count).min())
    let expected = missing.filter { $0.count == fewest }.sorted { $0.lexicographicallyPrecedes($1) }
    #expect(composition.cheapestWays(from: held, limit: .max) == expected)
    #expect(composition.cheapestWays(from: held, limit: 2) == Array(expected.prefix(2)))
    #expect(composition.cheapestWays(from: held).first == composition.bestWay(from: held).missing)
  }

  @Test("progress never exceeds the rule, and what is missing completes it", arguments: 0..<300)
  func bounded(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let composition = Composition(of: "RNCP1", stated: try RandomRule(using: &random).rule)
    let held = Set((1...9).map { subject("RNCP1/BC0\($0)") }.filter { _ in Bool.random(using: &random) })
    let way = composition.bestWay(from: held)
    #expect(held.isSuperset(of: way.acquired) && held.isDisjoint(with: way.missing))
    #expect(Set(composition.elements).isSuperset(of: way.acquired + way.missing))
    #expect(composition.isMet(by: Set(way.acquired + way.missing)))
    #expect(composition.isMet(by: held.union(way.missing)))
    #expect(composition.isMet(by: held) == way.missing.isEmpty)
    // Whoever holds more lacks no more.
    let more = composition.bestWay(from: held.union([subject("RNCP1/BC0\(Int.random(in: 1...8, using: &random))")]))
    #expect(more.missing.count <= way.missing.count)
  }

  typealias Way = (missing: [BlockReference], acquired: [BlockReference])

  /// Every set of elements that meets the rule.
  private func allWays(_ composition: Composition, held: Set<BlockReference>) -> [Way] {
    let elements = composition.elements
    return (0..<(1 << elements.count)).compactMap { mask in
      let chosen = elements.indices.filter { mask >> $0 & 1 == 1 }.map { elements[$0] }
      guard composition.isMet(by: Set(chosen)) else { return nil }
      return (chosen.filter { !held.contains($0) }, chosen.filter(held.contains))
    }
  }

  /// The definition, word by word: fewest missing, first missing, fewest acquired, first acquired.
  private func isCheaper(_ left: Way, _ right: Way) -> Bool {
    if left.missing.count != right.missing.count { return left.missing.count < right.missing.count }
    if left.missing != right.missing { return left.missing.lexicographicallyPrecedes(right.missing) }
    if left.acquired.count != right.acquired.count { return left.acquired.count < right.acquired.count }
    return left.acquired.lexicographicallyPrecedes(right.acquired)
  }
}

/// A rule of at most eight blocks of one certification, up to three deep; blocks may stand in several places.
private struct RandomRule {
  let rule: CompositionRule

  init(using random: inout SeededGenerator, depth: Int = 1) throws {
    var parts: [CompositionRule.Part] = []
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let part: CompositionRule.Part
      if depth < 3, Int.random(in: 0..<3, using: &random) == 0 {
        part = .rule(try RandomRule(using: &random, depth: depth + 1).rule)
      } else {
        part = .block(BlockCode(stringLiteral: "BC0\(Int.random(in: 1...8, using: &random))"))
      }
      if !parts.contains(part) { parts.append(part) }
    }
    rule = try CompositionRule(need: Int.random(in: 1...parts.count, using: &random), of: parts)
  }
}
