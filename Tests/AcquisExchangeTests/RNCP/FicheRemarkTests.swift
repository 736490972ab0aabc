import AcquisExchange
import AcquisValues
import Testing

@Suite("What is dropped from a fiche, and fiches that are skipped")
struct FicheRemarkTests {
  @Test(arguments: ["30/02/2024", "29/02/2023", "1/1/2024", "2024-01-01", "01/01/24", "00/01/2024", "01/13/2024", "x"])
  func invalidDate(_ text: String) throws {
    let fiche = try #require(Flux.only("<DATE_EFFET>\(text)</DATE_EFFET><DATE_DECISION>01/01/2024</DATE_DECISION>"))
    #expect(fiche.dates.effect == nil)
    #expect(fiche.dates.decision != nil)
    #expect(fiche.remarks == [FicheRemark(fiche: "RNCP90001", .invalidDate, element: "DATE_EFFET", value: text)])
  }

  @Test(arguments: [
    ("<ACTIF>Peut-être</ACTIF>", "ACTIF", "Peut-être"),
    ("<DUREE_ENREGISTREMENT>trois</DUREE_ENREGISTREMENT>", "DUREE_ENREGISTREMENT", "trois"),
    ("<SI_JURY_CL><ACTIF>X</ACTIF></SI_JURY_CL>", "SI_JURY_CL", "X"),
    (
      "<PARTENAIRES><PARTENAIRE><NOM_PARTENAIRE>N</NOM_PARTENAIRE><ETAT_HABILITATION>Y</ETAT_HABILITATION>"
        + "</PARTENAIRE></PARTENAIRES>", "ETAT_HABILITATION", "Y"
    ),
  ])
  func unknownValue(_ members: String, _ element: String, _ value: String) throws {
    let fiche = try #require(Flux.only(members))
    #expect(fiche.remarks == [FicheRemark(fiche: "RNCP90001", .unknownValue, element: element, value: value)])
    #expect(fiche.isActive == nil && fiche.durationYears == nil && fiche.routes == [:])
    #expect(fiche.partners?.allSatisfy { $0.state == nil } == true)
  }

  @Test func unusualSIRETIsKeptAndStaysOutOfTheRemark() throws {
    let fiche = try #require(
      Flux.only(
        "<CERTIFICATEURS><CERTIFICATEUR><NOM_CERTIFICATEUR>N</NOM_CERTIFICATEUR>"
          + "<SIRET_CERTIFICATEUR>123</SIRET_CERTIFICATEUR></CERTIFICATEUR></CERTIFICATEURS>"))
    #expect(fiche.awardingBodies?.first?.siret == "123")
    #expect(
      fiche.remarks == [FicheRemark(fiche: "RNCP90001", .unusualSIRET, element: "SIRET_CERTIFICATEUR", value: nil)])
  }

  @Test(arguments: [
    ("<PARTENAIRES><PARTENAIRE/></PARTENAIRES>", "PARTENAIRE"),
    ("<CERTIFICATEURS><CERTIFICATEUR/></CERTIFICATEURS>", "CERTIFICATEUR"),
    ("<CORRESPONDANCES><CORRESPONDANCE><DESTINATION/></CORRESPONDANCE></CORRESPONDANCES>", "CORRESPONDANCE"),
    ("<CODES_NSF><NSF><LIBELLE>L</LIBELLE></NSF></CODES_NSF>", "NSF"),
  ])
  func incompleteEntry(_ members: String, _ element: String) throws {
    let fiche = try #require(Flux.only(members))
    #expect(fiche.remarks == [FicheRemark(fiche: "RNCP90001", .incompleteEntry, element: element, value: nil)])
  }

  @Test func remarkSaysWhatHappened() {
    let remark = FicheRemark(
      fiche: "RS1", .invalidDate, element: "DATE_EFFET", value: String(repeating: "9", count: 99))
    #expect(
      remark.description == "RS1: DATE_EFFET “\(String(repeating: "9", count: 60))…” is no date DD/MM/YYYY: dropped")
  }

  @Test(arguments: [
    ("<FICHE><INTITULE>T</INTITULE></FICHE>", nil, SkippedFiche.Reason.numberMissing),
    ("<FICHE><NUMERO_FICHE> </NUMERO_FICHE><INTITULE>T</INTITULE></FICHE>", nil, .numberMissing),
    ("<FICHE><NUMERO_FICHE>RNCP</NUMERO_FICHE><INTITULE>T</INTITULE></FICHE>", "RNCP", .numberInvalid("RNCP")),
    ("<FICHE><NUMERO_FICHE>XX1</NUMERO_FICHE><INTITULE>T</INTITULE></FICHE>", "XX1", .numberInvalid("XX1")),
    ("<FICHE><NUMERO_FICHE>RS1a</NUMERO_FICHE><INTITULE>T</INTITULE></FICHE>", "RS1a", .numberInvalid("RS1a")),
    ("<FICHE><NUMERO_FICHE>RS1</NUMERO_FICHE><INTITULE/></FICHE>", "RS1", .titleMissing),
    (Flux.fiche("RNCP1", Flux.blocks("01", "02", "01")), "RNCP1", .duplicateBlock("01")),
    (Flux.fiche("RNCP1", Flux.blocks("01", "")), "RNCP1", .blockWithoutCode),
  ])
  func skipped(_ bad: String, _ number: String?, _ reason: SkippedFiche.Reason) {
    let reading = Reading(Flux.document(Flux.fiche("RNCP8") + "\n" + bad + Flux.fiche("RNCP9")))
    #expect(reading.error == nil)
    #expect(reading.fiches.map(\.number) == ["RNCP8", "RNCP9"])
    #expect(reading.skipped == [SkippedFiche(number: number, line: 9, reason: reason)])
    #expect(reading.summary?.ficheCount == 2 && reading.summary?.skippedCount == 1)
  }

  @Test func codesDifferByTheirBytes() throws {
    let fiche = try #require(Flux.only(Flux.blocks("\u{E9}", "e\u{301}", "A", "a", "1", "01")))
    #expect(fiche.blocks?.count == 6)
  }

  @Test func sameCodeInTwoFichesIsFine() {
    let reading = Reading(
      Flux.document(Flux.fiche("RNCP1", Flux.blocks("01")) + Flux.fiche("RNCP2", Flux.blocks("01"))))
    #expect(reading.fiches.count == 2)
  }
}
