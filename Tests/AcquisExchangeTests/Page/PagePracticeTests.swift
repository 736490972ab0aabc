import AcquisCredits
import AcquisJSON
import AcquisRecords
import AcquisValues
import Testing

@testable import AcquisExchange

@Suite("What a page shows under rules 2")
struct PagePracticeTests {
  @Test("a decision tells what it still depends on, or since when it is credit, and its session tells its jury")
  func decisions() throws {
    let (world, learner) = try World.practice()
    let jury = "JURY-2026-02|2026-03-20, Ouessant, salle du phare"
    #expect(
      try world.content(of: learner).rows(.decisions).map { [$0[1], $0[3]] } == [
        ["acquired", "C-1|jury not recorded"],
        ["acquired|since 2026-03-27", jury],
        ["to be confirmed", jury],
        ["conditional|Présentation de l’attestation AFGSU", jury],
        ["excused", "B-1|jury not recorded"],
        ["absent", "B-1|jury not recorded"],
        ["acquired|since 2026-05-02", "B-2|jury not recorded"],
      ])
  }

  @Test("who confirmed, lifted or suspended stands with the signers")
  func signers() throws {
    let (world, learner) = try World.practice()
    let content = try world.content(of: learner)
    let seqs = { (type: String) in world.records.filter { $0.statement.type == type }.map(\.seq) }
    let (confirmed, minutes) = (seqs("decision-confirmed"), seqs("minutes")[0])
    let decisions = content.rows(.decisions).map { $0[4] }
    #expect(
      decisions[1]
        == "minutes \(minutes) (jury RNCP99901)|confirmation \(confirmed[0]) (awarding body 00000000000013)")
    #expect(decisions[2] == "minutes \(minutes) (jury RNCP99901)")
    #expect(decisions[3].hasSuffix("confirmation \(confirmed[1]) (awarding body 00000000000013)"))
    #expect(
      decisions[6]
        == "operator registre-demo|condition lifted \(seqs("condition-lifted")[0]) (operator registre-demo)")
    #expect(
      content.rows(.recognitions)[3][4]
        == "operator registre-demo|suspension \(seqs("recognition-suspended")[0]) (operator registre-demo)")
  }

  @Test("a recognition tells its basis, where it comes from, and whether it holds")
  func recognitions() throws {
    let (world, learner) = try World.practice()
    let decided = world.records.filter { $0.statement.type == "block-validated" }.map(\.seq)
    let equivalent = "Record \(decided[0])|RNCP99901 RNCP99901BC01"
    #expect(
      try world.content(of: learner).rows(.recognitions).map { [$0[0], $0[1], $0[3]] } == [
        [
          "Régler l’optique|CQP-DEMO-01 CQP-DEMO-01-B", "recognised|exemption",
          "Brevet imaginaire d’opticien de marine",
        ],
        [
          "Signaler et alerter|CQP-DEMO-01 CQP-DEMO-01-C", "recognised|migration",
          "Record \(decided[6])|CQP-DEMO-00 CQP-DEMO-00-C",
        ],
        ["Assembler la nacelle|RNCP99902 RNCP99902BC02", "recognised|equivalence", equivalent],
        [
          "Conduire un vol captif (option ballon captif)|RNCP99902 RNCP99902BC04", "suspended|transfer",
          "registre.example/ailleurs",
        ],
        [
          "Conduire un vol libre (option ballon libre)|RNCP99902 RNCP99902BC05", "annulled|equivalence",
          equivalent,
        ],
      ])
  }

  @Test("several sources stand in order; one that is not carried is unknown")
  func sources() throws {
    var world = try World(rules: 2)
    let (learner, missing) = (World.learner(9), StatementID(version4From: [UInt8](repeating: 5, count: 16)))
    let whole = try world.state(
      .creditRecognised(
        .init(learner: learner, subject: .init("RS9901", nil), basis: .exemption, diploma: "Invented diploma")))
    try world.state(
      .creditRecognised(
        .init(
          learner: learner, subject: .init("CQP-DEMO-02", "A"), basis: .equivalence, statements: [missing, whole])))
    #expect(
      try world.content(of: learner).rows(.recognitions).map { $0[3] } == ["Record ?, 1|?, RS9901", "Invented diploma"])
  }

  @Test("a document tells what it is, its number, and whether it is the first")
  func documents() throws {
    let (world, learner) = try World.practice()
    let issued = world.records.filter { $0.statement.type == "document-issued" }.map { String($0.seq) }
    #expect(
      try world.content(of: learner).rows(.documents).map { [$0[0], $0[1], $0[3], $0[5]] } == [
        ["CQP Gardien de phare imaginaire|CQP-DEMO-01", "original", "award document", issued[3]],
        ["Allumer et entretenir la lanterne|RNCP99901 RNCP99901BC01", "original", "certificate", issued[1]],
        ["Allumer et entretenir la lanterne|RNCP99901 RNCP99901BC01", "duplicate", "certificate", issued[2]],
        ["Conduire un vol captif (option ballon captif)|RNCP99902 RNCP99902BC04", "void", "certificate", issued[0]],
      ])
  }

  @Test("the summary counts what is held: confirmed, lifted, recognised, shared")
  func overview() throws {
    let (world, learner) = try World.practice()
    let rows = try world.content(of: learner).rows(.overview)
    #expect(rows.map { $0[0].split(separator: "|")[1] } == ["CQP-DEMO-00", "CQP-DEMO-01", "RNCP99901", "RNCP99902"])
    #expect(rows.map { $0[3] } == ["1", "3|of which shared: 1", "1", "2"])
    #expect(rows.map { $0[4] } == ["–", "2026-05-12", "–", "–"])
  }

  @Test("a certification of which a block is held only because it is shared is summed up, too")
  func shared() throws {
    var world = try World(rules: 2)
    let learner = World.learner(9)
    for certification: CertificationCode in ["CQP-DEMO-02", "CQP-DEMO-03"] {
      try world.state(
        .certificationRegistered(
          .init(
            certification: certification, title: "Invented", register: .other, blocks: ["A"],
            source: #require(Fingerprint(String(repeating: "0", count: 64))))))
    }
    try world.state(.blocksShared(.init([.init("CQP-DEMO-02", "A"), .init("CQP-DEMO-03", "A")])))
    try world.state(
      .creditRecognised(
        .init(learner: learner, subject: .init("CQP-DEMO-02", "A"), basis: .exemption, diploma: "Invented diploma")))
    #expect(
      try world.content(of: learner).rows(.overview).map { [$0[0], $0[3]] } == [
        ["Invented|CQP-DEMO-02", "1"], ["Invented|CQP-DEMO-03", "1|of which shared: 1"],
      ])
  }

  @Test("an award rests on what was recognised and shared")
  func unsupported() throws {
    var (world, learner) = try World.practice()
    let exemption = try #require(
      world.records.first {
        $0.statement.type == "credit-recognised" && $0.statement.body["basis"]?.string == "exemption"
      })
    try world.state(.statementAnnulled(.init(target: exemption.statement.id, learner: learner, reason: .fraud)))
    let content = try world.content(of: learner)
    #expect(content.rows(.awards).map { $0[1] } == ["unsupported: its blocks were annulled"])
    #expect(
      content.rows(.overview)[1].suffix(2) == [
        "2|of which shared: 1", "2026-05-12|unsupported: its blocks were annulled",
      ])
    #expect(content.rows(.recognitions)[0][1] == "annulled|exemption")
  }
}

@Suite("What follows up on a statement, on a page")
struct PageFollowUpTests {
  /// The ids of the statements of a type, in order.
  private func ids(_ type: String, in world: World) -> [StatementID] {
    world.records.filter { $0.statement.type == type }.map(\.statement.id)
  }

  @Test("a condition that is lifted does not replace the confirmation")
  func liftedNotConfirmed() throws {
    var (world, learner) = try World.practice()
    let (confirmation, decision) = (ids("decision-confirmed", in: world)[1], ids("block-validated", in: world)[2])
    try world.state(.statementAnnulled(.init(target: confirmation, learner: learner, reason: .clericalError)))
    let before = try world.content(of: learner).rows(.decisions)[3]
    #expect(before[1] == "conditional|Présentation de l’attestation AFGSU" && !before[4].contains("confirmation"))
    try world.state(.conditionLifted(.init(decision: decision, learner: learner)), made: "2026-04-30")
    #expect(try world.content(of: learner).rows(.decisions)[3][1] == "to be confirmed")
    try world.state(.decisionConfirmed(.init(decision: decision, learner: learner)), made: "2026-04-29")
    #expect(try world.content(of: learner).rows(.decisions)[3][1] == "acquired|since 2026-04-30")
  }

  @Test("an annulled decision says only that")
  func annulledDecision() throws {
    var (world, learner) = try World.practice()
    let decision = ids("block-validated", in: world)[2]
    try world.state(.statementAnnulled(.init(target: decision, learner: learner, reason: .appeal)))
    let row = try world.content(of: learner).rows(.decisions)[3]
    #expect(row[1] == "annulled" && !row[4].contains("confirmation"), "its confirmation rests on it")
  }

  @Test("of a suspended recognition an annulment says more; a suspension that was annulled says nothing")
  func suspension() throws {
    var (world, learner) = try World.practice()
    var other = world
    let (recognition, suspension) = (ids("credit-recognised", in: world)[2], ids("recognition-suspended", in: world)[0])
    try world.state(.statementAnnulled(.init(target: recognition, learner: learner, reason: .fraud)))
    #expect(try world.content(of: learner).rows(.recognitions)[3][1] == "annulled|transfer")
    try other.state(.statementAnnulled(.init(target: suspension, learner: learner, reason: .clericalError)))
    let content = try other.content(of: learner)
    #expect(content.rows(.recognitions)[3][1] == "recognised|transfer")
    #expect(content.rows(.recognitions)[3][4] == "operator registre-demo")
    #expect(content.rows(.documents)[3][1] == "original" && content.rows(.overview)[3][3] == "3")
  }

  @Test("a session that is convened again tells its new day; one whose convening was annulled has no jury")
  func sessions() throws {
    var (world, learner) = try World.practice()
    let convened = ids("session-convened", in: world)[1]
    try world.state(.statementAnnulled(.init(target: convened, reason: .clericalError)))
    #expect(try world.content(of: learner).rows(.awards).map { $0[3] } == ["C-2|jury not recorded"])
    let again = SessionConvened(
      session: "C-2", certification: World.keeper, day: world.day("2026-05-11"), place: "Brest",
      chair: Examiner(id: "P-1", capacity: "employer"), jurors: [])
    try world.state(.sessionConvened(again))
    #expect(try world.content(of: learner).rows(.awards).map { $0[3] } == ["C-2|2026-05-11, Brest"])
  }

  @Test("rules 1 know no jury, no document and no recognition; a change of version does")
  func rules() throws {
    var (world, learner) = try World.career()
    try world.issue(learner, ids("certification-awarded", in: world)[0], .init("RNCP99901", nil), made: "2026-04-10")
    let before = try world.content(of: learner)
    #expect(before.rows(.decisions).allSatisfy { !$0[3].contains("|") } && before.rows(.documents).isEmpty)
    try world.change(format: 1, rules: 2)
    try world.issue(learner, ids("certification-awarded", in: world)[0], .init("RNCP99901", nil), made: "2026-04-11")
    let after = try world.content(of: learner)
    #expect(after.rows(.decisions).allSatisfy { $0[3].hasSuffix("|jury not recorded") })
    #expect(after.rows(.documents).map { $0[1] } == ["original"], "the one before is no statement under rules 1")
  }

  @Test("what only looks like a change of version changes nothing")
  func noChange() throws {
    var (world, learner) = try World.career()
    try world.change(format: nil, rules: 2)
    #expect(try world.content(of: learner).rows(.decisions).allSatisfy { !$0[3].contains("|") })
  }
}
