/// The languages of a page.
public enum PageLanguage: String, Sendable, CaseIterable {
  /// English.
  case english = "en"
  /// French.
  case french = "fr"
}

/// The words of a page, by the names that SPEC §14.1 gives them.
struct PageWords {
  let language: PageLanguage

  subscript(name: Name) -> String {
    let words = PageWords.table[name]!
    return language == .french ? words.french : words.english
  }

  enum Name: String, CaseIterable {
    case title, intro, learner, name, birthDate, reference, issuer, ledger, asOf, shown, everything
    case awards, blocks, assessments, training, notes
    case certification, block, decision, made, session, centre, module, record, signedBy
    case acquired, notAcquired = "not-acquired", annulled, awarded, unsupported, unsigned
    case note1, note2, note3, note4
  }

  static let table: [Name: (english: String, french: String)] = [
    .title: ("Learner's record", "Relevé d'acquis"),
    .intro: (
      "This page carries its own proof. Verify it with: acquis verify FILE --key KEY",
      "Cette page porte sa propre preuve. Vérifiez-la par : acquis verify FICHIER --key CLÉ"
    ),
    .learner: ("Learner", "Apprenant"), .name: ("Name", "Nom"), .birthDate: ("Birth date", "Date de naissance"),
    .reference: ("Reference", "Référence"), .issuer: ("Ledger", "Registre"),
    .ledger: ("Ledger id", "Identifiant du registre"),
    .asOf: ("As of record", "Jusqu'à l'enregistrement"), .shown: ("Shown", "Présenté"),
    .everything: ("everything recorded", "tout ce qui est enregistré"),
    .awards: ("Qualifications awarded", "Certifications délivrées"),
    .blocks: ("Decisions of juries", "Décisions de jury"), .assessments: ("Assessments", "Évaluations"),
    .training: ("Training followed (never credit)", "Formations suivies (ne valent pas acquis)"),
    .notes: ("What this page cannot tell", "Ce que cette page ne peut pas dire"),
    .certification: ("Certification", "Certification"), .block: ("Block", "Bloc"), .decision: ("Decision", "Décision"),
    .made: ("Date", "Date"), .session: ("Session", "Session"), .centre: ("Centre", "Centre"),
    .module: ("Module", "Module"), .record: ("Record", "Enregistrement"), .signedBy: ("Signed by", "Signé par"),
    .acquired: ("acquired", "acquis"), .notAcquired: ("not acquired", "non acquis"), .annulled: ("annulled", "annulé"),
    .awarded: ("awarded", "délivrée"),
    .unsupported: ("unsupported: its blocks were annulled", "sans fondement : ses blocs ont été annulés"),
    .unsigned: ("covered by minutes", "couvert par le procès-verbal"),
    .note1: (
      "That the person who shows it is the learner, unless identity is disclosed above and checked.",
      "Que la personne qui la présente est l'apprenant, sauf si l'identité est révélée ci-dessus et contrôlée."
    ),
    .note2: (
      "What was recorded after the record named above.",
      "Ce qui a été enregistré après l'enregistrement indiqué ci-dessus."
    ),
    .note3: (
      "That a centre or jury itself signed what only the operator signed.",
      "Qu'un centre ou un jury a signé lui-même ce que seul l'opérateur a signé."
    ),
    .note4: (
      "That the assessment was well made: the ledger proves who stated what, and that it was not changed.",
      "Que l'évaluation a été bien menée : le registre prouve qui a déclaré quoi, et que rien n'a été modifié."
    ),
  ]
}
