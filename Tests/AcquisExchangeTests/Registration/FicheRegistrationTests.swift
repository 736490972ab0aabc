import AcquisCredits
import AcquisJSON
import AcquisRecords
import AcquisValues
import Testing

@testable import AcquisExchange

@Suite("A fiche as a batch (SPEC §9.2)")
struct FicheRegistrationTests {
  private static func fiche(_ number: String = "RNCP99901", _ change: (inout Fiche) -> Void = { _ in }) -> Fiche {
    var fiche = Fiche(number: number, title: "Allumeur de réverbères")!
    fiche.blocks = []
    change(&fiche)
    return fiche
  }

  private static func partner(
    _ siret: String?, _ habilitation: Fiche.Partner.Habilitation?, state: Fiche.Partner.State? = .active,
    from: String? = nil, changed: String? = nil
  ) -> Fiche.Partner {
    var partner = Fiche.Partner(siret: siret, name: "École imaginaire")
    partner.habilitation = habilitation
    partner.state = state
    partner.activeSince = from.flatMap { Day($0) }
    partner.stateChanged = changed.flatMap { Day($0) }
    return partner
  }

  @Test func everyMember() throws {
    let fiche = try #require(Reading(Flux.document(Flux.full)).fiches.first)
    let registration = try Registration(fiche)
    try Batches.check(registration)
    let head = registration.head
    #expect(head.title == "Gardien & gardienne de phare" && head.register == .rncp && head.level == 5)
    #expect(head.blocks.map(\.text) == ["RNCP90007BC02", "01"])
    #expect(head.bodies.map(\.name) == ["Académie du brouillard"])
    #expect(head.routes == [.vae])
    #expect("\(head.period.from!) \(head.period.until!) \(head.finalAward!)" == "2024-03-01 2027-02-28 2031-02-28")
    #expect(head.predecessors == ["RNCP90006"] && head.successors == ["RS90008"])
    #expect(registration.texts.map(\.title) == ["Voir loin", "Allumer"])
    #expect(registration.partners.joined().map(\.period.until) == [Day("2024-05-01")])
    #expect(registration.correspondences == [.init(blocks: ["01"], other: "RNCP90006", otherBlocks: ["A", "B"])])
    #expect(registration.remarks == ["RNCP90007: inactive awarding bodies were left out: 1"])
  }

  @Test("block texts of 200 kB that JSON escapes throughout", arguments: ["\n", "\"", "\\", "é", "𝄞", "x"])
  func longTexts(_ character: String) throws {
    let text = "a" + String(repeating: character, count: 200_000 / character.utf8.count) + "z"
    let title = String(repeating: "\"", count: 3000)
    let fiche = Self.fiche {
      $0.blocks = [.init(code: "B1", title: title), .init(code: "B2", title: nil)]
      for index in 0..<2 { ($0.blocks![index].competences, $0.blocks![index].assessment) = (text, text) }
    }
    let registration = try Registration(fiche)
    try Batches.check(registration)
    for code in ["B1", "B2"] {
      let joined = Batches.joined(registration, code)
      #expect(joined.competences.utf8.elementsEqual(text.utf8) && joined.assessment.utf8.elementsEqual(text.utf8))
    }
    #expect(registration.texts.allSatisfy { $0.activity == nil } && registration.remarks == [])
  }

  @Test func aPartUsesTheRoomThereIs() throws {
    let fiche = Self.fiche {
      $0.blocks = [.init(code: "B1", title: "Un")]
      $0.blocks![0].competences = String(repeating: "x", count: TextParts.byteCount - 3)
      $0.blocks![0].assessment = "y\nz"
    }
    #expect(try Registration(fiche).texts.map(\.of) == [2, 2], "the line feed takes two bytes")
    var shorter = fiche
    shorter.blocks![0].assessment = "yz"
    #expect(try Registration(shorter).texts.map(\.of) == [1])
  }

  @Test("2,000 partners, and one centre with three authorisations")
  func manyPartners() throws {
    let fiche = Self.fiche {
      $0.partners = (0..<2_000).map { Self.partner(String(50_000 + $0), .both) }
      $0.partners! += [
        Self.partner("50000", .organise, state: .removed, from: "2020-01-01", changed: "2021-01-01"),
        Self.partner("50000", .organise, from: "2024-01-01"), Self.partner("50000", .both),
      ]
    }
    let registration = try Registration(fiche)
    try Batches.check(registration)
    #expect(registration.partners.map(\.count) == [Int](repeating: 180, count: 11) + [20, 1, 1])
    #expect(registration.partners.allSatisfy { Set($0.map(\.centre)).count == $0.count })
  }

  @Test("training and assessment of one centre keep their own periods")
  func rowsAreNotMerged() throws {
    let fiche = Self.fiche {
      $0.partners = [
        Self.partner("C1", .train, from: "2020-01-01"), Self.partner("C1", .organise, from: "2024-01-01"),
      ]
    }
    let batch = try Batches.check(try Registration(fiche))
    var state = CreditState()
    for drafted in batch { state.apply(drafted.statement, id: drafted.id, made: Day("2026-01-01")!) }
    let learner = LearnerID(version4From: [UInt8](repeating: 1, count: 16))
    let enrolled = LearnerEnrolled(learner: learner, certification: "RNCP99901")
    state.apply(.learnerEnrolled(enrolled), id: StatementSize.anyID, made: Day("2026-01-01")!)
    let assessed = CreditStatement.blockAssessed(
      .init(
        learner: learner, subject: .init("RNCP99901", nil), centre: "C1", route: .vae, outcome: .acquired))
    #expect(state.refusal(of: assessed, made: Day("2023-12-31")!)?.code == .centreUnauthorised)
    #expect(state.refusal(of: assessed, made: Day("2024-01-01")!) == nil)
  }

  @Test("rows of the longest ids: what fits and what does not")
  func rowLimit() throws {
    func listed(_ count: Int) -> CreditStatement {
      let day = Day("9999-12-31")!
      let rows = (0..<count).map { index in
        PartnersListed.Partner(
          centre: CentreID(String(repeating: "C", count: 60) + String(1000 + index))!,
          name: Fingerprint(String(repeating: "f", count: 64)), scope: .organise,
          period: Period(from: day, until: day))
      }
      return .partnersListed(
        .init(
          registration: StatementSize.anyID, certification: CertificationCode(String(repeating: "R", count: 64))!,
          partners: rows))
    }
    #expect(StatementSize.fits(listed(PartnerGroups.rowLimit)))
    #expect(!StatementSize.fits(listed(200)))
    let bytes = { JSONValue.object(listed($0).body).canonicalBytes.count }
    #expect(bytes(3) - bytes(2) == 171)
  }

  @Test("partners that authorise nobody to anything that could be dated are left out, and said to be")
  func unclearPartners() throws {
    let fiche = Self.fiche {
      $0.partners = [
        Self.partner(nil, .both), Self.partner("not an id", .both), Self.partner("C1", nil),
        Self.partner("C2", .both, state: .inactive),
        Self.partner("C3", .both, state: .removed, from: "2024-01-01", changed: "2023-12-31"),
        Self.partner("C4", .both, state: .removed, from: "2024-01-01", changed: "2024-01-01"),
        Self.partner("C4", .both, state: .removed, from: "2024-01-01", changed: "2024-01-01"),
      ]
    }
    let registration = try Registration(fiche)
    try Batches.check(registration)
    #expect(registration.partners.joined().map(\.centre) == ["C4"])
    #expect(
      registration.remarks == [
        "RNCP99901: partners without a usable SIRET were left out: 2",
        "RNCP99901: partners without a clear authorisation were left out: 3",
      ])
  }

  @Test func namesAreCommittedUnderTheirPlace() throws {
    let fiche = Self.fiche { $0.partners = (0..<181).map { Self.partner("C\($0)", .both) } }
    var calls: [String] = []
    var counter = Batches.Counter()
    let batch = try Registration(fiche).batch(newID: { counter.next() }) { name, statement, field in
      calls.append("\(name) \(statement) \(field)")
      return nil
    }
    let ids = batch.filter { $0.statement.type == "partners-listed" }.map(\.id)
    #expect(calls.count == 181 && calls[0] == "École imaginaire \(ids[0]) partner/0")
    #expect(calls[179] == "École imaginaire \(ids[0]) partner/179" && calls[180].hasSuffix("\(ids[1]) partner/0"))
  }

  @Test("titles over the limit and control characters")
  func titles() throws {
    let fiche = Self.fiche {
      $0.title = " \u{1}\t" + String(repeating: "é", count: 1_600)
      $0.blocks = [
        .init(code: "B1", title: "\u{0}\u{7F}"), .init(code: "B2", title: String(repeating: "𝄞", count: 751)),
      ]
      $0.blocks![0].competences = "\r\nun\r\ndeux\rtrois\u{0}\tquatre \n"
      $0.awardingBodies = [
        .init(siret: "X 1", name: String(repeating: "n", count: 301), isActive: nil),
        .init(siret: nil, name: String(repeating: "n", count: 302), isActive: nil),
        .init(siret: nil, name: "\u{2}", isActive: nil), .init(siret: "S1", name: "Guilde", isActive: true),
        .init(siret: "S1", name: "Guilde encore", isActive: true),
      ]
    }
    let registration = try Registration(fiche)
    try Batches.check(registration)
    #expect(registration.head.title == String(repeating: "é", count: 1_500))
    #expect(registration.texts.map(\.title) == ["B1", String(repeating: "𝄞", count: 750)])
    #expect(registration.texts[0].competences == "un\ndeux\ntrois  quatre")
    #expect(registration.head.bodies.map(\.name.utf8.count) == [300, 300, 6])
    #expect(Set(registration.head.bodies.map(\.id)).count == 3)
    #expect(
      registration.remarks == [
        "RNCP99901: the title of B2 was cut to 3000 bytes", "RNCP99901: its title was cut to 3000 bytes",
        "RNCP99901: names of awarding bodies were cut to 300 bytes: 2",
      ])
  }

  @Test func aRegistrationThatEndsBeforeItBegins() throws {
    let fiche = Self.fiche {
      ($0.dates.effect, $0.dates.registrationEnd) = (Day("2024-01-02"), Day("2024-01-01"))
      ($0.predecessors, $0.successors) = (["RNCP1", "RNCP1", "a b"], ["RNCP2"])
    }
    let registration = try Registration(fiche)
    try Batches.check(registration)
    #expect(registration.head.period == Period(until: Day("2024-01-01")))
    #expect(registration.head.predecessors == ["RNCP1"] && registration.remarks.count == 2)
  }

  @Test("correspondences: from its own blocks to the other certification, no codes being the whole (SPEC §9.4)")
  func correspondences() throws {
    let fiche = Self.fiche {
      $0.blocks = [.init(code: "B1", title: "Un"), .init(code: "B2", title: "Deux")]
      $0.correspondences = [
        .init(sourceBlocks: ["B1", "B2", "B1"], destination: "RNCP99902", destinationBlocks: ["X1"]),
        .init(sourceBlocks: ["B1"], destination: "RS99903", destinationBlocks: []),
        .init(sourceBlocks: [], destination: "RNCP99904", destinationBlocks: []),
      ]
    }
    let registration = try Registration(fiche)
    let batch = try Batches.check(registration)
    let listed: [([BlockCode], CertificationCode, [BlockCode])] = [
      (["B1", "B2"], "RNCP99902", ["X1"]), (["B1"], "RS99903", []), ([], "RNCP99904", []),
    ]
    let expected = listed.map { blocks, other, otherBlocks in
      CreditStatement.correspondenceListed(
        .init(
          registration: batch[0].id, certification: "RNCP99901", blocks: blocks, other: other, otherBlocks: otherBlocks)
      )
    }
    #expect(Array(batch.map(\.statement).suffix(3)) == expected && registration.remarks == [])
    var counter = Batches.Counter()
    let earlier = registration.batch(rules: .one, newID: { counter.next() }) { _, _, _ in nil }
    #expect(earlier.map(\.statement.type) == ["certification-registered", "block-described", "block-described"])
  }

  @Test("a correspondence with an odd code is left out as a whole, and said to be")
  func oddCorrespondences() throws {
    let many = (0..<600).map { "B\($0)" + String(repeating: "x", count: 50) }
    let fiche = Self.fiche {
      $0.blocks = [.init(code: "B1", title: "Un")]
      $0.correspondences = [
        .init(sourceBlocks: ["B1", "B9"], destination: "RNCP99902", destinationBlocks: ["X1"]),
        .init(sourceBlocks: ["B1"], destination: "RNCP99902", destinationBlocks: ["X 1", "X2"]),
        .init(sourceBlocks: ["B1"], destination: "fiche 2", destinationBlocks: []),
        .init(sourceBlocks: ["B1"], destination: "RNCP99901", destinationBlocks: []),
        .init(sourceBlocks: ["B1"], destination: "RNCP99902", destinationBlocks: many),
        .init(sourceBlocks: ["B1"], destination: "RNCP99902", destinationBlocks: ["X2"]),
      ]
    }
    let registration = try Registration(fiche)
    try Batches.check(registration)
    #expect(registration.correspondences.map(\.otherBlocks) == [["X2"]])
    #expect(
      registration.remarks == [
        "RNCP99901: correspondences of blocks that it does not have were left out: 1",
        "RNCP99901: correspondences whose codes cannot be recorded were left out: 4",
      ])
  }

  @Test func theSpecificDirectoryHasNoBlocks() throws {
    let registration = try Registration(Self.fiche("RS99901") { $0.blocks = [.init(code: "B1", title: "Un")] })
    try Batches.check(registration)
    #expect(registration.head.register == .rs && registration.head.blocks == [] && registration.texts.isEmpty)
    #expect(registration.remarks == ["RS99901: the RS knows no blocks; left out: 1"])
  }

  @Test func whatCannotBeRegistered() throws {
    func reason(_ fiche: Fiche) -> String? {
      #expect(throws: Unregistrable.self) { try Registration(fiche) }?.reason
    }
    let many = Self.fiche {
      $0.awardingBodies = (0..<60).map {
        .init(siret: "S\($0)", name: String(repeating: "\\", count: 300), isActive: nil)
      }
    }
    #expect(reason(Self.fiche { $0.blocks = nil }) == "the source does not tell its blocks")
    #expect(
      reason(Self.fiche { $0.blocks = [.init(code: "B 1", title: nil)] }) == "the code of its block 1 is not an id")
    #expect(reason(Self.fiche { $0.blocks = [.init(code: "é", title: nil)] }) == "the code of its block 1 is not an id")
    let twice = [Fiche.Block(code: "B1", title: nil), .init(code: "B1", title: "x")]
    #expect(reason(Self.fiche { $0.blocks = twice }) == "two of its blocks have the code B1")
    #expect(reason(Self.fiche("RNCP" + String(repeating: "9", count: 61))) == "its number is not an id")
    #expect(reason(many) == "its blocks, awarding bodies and related certifications exceed a statement")
  }

  @Test("without a digest, the source changes with whatever is recorded but names")
  func sourceOfUndigested() throws {
    let plain = Self.fiche {
      $0.blocks = [.init(code: "B1", title: "Un")]
      $0.partners = [Self.partner("C1", .both)]
    }
    let source = { try Registration($0).head.source }
    let reference = try source(plain)
    let changes: [(inout Fiche) -> Void] = [
      { $0.title = "Autre" }, { $0.blocks![0].title = "Deux" }, { $0.partners![0].habilitation = .train },
      { $0.dates.finalAward = Day("2030-01-01") },
    ]
    for change in changes {
      var changed = plain
      change(&changed)
      #expect(try source(changed) != reference)
    }
    var renamed = plain
    renamed.partners![0].name = "Autre"
    #expect(try source(renamed) == reference)
    #expect(try Registration(renamed) != Registration(plain))
  }

  @Test("equality is of bytes: a composed and a decomposed é are two titles")
  func bytesDecide() throws {
    let (composed, decomposed) = (Self.fiche { $0.title = "\u{E9}" }, Self.fiche { $0.title = "e\u{301}" })
    #expect(try Registration(composed) != Registration(decomposed))
  }
}
