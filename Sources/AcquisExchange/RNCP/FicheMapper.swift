import AcquisCrypto
import AcquisValues

/// Turns the elements of one `FICHE` into a ``Fiche``. Elements it does not know are passed over, in any order.
struct FicheMapper {
  typealias Element = FicheTree.Element

  let tree: FicheTree
  private(set) var rules = FicheRules()

  init(tree: FicheTree) { self.tree = tree }

  /// `NUMERO_FICHE`, if there is one.
  var number: String? { tree.root.flatMap { tree.child(.numeroFiche, of: $0) }.flatMap(tree.value) }

  /// The fiche, or why it is unusable.
  mutating func fiche(digest: Digest) throws(UnusableFiche) -> Fiche {
    guard let root = tree.root else { throw UnusableFiche(reason: .numberMissing) }
    let title = tree.child(.intitule, of: root).flatMap(tree.value)
    var fiche = try FicheRules.fiche(number: number, title: title)
    rules.number = fiche.number
    FicheMapper.stateEmptyLists(of: &fiche)
    try tree.forEachChild(of: root) { child throws(UnusableFiche) in
      if readList(child, into: &fiche) || readText(child, into: &fiche) { return }
      if child.kind == .blocsCompetences {
        fiche.blocks = try blocks(in: child)
      } else {
        readValue(child, into: &fiche)
      }
    }
    fiche.digest = digest
    fiche.remarks = rules.remarks
    return fiche
  }

  /// The XML export would have stated every list: one that is left out is empty.
  private static func stateEmptyLists(of fiche: inout Fiche) {
    fiche.awardingBodies = []
    fiche.partners = []
    fiche.routes = [:]
    fiche.blocks = []
    fiche.correspondences = []
    fiche.predecessors = []
    fiche.successors = []
    fiche.nsf = []
    fiche.rome = []
    fiche.formacodes = []
  }
}

// MARK: - Single members

extension FicheMapper {
  private mutating func readValue(_ child: Element, into fiche: inout Fiche) {
    if let route = child.kind?.route {
      fiche.routes?[route] = boolean(tree.child(.actif, of: child), child.kind)
      return
    }
    switch child.kind {
    case .abrege: fiche.abbreviation = codedLabel(child, code: .code)
    case .etatFiche: fiche.state = tree.value(child)
    case .actif: fiche.isActive = boolean(child, child.kind)
    case .typeEnregistrement: fiche.registrationType = tree.value(child)
    case .nomenclatureEurope: fiche.levelCode = value(.niveau, of: child)
    case .dureeEnregistrement: fiche.durationYears = rules.integer(tree.value(child), "DUREE_ENREGISTREMENT")
    case .validationPartielle: fiche.specific.partialValidation = boolean(child, child.kind)
    default: readDate(child, into: &fiche.dates)
    }
  }

  private mutating func readDate(_ child: Element, into dates: inout Fiche.Dates) {
    switch child.kind {
    case .dateDecision: dates.decision = date(child)
    case .dateEffet: dates.effect = date(child)
    case .dateDePublication: dates.publication = date(child)
    case .dateFinEnregistrement: dates.registrationEnd = date(child)
    case .dateLimiteDelivrance: dates.finalAward = date(child)
    case .dateDernierJO: dates.lastOfficialJournal = date(child)
    default: break
    }
  }

  private func readText(_ child: Element, into fiche: inout Fiche) -> Bool {
    switch child.kind {
    case .objectifsContexte: fiche.texts.objectives = tree.raw(child)
    case .activitesVisees: fiche.texts.activities = tree.raw(child)
    case .capacitesAttestees: fiche.texts.attestedCapacities = tree.raw(child)
    case .prerequisEntreeFormation: fiche.texts.entryPrerequisites = tree.raw(child)
    case .prerequisValidationCertification: fiche.texts.validationPrerequisites = tree.raw(child)
    case .validationPartiellePerimetre: fiche.specific.partialValidationScope = tree.raw(child)
    case .niveauMaitriseCompetences: fiche.specific.masteryLevels = tree.raw(child)
    case .dureeValidite: fiche.specific.validity = tree.value(child)
    case .modalitesRenouvellement: fiche.specific.renewal = tree.raw(child)
    default: return false
    }
    return true
  }

  private func value(_ kind: FluxElement, of parent: Element) -> String? {
    tree.child(kind, of: parent).flatMap(tree.value)
  }

  private mutating func date(_ element: Element?) -> Day? {
    guard let element else { return nil }
    return rules.date(tree.value(element), element.kind?.rawValue ?? "")
  }

  private mutating func boolean(
    _ element: Element?, _ name: FluxElement?, _ words: (yes: String, no: String) = ("Oui", "Non")
  ) -> Bool? {
    rules.boolean(element.flatMap(tree.value), name?.rawValue ?? "", words)
  }

  private func codedLabel(_ element: Element, code: FluxElement) -> Fiche.CodedLabel? {
    value(code, of: element).map { Fiche.CodedLabel(code: $0, label: value(.libelle, of: element)) }
  }
}

// MARK: - Lists

extension FicheMapper {
  private mutating func readList(_ child: Element, into fiche: inout Fiche) -> Bool {
    switch child.kind {
    case .certificateurs: fiche.awardingBodies = entries(.certificateur, in: child) { $0.awardingBody($1) }
    case .partenaires: fiche.partners = entries(.partenaire, in: child) { $0.partner($1) }
    case .correspondances: fiche.correspondences = entries(.correspondance, in: child) { $0.correspondence($1) }
    case .anciennesCertifications:
      fiche.predecessors = entries(.ancienneCertification, in: child) { $0.value(.idAncienneCertification, of: $1) }
    case .nouvellesCertifications:
      fiche.successors = entries(.nouvelleCertification, in: child) { $0.value(.idNouvelleCertification, of: $1) }
    case .codesNSF: fiche.nsf = entries(.nsf, in: child) { $0.codedLabel($1, code: .code) }
    case .codesROME: fiche.rome = entries(.rome, in: child) { $0.codedLabel($1, code: .code) }
    case .formacodes: fiche.formacodes = entries(.formacode, in: child) { $0.codedLabel($1, code: .code) }
    default: return false
    }
    return true
  }

  /// The entries of a list; one that `read` cannot make anything of is dropped with a remark.
  private mutating func entries<Entry>(
    _ kind: FluxElement, in list: Element, read: (inout FicheMapper, Element) -> Entry?
  ) -> [Entry] {
    var entries: [Entry] = []
    tree.forEachChild(of: list) { child in
      guard child.kind == kind else { return }
      if let entry = read(&self, child) {
        entries.append(entry)
      } else {
        rules.remark(.incompleteEntry, kind.rawValue)
      }
    }
    return entries
  }

  private mutating func awardingBody(_ element: Element) -> Fiche.AwardingBody? {
    guard let name = value(.nomCertificateur, of: element) else { return nil }
    let siret = rules.siret(value(.siretCertificateur, of: element), "SIRET_CERTIFICATEUR")
    let state = boolean(tree.child(.etatCertificateur, of: element), .etatCertificateur, ("Actif", "Inactif"))
    return Fiche.AwardingBody(siret: siret, name: name, isActive: state)
  }

  private mutating func partner(_ element: Element) -> Fiche.Partner? {
    guard let name = value(.nomPartenaire, of: element) else { return nil }
    let siret = rules.siret(value(.siretPartenaire, of: element), "SIRET_PARTENAIRE")
    var partner = Fiche.Partner(siret: siret, name: name)
    partner.habilitation = rules.choice(value(.habilitationPartenaire, of: element), "HABILITATION_PARTENAIRE")
    partner.state = rules.choice(value(.etatHabilitation, of: element), "ETAT_HABILITATION")
    partner.activeSince = date(tree.child(.dateActif, of: element))
    partner.stateChanged = date(tree.child(.dateDerniereModificationEtat, of: element))
    return partner
  }

  private func correspondence(_ element: Element) -> Fiche.Correspondence? {
    guard let destination = tree.child(.destination, of: element),
      let number = value(.numeroFiche, of: destination)
    else { return nil }
    return Fiche.Correspondence(
      sourceBlocks: tree.child(.source, of: element).map(codes) ?? [], destination: number,
      destinationBlocks: codes(in: destination))
  }

  private func codes(in side: Element) -> [String] {
    var codes: [String] = []
    tree.forEachChild(of: side) { child in
      guard child.kind == .blocCompetences else { return }
      tree.forEachChild(of: child) { if $0.kind == .code, let code = tree.value($0) { codes.append(code) } }
    }
    return codes
  }
}

// MARK: - Blocks

extension FicheMapper {
  private func blocks(in list: Element) throws(UnusableFiche) -> [Fiche.Block] {
    var blocks: [Fiche.Block] = []
    try tree.forEachChild(of: list) { child throws(UnusableFiche) in
      guard child.kind == .blocCompetences else { return }
      guard let code = value(.code, of: child) else { throw UnusableFiche(reason: .blockWithoutCode) }
      blocks.append(block(child, code: code))
    }
    try FicheRules.checkCodes(of: blocks)
    return blocks
  }

  private func block(_ element: Element, code: String) -> Fiche.Block {
    var block = Fiche.Block(code: code, title: value(.libelle, of: element))
    tree.forEachChild(of: element) { child in
      switch child.kind {
      case .listeCompetences: block.competences = tree.raw(child)
      case .modalitesEvaluation: block.assessment = tree.raw(child)
      case .prerequisEntreeFormationBloc: block.entryPrerequisites = tree.raw(child)
      case .prerequisValidationBloc: block.validationPrerequisites = tree.raw(child)
      default: break
      }
    }
    return block
  }
}
