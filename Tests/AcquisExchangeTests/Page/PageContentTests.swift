import AcquisCredits
import AcquisRecords
import AcquisValues
import Testing

@testable import AcquisExchange

@Suite("What a page shows")
struct PageContentTests {
  @Test func aCareer() throws {
    let (world, learner) = try World.career()
    let content = try world.content(of: learner)
    #expect(
      content.rows(.overview) == [
        [
          "CQP Gardien de phare imaginaire|CQP-DEMO-01", "4", "Commission paritaire imaginaire des phares", "0",
          "–",
        ],
        ["Gardien de phare imaginaire|RNCP99901", "4", "Guilde imaginaire des phares", "3", "2026-03-21"],
        [
          "Facteur de ballons imaginaires|RNCP99902", "5",
          "Académie imaginaire des ballons, Compagnie imaginaire des aéronautes", "1", "–",
        ],
      ])
    #expect(content.rows(.awards).map { $0[1] } == ["awarded"])
    let decisions = content.rows(.decisions)
    #expect(
      decisions.map { $0[0] } == [
        "Allumer et entretenir la lanterne|RNCP99901 RNCP99901BC01", "Régler l’optique|RNCP99901 RNCP99901BC02",
        "Veiller et donner l’alerte|RNCP99901 RNCP99901BC03", "Concevoir l’enveloppe|RNCP99902 RNCP99902BC01",
        "Concevoir l’enveloppe|RNCP99902 RNCP99902BC01", "Dix heures de vol imaginaire|RNCP99902 VOL-10H",
      ])
    #expect(decisions.map { $0[1] } == ["acquired", "acquired", "acquired", "not acquired", "acquired", "acquired"])
    #expect(decisions[0][4] == "minutes \(Int(decisions[0][5])! + 1) (jury RNCP99901)")
    #expect(decisions[3][4] == "operator registre-demo")
    #expect(content.rows(.assessments)[0][1] == "annulled")
    #expect(content.rows(.assessments).count == 7 && content.rows(.training).map { $0[1] } == ["followed"])
  }

  @Test("credit of a merged id counts; the surviving id's page names it")
  func merged() throws {
    let (world, learner) = try World.career()
    let content = try world.content(of: learner)
    #expect(content.facts.contains { $0 == ("Also recorded as", World.learner(7).description) })
    let old = try world.content(of: World.learner(7))
    #expect(!old.facts.contains { $0.0 == "Also recorded as" })
    #expect(old.rows(.decisions).count == 1, "before the merger")
  }

  @Test("an annulment takes effect on what stands before it")
  func annulled() throws {
    var (world, learner) = try World.career()
    let carried = { (type: String) in world.records.filter { $0.statement.type == type } }
    let validation = try #require(carried("block-validated").first?.statement.id)
    let training = try #require(carried("training-followed").first?.statement.id)
    let award = try #require(carried("certification-awarded").first?.statement.id)
    try world.state(.statementAnnulled(.init(target: training, learner: learner, reason: .other)))
    try world.state(.statementAnnulled(.init(target: validation, learner: World.learner(7), reason: .fraud)))
    let content = try world.content(of: learner)
    #expect(content.rows(.training).map { $0[1] } == ["annulled"])
    #expect(content.rows(.decisions)[0][1] == "annulled")
    #expect(content.rows(.awards).map { $0[1] } == ["unsupported: its blocks were annulled"])
    #expect(content.rows(.overview)[1][4] == "2026-03-21|unsupported: its blocks were annulled")
    #expect(content.rows(.overview)[1][3] == "2")
    try world.state(.statementAnnulled(.init(target: award, learner: learner, reason: .fraud)))
    let after = try world.content(of: learner)
    #expect(after.rows(.awards).map { $0[1] } == ["annulled"])
    #expect(after.rows(.overview)[1][4] == "–")
  }

  @Test func blocksAndIdentity() throws {
    let (world, learner) = try World.career()
    let file = try world.file(
      of: learner, blocks: [.init("RNCP99902", "RNCP99902BC01"), .init("RNCP99901", "RNCP99901BC03")],
      identity: World.identity)
    let content = try #require(PageContent(file: file, words: PageWords(language: .french)))
    #expect(content.facts.prefix(2).map(\.1) == ["Camille Exemple", "2001-02-03"])
    #expect(content.facts.last?.1 == "RNCP99901 RNCP99901BC03, RNCP99902 RNCP99902BC01")
  }

  @Test("a certification without blocks is shown as a whole")
  func whole() throws {
    let (world, learner) = try World.career()
    let file = try world.file(of: learner, blocks: [.init("RS9901", nil), .init("RNCP99901", "RNCP99901BC03")])
    let content = try #require(PageContent(file: file, words: PageWords(language: .english)))
    #expect(content.facts.last?.1 == "RNCP99901 RNCP99901BC03, RS9901")
    let (old, new) = (#"{"certification":"RS9901"}"#, #"{"block":1,"certification":"RS9901"}"#)
    let altered = String(decoding: file, as: UTF8.self).replacing(old, with: new)
    #expect(PageContent(file: Array(altered.utf8), words: PageWords(language: .english)) == nil)
  }

  @Test("another learner's statements are not shown")
  func others() throws {
    let (world, _) = try World.career()
    let content = try world.content(of: World.learner(1))
    #expect(content.tables.allSatisfy { $0.rows.isEmpty })
  }
}
