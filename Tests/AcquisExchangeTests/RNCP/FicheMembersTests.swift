import AcquisExchange
import AcquisValues
import Testing

@Suite("Members of a fiche")
struct FicheMembersTests {
  private let fiche: Fiche

  init() throws {
    let reading = Reading(Flux.document(Flux.full))
    #expect(reading.error == nil)
    fiche = try #require(reading.fiches.first)
  }

  @Test func identity() {
    #expect(fiche.register == .rncp)
    #expect(fiche.number == "RNCP90007")
    #expect(fiche.title == "Gardien & gardienne de phare")
    #expect(fiche.abbreviation == .init(code: "TP", label: "Titre professionnel"))
    #expect(fiche.state == "Publiée")
    #expect(fiche.isActive == true)
    #expect(fiche.registrationType == "Enregistrement sur demande")
    #expect(fiche.levelCode == "NIV5")
    #expect(fiche.level == 5)
    #expect(fiche.durationYears == 3)
    #expect(fiche.remarks == [])
    #expect(fiche.predecessors == ["RNCP90006"])
    #expect(fiche.successors == ["RS90008"])
  }

  @Test func dates() {
    let dates = fiche.dates
    let read = [
      dates.decision, dates.effect, dates.publication, dates.registrationEnd, dates.finalAward,
      dates.lastOfficialJournal,
    ]
    #expect(
      read.map { $0?.description } == [
        "2024-02-29", "2024-03-01", "2024-03-02", "2027-02-28", "2031-02-28", "2024-03-03",
      ])
  }

  @Test func organisations() throws {
    #expect(
      fiche.awardingBodies == [
        .init(siret: nil, name: "Guilde des phares imaginaires", isActive: false),
        .init(siret: "00000000000001", name: "Académie du brouillard", isActive: true),
      ])
    let partner = try #require(fiche.partners?.first)
    #expect(fiche.partners?.count == 1)
    #expect(partner.name == "École de la lanterne")
    #expect(partner.siret == "00000000000002")
    #expect(partner.habilitation == .organise)
    #expect(partner.state == .removed)
    #expect(partner.activeSince == Day(year: 2024, month: 4, day: 1))
    #expect(partner.stateChanged == Day(year: 2024, month: 5, day: 1))
    #expect(fiche.routes == [.initialTraining: false, .vae: true])
  }

  @Test func blocksKeepTheirOrderAndTheirTexts() throws {
    let blocks = try #require(fiche.blocks)
    #expect(blocks.map(\.code) == ["RNCP90007BC02", "01"])
    #expect(blocks[0].title == "Voir loin")
    #expect(blocks[0].competences == "<p>- Voir & dire</p>\n  - Compter")
    #expect(blocks[0].assessment == "  Mise en situation ")
    #expect(blocks[0].entryPrerequisites == "Aucun")
    #expect(blocks[0].validationPrerequisites == "Une nuit")
    #expect(blocks[1].competences == nil)
  }

  @Test func references() {
    #expect(
      fiche.correspondences == [
        .init(sourceBlocks: ["01"], destination: "RNCP90006", destinationBlocks: ["A", "B"])
      ])
    #expect(fiche.nsf == [.init(code: "999z", label: "Lumière")])
    #expect(fiche.rome == [.init(code: "Z9999", label: nil)])
    #expect(fiche.formacodes == [.init(code: "00001", label: "Phares")])
  }

  @Test func texts() {
    #expect(fiche.texts.objectives == "La nuit")
    #expect(fiche.texts.activities == "Veiller")
    #expect(fiche.texts.attestedCapacities == "Patience")
    #expect(fiche.texts.entryPrerequisites == "Savoir lire")
    #expect(fiche.texts.validationPrerequisites == "Les deux blocs")
    #expect(fiche.specific.partialValidation == false)
    #expect(fiche.specific.partialValidationScope == "Rien")
    #expect(fiche.specific.masteryLevels == "Trois")
    #expect(fiche.specific.validity == "5 ans")
    #expect(fiche.specific.renewal == "Revenir")
  }

  @Test func leftOutListsAreEmptyAndLeftOutMembersUnknown() throws {
    let bare = try #require(Flux.only(""))
    #expect(bare.blocks == [] && bare.partners == [] && bare.correspondences == [] && bare.routes == [:])
    #expect(bare.awardingBodies == [] && bare.predecessors == [] && bare.nsf == [])
    #expect(bare.isActive == nil && bare.abbreviation == nil && bare.level == nil && bare.dates == .init())
  }

  @Test(arguments: [
    ("NIV1", 1), ("NIV8", 8), ("NIV9", nil), ("NIV0", nil), ("AUCUN", nil), ("REPRISE", nil), ("NIV٣", nil),
    ("niv3", nil),
  ])
  func level(_ code: String, _ level: Int?) throws {
    let fiche = try #require(Flux.only("<NOMENCLATURE_EUROPE><NIVEAU>\(code)</NIVEAU></NOMENCLATURE_EUROPE>"))
    #expect(fiche.levelCode == code)
    #expect(fiche.level == level)
  }

  @Test func lineEndsAreNormalisedAndNothingElse() throws {
    let text = "\u{A0} a\r\n\tb\r•  c &amp;nbsp; \n"
    let fiche = try #require(Flux.only("<OBJECTIFS_CONTEXTE>\(text)</OBJECTIFS_CONTEXTE>"))
    #expect(fiche.texts.objectives.map { Array($0.utf8) } == Array("\u{A0} a\n\tb\n•  c &nbsp; \n".utf8))
  }

  @Test func textWithinUnknownElementsIsNotLost() throws {
    let fiche = try #require(Flux.only("<OBJECTIFS_CONTEXTE>un <b>deux</b> trois</OBJECTIFS_CONTEXTE>"))
    #expect(fiche.texts.objectives == "un deux trois")
  }
}
