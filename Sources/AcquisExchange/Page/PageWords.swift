/// The words of a page, by the names that SPEC §14.1 gives them.
struct PageWords {
  let language: PageLanguage

  subscript(name: Name) -> String {
    let words = name.words
    return language == .french ? words.french : words.english
  }

  enum Name: String, CaseIterable {
    case title, lead, download
    case learner, name, birthDate, reference, merged, origin, ledger, size, last, shown, everything
    case overview, awards, decisions, recognitions, assessments, training, documents, notes
    case certification, level, bodies, blocks, block, about, standing, decision, outcome, date
    case session, centre, module, source, document, signed, record, number, awardDate
    case acquired, notAcquired = "not-acquired", conditional, unconfirmed, absent, excused, since, shared
    case annulled, annulledDecision = "annulled-decision", awarded, unsupported, followed
    case recognised, suspended, equivalence, exemption, transfer, migration
    case original, duplicate, void, certificate, awardDocument = "award-document", juryUnrecorded = "jury-unrecorded"
    case minutes, confirmation, lifting, suspension
    case roleCheckpoint = "role-checkpoint", roleExtract = "role-extract", roleOperator = "role-operator"
    case roleCentre = "role-centre", roleJury = "role-jury", roleAwardingBody = "role-awarding-body"
    case note1, note2, note3, note4, note5
  }
}

// In French a no-break space (U+00A0) stands before a colon, so that no line begins with one.
extension PageWords.Name {
  var words: (english: String, french: String) {
    switch self {
    case .title: ("Learner’s record", "Relevé d’acquis")
    case .lead:
      (
        "This file carries its own proof. Anyone can check it, offline: acquis verify FILE --key KEY",
        "Ce fichier porte sa propre preuve. Chacun peut le vérifier, hors ligne\u{A0}: acquis verify FICHIER --key CLÉ"
      )
    case .download: ("Save the proof as a file", "Enregistrer la preuve dans un fichier")
    case .learner: ("Learner", "Apprenant")
    case .name: ("Name", "Nom")
    case .birthDate: ("Birth date", "Date de naissance")
    case .reference: ("Reference", "Référence")
    case .merged: ("Also recorded as", "Enregistré aussi sous")
    case .origin: ("Ledger", "Registre")
    case .ledger: ("Ledger id", "Identifiant du registre")
    case .size: ("Records in the ledger", "Enregistrements du registre")
    case .last: ("Newest record shown", "Dernier enregistrement présenté")
    case .shown: ("Shown", "Présenté")
    case .everything: ("everything recorded", "tout ce qui est enregistré")
    default: headings ?? values
    }
  }

  private var headings: (english: String, french: String)? {
    switch self {
    case .overview: ("Summary", "Synthèse")
    case .awards: ("Qualifications awarded", "Certifications délivrées")
    case .decisions: ("Decisions of juries", "Décisions de jury")
    case .recognitions: ("Credit recognised", "Acquis reconnus")
    case .assessments: ("Assessments", "Évaluations")
    case .training: ("Training followed (never credit)", "Formations suivies (ne valent pas acquis)")
    case .documents: ("Documents issued", "Documents délivrés")
    case .notes: ("What this page cannot tell", "Ce que cette page ne peut pas dire")
    case .certification: ("Certification", "Certification")
    case .level: ("Level", "Niveau")
    case .bodies: ("Awarding bodies", "Certificateurs")
    case .blocks: ("Blocks acquired", "Blocs acquis")
    case .block: ("Block", "Bloc")
    case .about: ("About", "Objet")
    case .standing: ("Standing", "État")
    case .decision: ("Decision", "Décision")
    case .outcome: ("Outcome", "Résultat")
    case .date: ("Date", "Date")
    case .session: ("Session", "Session")
    case .centre: ("Centre", "Centre")
    case .module: ("Module", "Module")
    case .source: ("Source", "Provenance")
    case .document: ("Document", "Document")
    case .signed: ("Signed by", "Signé par")
    case .record: ("Record", "N°")
    case .number: ("No.", "N°")
    case .awardDate: ("Awarded on", "Délivrée le")
    default: nil
    }
  }

  private var values: (english: String, french: String) {
    switch self {
    case .acquired: ("acquired", "acquis")
    case .notAcquired: ("not acquired", "non acquis")
    case .conditional: ("conditional", "sous réserve")
    case .unconfirmed: ("to be confirmed", "à confirmer")
    case .absent: ("absent", "absent")
    case .excused: ("excused", "excusé")
    case .since: ("since", "depuis le")
    case .shared: ("of which shared:", "dont partagés\u{A0}:")
    case .annulled: ("annulled", "annulé")
    case .annulledDecision: ("annulled", "annulée")
    case .awarded: ("awarded", "délivrée")
    case .unsupported: ("unsupported: its blocks were annulled", "sans fondement\u{A0}: ses blocs ont été annulés")
    case .followed: ("followed", "suivi")
    default: recognition ?? signing ?? notes
    }
  }

  private var recognition: (english: String, french: String)? {
    switch self {
    case .recognised: ("recognised", "reconnu")
    case .suspended: ("suspended", "suspendue")
    case .equivalence: ("equivalence", "équivalence")
    case .exemption: ("exemption", "dispense")
    case .transfer: ("transfer", "transfert")
    case .migration: ("migration", "migration")
    case .original: ("original", "original")
    case .duplicate: ("duplicate", "duplicata")
    case .void: ("void", "sans valeur")
    case .certificate: ("certificate", "attestation")
    case .awardDocument: ("award document", "parchemin")
    case .juryUnrecorded: ("jury not recorded", "jury non enregistré")
    default: nil
    }
  }

  private var signing: (english: String, french: String)? {
    switch self {
    case .minutes: ("minutes", "procès-verbal")
    case .confirmation: ("confirmation", "confirmation")
    case .lifting: ("condition lifted", "levée de réserve")
    case .suspension: ("suspension", "suspension")
    case .roleCheckpoint: ("checkpoint key", "clé de point de contrôle")
    case .roleExtract: ("extract key", "clé d’extrait")
    case .roleOperator: ("operator", "opérateur")
    case .roleCentre: ("centre", "centre")
    case .roleJury: ("jury", "jury")
    case .roleAwardingBody: ("awarding body", "certificateur")
    default: nil
    }
  }

  private var notes: (english: String, french: String) {
    switch self {
    case .note1:
      (
        "That the person who shows it is the learner, unless identity is disclosed above and checked.",
        "Que la personne qui la présente est l’apprenant, sauf si l’identité est révélée ci-dessus et contrôlée."
      )
    case .note2:
      (
        "What the ledger recorded after the number of records given above.",
        "Ce que le registre a enregistré au-delà du nombre d’enregistrements indiqué ci-dessus."
      )
    case .note3:
      (
        "That a centre or a jury itself signed what only the operator signed.",
        "Qu’un centre ou un jury a signé lui-même ce que seul l’opérateur a signé."
      )
    case .note4:
      (
        "That an assessment was well made: the ledger proves who stated what, and that it was not changed.",
        "Que l’évaluation a été bien menée\u{A0}: le registre prouve qui a déclaré quoi, et que rien n’a été modifié."
      )
    default:
      (
        "That a print of it is faithful: only the file can be verified.",
        "Qu’une impression en est fidèle\u{A0}: seul le fichier peut être vérifié."
      )
    }
  }
}
