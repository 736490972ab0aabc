/// The elements of the flux V4 that the reader uses; any other is carried into the digest and otherwise ignored.
enum FluxElement: String, CaseIterable {
  case fiches = "FICHES"
  case versionFlux = "VERSION_FLUX"
  case fiche = "FICHE"

  case numeroFiche = "NUMERO_FICHE"
  case intitule = "INTITULE"
  case abrege = "ABREGE"
  case code = "CODE"
  case libelle = "LIBELLE"
  case etatFiche = "ETAT_FICHE"
  case actif = "ACTIF"
  case typeEnregistrement = "TYPE_ENREGISTREMENT"
  case nomenclatureEurope = "NOMENCLATURE_EUROPE"
  case niveau = "NIVEAU"

  case dateDecision = "DATE_DECISION"
  case dateEffet = "DATE_EFFET"
  case dateDePublication = "DATE_DE_PUBLICATION"
  case dateDernierJO = "DATE_DERNIER_JO"
  case dateFinEnregistrement = "DATE_FIN_ENREGISTREMENT"
  case dateLimiteDelivrance = "DATE_LIMITE_DELIVRANCE"
  case dureeEnregistrement = "DUREE_ENREGISTREMENT"

  case certificateurs = "CERTIFICATEURS"
  case certificateur = "CERTIFICATEUR"
  case siretCertificateur = "SIRET_CERTIFICATEUR"
  case nomCertificateur = "NOM_CERTIFICATEUR"
  case etatCertificateur = "ETAT_CERTIFICATEUR"
  case partenaires = "PARTENAIRES"
  case partenaire = "PARTENAIRE"
  case siretPartenaire = "SIRET_PARTENAIRE"
  case nomPartenaire = "NOM_PARTENAIRE"
  case habilitationPartenaire = "HABILITATION_PARTENAIRE"
  case etatHabilitation = "ETAT_HABILITATION"
  case dateActif = "DATE_ACTIF"
  case dateDerniereModificationEtat = "DATE_DERNIERE_MODIFICATION_ETAT"

  case siJuryFI = "SI_JURY_FI"
  case siJuryCA = "SI_JURY_CA"
  case siJuryFC = "SI_JURY_FC"
  case siJuryCQ = "SI_JURY_CQ"
  case siJuryCL = "SI_JURY_CL"
  case siJuryVAE = "SI_JURY_VAE"

  case blocsCompetences = "BLOCS_COMPETENCES"
  case blocCompetences = "BLOC_COMPETENCES"
  case listeCompetences = "LISTE_COMPETENCES"
  case modalitesEvaluation = "MODALITES_EVALUATION"
  case prerequisEntreeFormationBloc = "PREREQUIS_ENTREE_FORMATION_BLOC"
  case prerequisValidationBloc = "PREREQUIS_VALIDATION_BLOC"

  case correspondances = "CORRESPONDANCES"
  case correspondance = "CORRESPONDANCE"
  case source = "SOURCE"
  case destination = "DESTINATION"
  case anciennesCertifications = "ANCIENNES_CERTIFICATIONS"
  case ancienneCertification = "ANCIENNE_CERTIFICATION"
  case idAncienneCertification = "ID_FICHE_ANCIENNE_CERTIFICATION"
  case nouvellesCertifications = "NOUVELLES_CERTIFICATIONS"
  case nouvelleCertification = "NOUVELLE_CERTIFICATION"
  case idNouvelleCertification = "ID_FICHE_NOUVELLE_CERTIFICATION"

  case codesNSF = "CODES_NSF"
  case nsf = "NSF"
  case codesROME = "CODES_ROME"
  case rome = "ROME"
  case formacodes = "FORMACODES"
  case formacode = "FORMACODE"

  case objectifsContexte = "OBJECTIFS_CONTEXTE"
  case activitesVisees = "ACTIVITES_VISEES"
  case capacitesAttestees = "CAPACITES_ATTESTEES"
  case prerequisEntreeFormation = "PREREQUIS_ENTREE_FORMATION"
  case prerequisValidationCertification = "PREREQUIS_VALIDATION_CERTIFICATION"

  case validationPartielle = "VALIDATION_PARTIELLE"
  case validationPartiellePerimetre = "VALIDATION_PARTIELLE_PERIMETRE"
  case niveauMaitriseCompetences = "NIVEAU_MAITRISE_COMPETENCES"
  case dureeValidite = "DUREE_VALIDITE"
  case modalitesRenouvellement = "MODALITES_RENOUVELLEMENT"

  /// The route whose jury this element describes.
  var route: Fiche.Route? {
    switch self {
    case .siJuryFI: .initialTraining
    case .siJuryCA: .apprenticeship
    case .siJuryFC: .continuingTraining
    case .siJuryCQ: .professionalisationContract
    case .siJuryCL: .individual
    case .siJuryVAE: .vae
    default: nil
    }
  }
}
