/// Gathers the rows of the CSV set by fiche. Each function takes a row of one table.
struct FicheCSVBuilder {
  /// A fiche on its way, with the rules that collect its remarks.
  private struct Entry {
    var fiche: Fiche
    var rules: FicheRules
    var line: Int
    var unusable: SkippedFiche.Reason?
  }

  private var entries: [Entry] = []
  private var indices: [String: Int] = [:]
  /// Rows about fiches that the table `Standard` does not have.
  private(set) var orphanRowCount = 0
  /// Rows of `Standard` that make no fiche.
  private(set) var skipped: [SkippedFiche] = []
  private let tables: Set<FicheCSVTable>

  /// - Parameter tables: those that are there; what only others would say stays unknown.
  init(tables: Set<FicheCSVTable>) { self.tables = tables }

  mutating func take(_ row: CSVRow, of table: FicheCSVTable) {
    guard table != .standard else { return takeStandard(row) }
    guard let number = row.value("Numero_Fiche"), let index = indices[number] else {
      orphanRowCount += 1
      return
    }
    FicheCSVBuilder.add(row, of: table, to: &entries[index])
  }

  /// The finished fiches and those to skip, in the order of `Standard`.
  consuming func outcomes() -> [FicheOutcome] {
    let early = skipped.map(FicheOutcome.skipped)
    return early
      + entries.map { entry in
        if let reason = entry.unusable {
          return .skipped(SkippedFiche(number: entry.fiche.number, line: entry.line, reason: reason))
        }
        do throws(UnusableFiche) {
          try FicheRules.checkCodes(of: entry.fiche.blocks ?? [])
        } catch {
          return .skipped(SkippedFiche(number: entry.fiche.number, line: entry.line, reason: error.reason))
        }
        var fiche = entry.fiche
        fiche.remarks = entry.rules.remarks
        return .read(fiche)
      }
  }
}

// MARK: - Standard

extension FicheCSVBuilder {
  private mutating func takeStandard(_ row: CSVRow) {
    let number = row.value("Numero_Fiche")
    do throws(UnusableFiche) {
      let fiche = try FicheRules.fiche(number: number, title: row.value("Intitule"))
      guard indices[fiche.number] == nil else { throw UnusableFiche(reason: .repeated) }
      var entry = Entry(fiche: fiche, rules: FicheRules(), line: row.line)
      entry.rules.number = fiche.number
      FicheCSVBuilder.fill(&entry, from: row)
      stateEmptyLists(of: &entry.fiche)
      indices[fiche.number] = entries.count
      entries.append(entry)
    } catch {
      skipped.append(SkippedFiche(number: number, line: row.line, reason: error.reason))
    }
  }

  private static func fill(_ entry: inout Entry, from row: CSVRow) {
    // The columns' names mislead: Abrege_Libelle holds the code, Abrege_Intitule its label.
    entry.fiche.abbreviation = row.value("Abrege_Libelle").map {
      Fiche.CodedLabel(code: $0, label: row.value("Abrege_Intitule"))
    }
    entry.fiche.levelCode = row.value("Nomenclature_Europe_Niveau")
    entry.fiche.registrationType = row.value("Type_Enregistrement")
    entry.fiche.isActive = entry.rules.boolean(row.value("Actif"), "Actif", ("ACTIVE", "INACTIVE"))
    entry.fiche.specific.partialValidation = entry.rules.boolean(
      row.value("Validation_Partielle"), "Validation_Partielle")
    entry.fiche.dates.lastOfficialJournal = entry.rules.date(row.value("Date_dernier_jo"), "Date_dernier_jo")
    entry.fiche.dates.decision = entry.rules.date(row.value("Date_Decision"), "Date_Decision")
    entry.fiche.dates.registrationEnd = entry.rules.date(
      row.value("Date_Fin_Enregistrement"), "Date_Fin_Enregistrement")
    entry.fiche.dates.effect = entry.rules.date(row.value("Date_Effet"), "Date_Effet")
  }

  /// A table that is there lists every entry: no row means none. Routes that are not listed stay unstated.
  private func stateEmptyLists(of fiche: inout Fiche) {
    if tables.contains(.blocks) { fiche.blocks = [] }
    if tables.contains(.awardingBodies) { fiche.awardingBodies = [] }
    if tables.contains(.partners) { fiche.partners = [] }
    if tables.contains(.routes) { fiche.routes = [:] }
    if tables.contains(.nsf) { fiche.nsf = [] }
    if tables.contains(.rome) { fiche.rome = [] }
    if tables.contains(.formacodes) { fiche.formacodes = [] }
    if tables.contains(.succession) {
      fiche.predecessors = []
      fiche.successors = []
    }
  }
}

// MARK: - The other tables

extension FicheCSVBuilder {
  private static func add(_ row: CSVRow, of table: FicheCSVTable, to entry: inout Entry) {
    switch table {
    case .standard: break
    case .blocks: addBlock(row, to: &entry)
    case .awardingBodies, .partners: addOrganisation(row, of: table, to: &entry)
    case .succession:
      row.value("Ancienne_Certification").map { entry.fiche.predecessors?.append($0) }
      row.value("Nouvelle_Certification").map { entry.fiche.successors?.append($0) }
    case .routes: addRoute(row, to: &entry)
    case .nsf: add(label(row, "Nsf_Code", "Nsf_Intitule"), to: &entry, \.nsf, "Nsf_Code")
    case .rome: add(label(row, "Codes_Rome_Code", "Codes_Rome_Libelle"), to: &entry, \.rome, "Codes_Rome_Code")
    case .formacodes:
      add(label(row, "Formacode_Code", "Formacode_Libelle"), to: &entry, \.formacodes, "Formacode_Code")
    }
  }

  private static func addBlock(_ row: CSVRow, to entry: inout Entry) {
    guard let code = row.value("Bloc_Competences_Code") else {
      entry.unusable = .blockWithoutCode
      return
    }
    entry.fiche.blocks?.append(Fiche.Block(code: code, title: row.value("Bloc_Competences_Libelle")))
  }

  private static func addOrganisation(_ row: CSVRow, of table: FicheCSVTable, to entry: inout Entry) {
    let (nameColumn, siretColumn) =
      table == .partners ? ("Nom_Partenaire", "Siret_Partenaire") : ("Nom_Certificateur", "Siret_Certificateur")
    guard let name = row.value(nameColumn) else { return entry.rules.remark(.incompleteEntry, nameColumn) }
    let siret = entry.rules.siret(row.value(siretColumn), siretColumn)
    if table == .partners {
      var partner = Fiche.Partner(siret: siret, name: name)
      partner.habilitation = entry.rules.choice(row.value("Habilitation_Partenaire"), "Habilitation_Partenaire")
      entry.fiche.partners?.append(partner)
    } else {
      entry.fiche.awardingBodies?.append(Fiche.AwardingBody(siret: siret, name: name, isActive: nil))
    }
  }

  private static let routes: [(label: String, route: Fiche.Route)] = [
    ("Après un parcours de formation sous statut d’élève ou d’étudiant", .initialTraining),
    ("En contrat d’apprentissage", .apprenticeship),
    ("Après un parcours de formation continue", .continuingTraining),
    ("En contrat de professionnalisation", .professionalisationContract),
    ("Par candidature individuelle", .individual),
    ("Par expérience", .vae),
  ]

  private static func addRoute(_ row: CSVRow, to entry: inout Entry) {
    guard let text = row.value("Si_Jury") else { return entry.rules.remark(.incompleteEntry, "Si_Jury") }
    guard let route = routes.first(where: { $0.label.hasSameBytes(as: text) })?.route else {
      return entry.rules.remark(.unknownValue, "Si_Jury", text)
    }
    entry.fiche.routes?[route] = true
  }

  private static func add(
    _ label: Fiche.CodedLabel?, to entry: inout Entry, _ list: WritableKeyPath<Fiche, [Fiche.CodedLabel]?>,
    _ column: String
  ) {
    if let label {
      entry.fiche[keyPath: list]?.append(label)
    } else {
      entry.rules.remark(.incompleteEntry, column)
    }
  }

  /// Some tables repeat the code before the label (`251 : Mécanique`), which the XML does not.
  private static func label(_ row: CSVRow, _ codeColumn: String, _ labelColumn: String) -> Fiche.CodedLabel? {
    guard let code = row.value(codeColumn) else { return nil }
    let prefix = (code + " : ").utf8
    let label = row.value(labelColumn).flatMap { text in
      text.utf8.starts(with: prefix) ? String(decoding: text.utf8.dropFirst(prefix.count), as: UTF8.self) : text
    }
    return Fiche.CodedLabel(code: code, label: label)
  }
}
