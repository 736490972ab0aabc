import AcquisExchange
import AcquisValues
import Testing

@Suite("The CSV set of the fiches")
struct FicheCSVTests {
  private static let standard = """
    Numero_Fiche;Intitule;Abrege_Libelle;Abrege_Intitule;Nomenclature_Europe_Niveau;Date_dernier_jo;Date_Decision;\
    Date_Fin_Enregistrement;Date_Effet;Type_Enregistrement;Validation_Partielle;Actif
    RNCP1;Allumeur;CQP;Certificat;NIV4;01/02/2020;;31/02/2024;;Enregistrement de droit;;ACTIVE
    RS2;=CMD();;;;;02/02/2020;;;;Non;INACTIVE
    RNCP1;Encore;;;;;;;;;;ACTIVE
    XX3;Autre;;;;;;;;;;ACTIVE
    RNCP4;Double;;;;;;;;;;ACTIVE
    """

  private static let tables: [(stem: String, text: String)] = [
    ("Standard", standard),
    (
      "Blocs_De_Compe\u{301}tences",
      """
      Numero_Fiche;Bloc_Competences_Code;Bloc_Competences_Libelle
      RNCP1;RNCP1BC02;Deux
      RNCP1;01;
      RNCP99;RNCP99BC01;Inconnue
      RNCP4;A;a
      RNCP4;A;a
      """
    ),
    (
      "Certificateurs",
      """
      Numero_Fiche;Siret_Certificateur;Nom_Certificateur
      RNCP1;"\t00000000000001";Guilde
      RNCP1;;Académie
      RNCP1;;
      """
    ),
    (
      "Partenaires",
      """
      Numero_Fiche;Nom_Partenaire;Siret_Partenaire;Habilitation_Partenaire
      RNCP1;École;"\t00000000000002";HABILITATION_FORMER
      RNCP1;Atelier;;HABILITATION_AUTRE
      """
    ),
    ("VoixdAccès", "Numero_Fiche;Si_Jury\nRNCP1;Par expérience\nRNCP1;En contrat d’apprentissage\nRNCP1;Par magie\n"),
    (
      "Ancienne_Nouvelle_Certification",
      """
      Numero_Fiche;Ancienne_Certification;Nouvelle_Certification
      RNCP1;RNCP0;RS2
      """
    ),
    ("Nsf", "Numero_Fiche;Nsf_Code;Nsf_Intitule\nRNCP1;251;251 : Mécanique\nRNCP1;252;Moteurs\n"),
    ("Formacode", "Numero_Fiche;Formacode_Code;Formacode_Libelle\nRNCP1;;x\n"),
  ]

  private struct Reading {
    var fiches: [String: Fiche] = [:]
    var skipped: [SkippedFiche] = []
    var summary: FicheCSVReader.Summary?
  }

  private static func read(_ directory: TemporaryDirectory) throws -> Reading {
    var reading = Reading()
    reading.summary = try FicheCSVReader().read(
      directory: directory.path, onFiche: { reading.fiches[$0.number] = $0 }, onSkip: { reading.skipped.append($0) })
    return reading
  }

  private static func write(_ tables: [(stem: String, text: String)]) throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    for table in tables {
      _ = try directory.write("export_fiches_CSV_\(table.stem)_2026_02_03.csv", table.text.utf8)
    }
    return directory
  }

  @Test func membersOfAFiche() throws {
    let fiche = try #require(try FicheCSVTests.read(FicheCSVTests.write(FicheCSVTests.tables)).fiches["RNCP1"])
    #expect(fiche.title == "Allumeur" && fiche.register == .rncp && fiche.level == 4 && fiche.isActive == true)
    #expect(fiche.abbreviation == .init(code: "CQP", label: "Certificat"))
    #expect(fiche.registrationType == "Enregistrement de droit")
    #expect(fiche.dates.lastOfficialJournal?.description == "2020-02-01")
    #expect(fiche.dates.registrationEnd == nil)
    #expect(fiche.blocks == [.init(code: "RNCP1BC02", title: "Deux"), .init(code: "01", title: nil)])
    #expect(
      fiche.awardingBodies == [
        .init(siret: "00000000000001", name: "Guilde", isActive: nil),
        .init(siret: nil, name: "Académie", isActive: nil),
      ])
    #expect(fiche.partners?.map(\.siret) == ["00000000000002", nil])
    #expect(fiche.partners?.map(\.habilitation) == [.train, nil])
    #expect(fiche.routes == [.vae: true, .apprenticeship: true])
    #expect(fiche.predecessors == ["RNCP0"] && fiche.successors == ["RS2"])
    #expect(fiche.nsf == [.init(code: "251", label: "Mécanique"), .init(code: "252", label: "Moteurs")])
    #expect(fiche.formacodes == [])
    #expect(
      fiche.remarks.map { "\($0.kind) \($0.element)" } == [
        "invalidDate Date_Fin_Enregistrement", "incompleteEntry Nom_Certificateur",
        "unknownValue Habilitation_Partenaire", "unknownValue Si_Jury", "incompleteEntry Formacode_Code",
      ])
  }

  @Test func whatTheSetDoesNotSayIsUnknown() throws {
    let fiche = try #require(try FicheCSVTests.read(FicheCSVTests.write(FicheCSVTests.tables)).fiches["RNCP1"])
    #expect(fiche.correspondences == nil && fiche.digest == nil && fiche.state == nil && fiche.texts == .init())
    #expect(fiche.rome == nil, "the file Rome is not there")
    let alone = try #require(try FicheCSVTests.read(FicheCSVTests.write([FicheCSVTests.tables[0]])).fiches["RNCP1"])
    #expect(alone.blocks == nil && alone.partners == nil && alone.routes == nil && alone.predecessors == nil)
  }

  @Test func cellsAreData() throws {
    let fiche = try #require(try FicheCSVTests.read(FicheCSVTests.write(FicheCSVTests.tables)).fiches["RS2"])
    #expect(fiche.title == "=CMD()" && fiche.register == .rs && fiche.isActive == false)
    #expect(fiche.specific.partialValidation == false && fiche.blocks == [])
  }

  @Test func skippedAndOrphans() throws {
    let directory = try FicheCSVTests.write(FicheCSVTests.tables)
    _ = try directory.write("notes.csv", "x".utf8)
    let reading = try FicheCSVTests.read(directory)
    #expect(
      reading.skipped == [
        .init(number: "RNCP1", line: 4, reason: .repeated),
        .init(number: "XX3", line: 5, reason: .numberInvalid("XX3")),
        .init(number: "RNCP4", line: 6, reason: .duplicateBlock("A")),
      ])
    let summary = try #require(reading.summary)
    #expect(summary.ficheCount == 2 && summary.skippedCount == 3 && summary.orphanRowCount == 1)
    #expect(summary.ignoredFiles == ["notes.csv"])
    #expect(summary.exportDate.description == "2026-02-03")
  }

  @Test func blockWithoutCodeSkipsTheFiche() throws {
    let blocks = "Numero_Fiche;Bloc_Competences_Code;Bloc_Competences_Libelle\nRNCP4;;x\n"
    let reading = try FicheCSVTests.read(
      FicheCSVTests.write([FicheCSVTests.tables[0], ("Blocs_De_Competences", blocks)]))
    #expect(reading.skipped.contains(.init(number: "RNCP4", line: 6, reason: .blockWithoutCode)))
    #expect(reading.fiches["RNCP4"] == nil)
  }

  @Test func setsThatCannotBeRead() throws {
    func code(_ tables: [(stem: String, text: String)], also name: String? = nil) throws -> ImportError.Code? {
      let directory = try FicheCSVTests.write(tables)
      if let name { _ = try directory.write(name, FicheCSVTests.standard.utf8) }
      return #expect(throws: ImportError.self) { try FicheCSVTests.read(directory) }?.code
    }
    let standard = FicheCSVTests.tables[0]
    #expect(try code([FicheCSVTests.tables[1]]) == .table)
    #expect(try code([standard], also: "export_fiches_CSV_Standard_2026_02_04.csv") == .table)
    #expect(try code([standard], also: "export_fiches_CSV_Rome_2026_02_04.csv") == .table)
    #expect(try code([standard], also: "EXPORT_FICHES_CSV_STANDARD_2026_02_03.CSV") == .table)
    #expect(try code([standard], also: "export_fiches_CSV_Rome_2026_02_03.csv") == .columns)
    let error = #expect(throws: ImportError.self) {
      try FicheCSVReader().read(directory: "/absent", onFiche: { _ in }, onSkip: { _ in })
    }
    #expect(error?.code == .unreadable)
  }
}

@Suite("Official CSV sample", .enabled(if: SharedData.rncp != nil, SharedData.absent))
struct OfficialCSVTests {
  private let fiches: [String: Fiche]

  init() throws {
    var fiches: [String: Fiche] = [:]
    let summary = try FicheCSVReader().read(
      directory: try #require(SharedData.rncp) + "/csv-sample", onFiche: { fiches[$0.number] = $0 },
      onSkip: { Issue.record("\($0)") })
    #expect(summary.exportDate.description == "2024-02-22")
    #expect(summary.ficheCount == 9)
    #expect(summary.ignoredFiles == ["export_fiches_CSV_CCN_2024_02_22.csv"])
    self.fiches = fiches
  }

  @Test func renewalChains() {
    let chain = ["RNCP1197", "RNCP4049", "RNCP22094", "RNCP28155", "RNCP30271"]
    for (old, new) in zip(chain, chain.dropFirst()) {
      #expect(fiches[old]?.successors == [new])
      #expect(fiches[new]?.predecessors == [old])
    }
    #expect(fiches["RNCP19468"]?.successors == ["RS6117"])
  }

  @Test func details() {
    #expect(fiches.values.allSatisfy { $0.remarks.isEmpty })
    #expect(fiches["RNCP509"]?.blocks?.map { $0.code.suffix(2) } == ["05", "06", "01", "02", "03", "04"])
    #expect(fiches["RNCP509"]?.awardingBodies?.map(\.siret) == ["11004301500012"])
    #expect(fiches["RNCP509"]?.routes?.count == 6)
    #expect(fiches["RNCP509"]?.formacodes == [.init(code: "42872", label: "Sécurité incendie")])
    #expect(fiches["RNCP19468"]?.levelCode == "REPRISE" && fiches["RNCP19468"]?.level == nil)
    #expect(fiches["RS6117"]?.partners?.count == 6)
    #expect(fiches["RS5000"]?.dates.decision?.description == "2019-06-13")
  }
}
