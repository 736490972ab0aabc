public import AcquisValues

extension Fiche {
  /// A code of some nomenclature and what it stands for.
  public struct CodedLabel: Hashable, Sendable {
    /// The code as written.
    public var code: String
    /// Its label, if given.
    public var label: String?

    /// Pairs a code with its label.
    public init(code: String, label: String?) {
      self.code = code
      self.label = label
    }
  }

  /// The dates of a registration; each is `nil` when not given.
  public struct Dates: Hashable, Sendable {
    /// `DATE_DECISION`: when the registration was decided (registrations on request).
    public var decision: Day?
    /// `DATE_EFFET`: from when it counts (registrations by right).
    public var effect: Day?
    /// `DATE_DE_PUBLICATION` of the fiche.
    public var publication: Day?
    /// `DATE_FIN_ENREGISTREMENT`: the last day of the registration.
    public var registrationEnd: Day?
    /// `DATE_LIMITE_DELIVRANCE`: the last day on which the certification may be awarded, after the registration's end.
    public var finalAward: Day?
    /// `DATE_DERNIER_JO`: the last mention in the *Journal officiel*.
    public var lastOfficialJournal: Day?

    /// No date.
    public init() {}
  }

  /// The long texts, as published; the parser of the source normalises line ends to LF, nothing else is touched.
  public struct Texts: Hashable, Sendable {
    /// `OBJECTIFS_CONTEXTE`.
    public var objectives: String?
    /// `ACTIVITES_VISEES`.
    public var activities: String?
    /// `CAPACITES_ATTESTEES`: for the RS, the only place where the competences stand.
    public var attestedCapacities: String?
    /// `PREREQUIS_ENTREE_FORMATION`.
    public var entryPrerequisites: String?
    /// `PREREQUIS_VALIDATION_CERTIFICATION`.
    public var validationPrerequisites: String?

    /// No text.
    public init() {}
  }

  /// What only fiches of the *répertoire spécifique* state.
  public struct SpecificRegister: Hashable, Sendable {
    /// `VALIDATION_PARTIELLE`: whether a part can be validated on its own.
    public var partialValidation: Bool?
    /// `VALIDATION_PARTIELLE_PERIMETRE`: which part.
    public var partialValidationScope: String?
    /// `NIVEAU_MAITRISE_COMPETENCES`.
    public var masteryLevels: String?
    /// `DUREE_VALIDITE`, as written.
    public var validity: String?
    /// `MODALITES_RENOUVELLEMENT`.
    public var renewal: String?

    /// Nothing stated.
    public init() {}
  }

  /// A competence block. It is keyed by (fiche number, code): two fiches may both have a block `01`.
  public struct Block: Hashable, Sendable {
    /// `CODE` as written, unique within its fiche; never to be parsed.
    public var code: String
    /// `LIBELLE`.
    public var title: String?
    /// `LISTE_COMPETENCES`: free text, of which no structure can be relied on.
    public var competences: String?
    /// `MODALITES_EVALUATION`: how the block is assessed.
    public var assessment: String?
    /// `PREREQUIS_ENTREE_FORMATION_BLOC`.
    public var entryPrerequisites: String?
    /// `PREREQUIS_VALIDATION_BLOC`.
    public var validationPrerequisites: String?

    /// A block of which only code and title are known.
    public init(code: String, title: String?) {
      self.code = code
      self.title = title
    }
  }

  /// A *correspondance*: blocks here stand for blocks of another fiche.
  ///
  /// No codes on a side means the whole certification. It proposes; only a recorded decision recognises.
  public struct Correspondence: Hashable, Sendable {
    /// Codes of blocks of this fiche.
    public var sourceBlocks: [String]
    /// Number of the other fiche.
    public var destination: String
    /// Codes of blocks of the other fiche.
    public var destinationBlocks: [String]

    /// States a correspondence.
    public init(sourceBlocks: [String], destination: String, destinationBlocks: [String]) {
      self.sourceBlocks = sourceBlocks
      self.destination = destination
      self.destinationBlocks = destinationBlocks
    }
  }
}
