public import AcquisCrypto

/// One certification as France compétences publishes it: a *fiche* of the RNCP or of the RS.
///
/// A list that is `nil` is *unknown* (the source does not say, as the CSV set never does for correspondences); an empty
/// one was stated to be empty, or left out by a source that would have stated it. Texts are as published; nothing in them
/// is interpreted. Strings compare by canonical equivalence in Swift: to tell whether a fiche changed, compare digests.
public struct Fiche: Hashable, Sendable {
  /// The two national registers.
  public enum Register: String, Hashable, Sendable, CaseIterable {
    /// *Répertoire national des certifications professionnelles*: qualifications, made of blocks.
    case rncp = "RNCP"
    /// *Répertoire spécifique*: complementary certifications, without blocks.
    case rs = "RS"
  }

  /// The register, as the number's prefix says.
  public var register: Register
  /// `NUMERO_FICHE` as written: the prefix and digits.
  public var number: String
  /// `INTITULE`.
  public var title: String
  /// `ABREGE`: the kind of diploma (BTS, CQP, TP…); about half of the fiches have none.
  public var abbreviation: CodedLabel?
  /// `ETAT_FICHE`: the state of the publication. It does not say whether the registration runs: ``isActive`` does.
  public var state: String?
  /// `ACTIF`: whether the registration runs.
  public var isActive: Bool?
  /// `TYPE_ENREGISTREMENT`: by right (ministries) or on request.
  public var registrationType: String?
  /// `NOMENCLATURE_EUROPE/NIVEAU` as written: `NIV3`…`NIV8`, `AUCUN` or `REPRISE`.
  public var levelCode: String?
  /// The dates of the registration.
  public var dates = Dates()
  /// `DUREE_ENREGISTREMENT`, in years.
  public var durationYears: Int?
  /// `CERTIFICATEURS`.
  public var awardingBodies: [AwardingBody]?
  /// `PARTENAIRES`.
  public var partners: [Partner]?
  /// Which `SI_JURY_*` are Oui (`true`) or Non; a route that is not a key was not stated.
  public var routes: [Route: Bool]?
  /// `BLOCS_COMPETENCES`, in the order of the source, which is not always the order of the codes. Codes are unique.
  public var blocks: [Block]?
  /// `CORRESPONDANCES`.
  public var correspondences: [Correspondence]?
  /// `ANCIENNES_CERTIFICATIONS`: numbers of the fiches that this one replaces.
  public var predecessors: [String]?
  /// `NOUVELLES_CERTIFICATIONS`: numbers of the fiches that replace this one.
  public var successors: [String]?
  /// `CODES_NSF`: specialities of training.
  public var nsf: [CodedLabel]?
  /// `CODES_ROME`: occupations.
  public var rome: [CodedLabel]?
  /// `FORMACODES`: fields of training.
  public var formacodes: [CodedLabel]?
  /// The long texts.
  public var texts = Texts()
  /// What only fiches of the RS state.
  public var specific = SpecificRegister()
  /// SHA-256 that pins the source, as `FicheDigest.swift` defines it; `nil` from the CSV set, which cannot pin a fiche.
  public var digest: Digest?
  /// What was dropped while reading this fiche.
  public var remarks: [FicheRemark] = []

  /// A fiche of which only the number and the title are known; `nil` if `number` is no fiche number.
  ///
  /// A fiche number is `RNCP` or `RS` and one or more digits.
  public init?(number: String, title: String) {
    guard let register = Register.allCases.first(where: { $0.owns(number) }) else { return nil }
    self.register = register
    self.number = number
    self.title = title
  }

  /// The level of the European framework, 1…8; `nil` if the fiche has none or says something else.
  public var level: Int? {
    guard let code = levelCode?.utf8, code.count == 4, code.starts(with: "NIV".utf8), let digit = code.last,
      1...8 ~= Int(digit) - Int(ASCII.zero)
    else { return nil }
    return Int(digit - ASCII.zero)
  }
}

extension Fiche.Register {
  fileprivate func owns(_ number: String) -> Bool {
    guard number.utf8.starts(with: rawValue.utf8) else { return false }
    let digits = number.utf8.dropFirst(rawValue.utf8.count)
    return !digits.isEmpty && digits.allSatisfy(ASCII.isDigit)
  }
}
