public import AcquisValues

extension Fiche {
  /// A *certificateur*: who awards the certification.
  public struct AwardingBody: Hashable, Sendable {
    /// `SIRET_CERTIFICATEUR` without surrounding white space; about a third have none.
    public var siret: String?
    /// `NOM_CERTIFICATEUR`.
    public var name: String
    /// `ETAT_CERTIFICATEUR`: Actif or Inactif.
    public var isActive: Bool?

    /// Names an awarding body.
    public init(siret: String?, name: String, isActive: Bool?) {
      self.siret = siret
      self.name = name
      self.isActive = isActive
    }
  }

  /// A *partenaire*: whom the awarding body entitles to train or to organise assessment.
  public struct Partner: Hashable, Sendable {
    /// `HABILITATION_PARTENAIRE`: what a partner may do.
    public enum Habilitation: String, Hashable, Sendable, CaseIterable {
      /// Train learners.
      case train = "HABILITATION_FORMER"
      /// Organise the assessment.
      case organise = "HABILITATION_ORGANISER"
      /// Both.
      case both = "HABILITATION_ORGA_FORM"
    }

    /// `ETAT_HABILITATION`: whether the entitlement holds.
    public enum State: String, Hashable, Sendable, CaseIterable {
      /// It holds.
      case active = "Actif"
      /// It does not hold now.
      case inactive = "Inactif"
      /// It was withdrawn.
      case removed = "Supprimé"
    }

    /// `SIRET_PARTENAIRE` without surrounding white space, if given.
    public var siret: String?
    /// `NOM_PARTENAIRE`.
    public var name: String
    /// What it may do, if given.
    public var habilitation: Habilitation?
    /// Whether that holds, if given.
    public var state: State?
    /// `DATE_ACTIF`: since when it holds.
    public var activeSince: Day?
    /// `DATE_DERNIERE_MODIFICATION_ETAT`: when the state last changed.
    public var stateChanged: Day?

    /// A partner of which only name and SIRET are known.
    public init(siret: String?, name: String) {
      self.siret = siret
      self.name = name
    }
  }

  /// The six ways to a jury; the raw values are the suffixes of `SI_JURY_*`.
  public enum Route: String, Hashable, Sendable, CaseIterable {
    /// Initial training as a pupil or student.
    case initialTraining = "FI"
    /// Apprenticeship contract.
    case apprenticeship = "CA"
    /// Continuing training.
    case continuingTraining = "FC"
    /// *Contrat de professionnalisation*.
    case professionalisationContract = "CQ"
    /// Individual candidate.
    case individual = "CL"
    /// *Validation des acquis de l’expérience*.
    case vae = "VAE"
  }
}
