import AcquisCredits
import Seeded
import Testing

@Suite struct CompositionTests {
  /// Designer of web content: three blocks common to all, and one of two options.
  private static let rncp35959 = #"{"need":4,"of":["BC01","BC02","BC03",{"need":1,"of":["BC04","BC05"]}]}"#

  @Test(
    "RNCP35959: BC01, BC02, BC03, and BC04 or BC05",
    arguments: [
      // held                        acquired               missing
      ([], [], ["BC01", "BC02", "BC03", "BC04"]),
      (["BC01"], ["BC01"], ["BC02", "BC03", "BC04"]),
      (["BC05"], ["BC05"], ["BC01", "BC02", "BC03"]),
      (["BC04", "BC05"], ["BC04"], ["BC01", "BC02", "BC03"]),
      (["BC01", "BC02", "BC03"], ["BC01", "BC02", "BC03"], ["BC04"]),
      (["BC01", "BC02", "BC03", "BC05"], ["BC01", "BC02", "BC03", "BC05"], []),
      (["BC01", "BC02", "BC03", "BC04", "BC05"], ["BC01", "BC02", "BC03", "BC04"], []),
    ] as [([String], [String], [String])])
  func options(held: [String], acquired: [String], missing: [String]) throws {
    let composition = Composition(of: "RNCP35959", stated: try rule(Self.rncp35959))
    let held = Set(held.map { subject("RNCP35959/\($0)") })
    let way = composition.bestWay(from: held)
    #expect(way.acquired.map { $0.block?.text } == acquired)
    #expect(way.missing.map { $0.block?.text } == missing)
    #expect(composition.isMet(by: held) == missing.isEmpty)
    #expect(composition.fewestParts == 4)
    #expect(!composition.isAssumed)
  }

  @Test("without a stated rule all blocks are assumed; without blocks, the certification as a whole")
  func assumed() {
    let blocks = Composition.allBlocks(["BC02", "BC01"], of: "RNCP1")
    #expect(blocks.isAssumed && blocks.fewestParts == 2)
    #expect(blocks.bestWay(from: [subject("RNCP1/BC02")]).missing == [subject("RNCP1/BC01")])
    #expect(!blocks.isMet(by: [subject("RNCP1/BC01"), subject("RNCP2/BC02")]))

    let whole = Composition.allBlocks([], of: "RS1")
    #expect(whole.isAssumed && whole.fewestParts == 1)
    #expect(whole.bestWay(from: []).missing == [subject("RS1")])
    #expect(whole.isMet(by: [subject("RS1")]))
  }

  @Test("a certification's own blocks come before those of others")
  func order() throws {
    let json =
      #"{"need":3,"of":[{"block":"BC01","certification":"RNCP1"},"BC02",{"label":"Exam","requirement":"BC01x"}]}"#
    let composition = Composition(of: "RNCP9", stated: try rule(json))
    #expect(composition.bestWay(from: []).missing.map(\.description) == ["RNCP9/BC01x", "RNCP9/BC02", "RNCP1/BC01"])
  }

  @Test("a block that stands in several branches is counted once")
  func shared() throws {
    // By two full branches of three blocks that share two, four blocks are enough.
    let json =
      #"{"need":2,"of":[{"need":3,"of":["BC01","BC02","BC03"]},{"need":3,"of":["BC01","BC02","BC04"]},{"need":3,"of":["BC05","BC06","BC07"]}]}"#
    let composition = Composition(of: "RNCP1", stated: try rule(json))
    #expect(composition.fewestParts == 4)
    #expect(composition.bestWay(from: []).missing.map { $0.block?.text } == ["BC01", "BC02", "BC03", "BC04"])
  }

  @Test("a rule of human size is answered at once: 4 of 20, with options that share blocks")
  func realistic() throws {
    let blocks = (1...20).map { "\"BC\($0 + 10)\"" }
    let options = (0..<6).map { #"{"need":2,"of":[\#(blocks[$0]),\#(blocks[$0 + 1]),\#(blocks[$0 + 2])]}"# }
    let rule = try rule(#"{"need":4,"of":[\#((blocks[8...] + options).joined(separator: ","))]}"#)
    let composition = Composition(of: "RNCP1", stated: rule)
    #expect(composition.fewestParts == 4)
    // BC13 and BC14 make two options at once; BC11 and BC15 one each.
    let held = Set([subject("RNCP1/BC13"), subject("RNCP1/BC14")])
    #expect(composition.bestWay(from: held).missing.map { $0.block?.text } == ["BC11", "BC15"])
  }

  @Test("a rule made to be hard is still answered, with a way that meets it")
  func hostile() throws {
    // One of each of 60 overlapping triples of 40 blocks: a covering problem.
    var random = SeededGenerator(seed: 1)
    let triples: Set<[Int]> = Set((0..<60).map { _ in Array((10..<50).shuffled(using: &random).prefix(3)).sorted() })
    let parts = triples.sorted { $0.lexicographicallyPrecedes($1) }.map { triple in
      #"{"need":1,"of":[\#(triple.map { "\"BC\($0)\"" }.joined(separator: ","))]}"#
    }
    let composition = Composition(
      of: "RNCP1", stated: try rule(#"{"need":\#(parts.count),"of":[\#(parts.joined(separator: ","))]}"#))
    let way = composition.bestWay(from: [])
    #expect(composition.isMet(by: Set(way.missing)))
    #expect(way.missing == composition.bestWay(from: []).missing)
  }
}
