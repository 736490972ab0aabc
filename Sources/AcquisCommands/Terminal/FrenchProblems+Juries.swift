extension FrenchProblems {
  /// What rules 2 refuse, and the commands around juries and recognition.
  static let juries: [String: (message: String, remedy: String)] = [
    "award-too-late": (
      "La date limite de délivrance est passée", "Corrigez la date ; au-delà, plus rien ne peut être délivré."
    ),
    "before-session": ("La session de jury est postérieure à cette date", "Corrigez la date, ou celle de la session."),
    "follow-up-early": ("C'est antérieur à la déclaration visée", "Corrigez la date."),
    "follow-up-target": (
      "La déclaration visée n'est pas de celles auxquelles cela peut s'appliquer",
      "Donnez une déclaration qui compte, de la bonne nature, et à laquelle cela n'a pas déjà été appliqué."
    ),
    "juror-not-independent": (
      "Un membre du jury a évalué ou accompagné le candidat",
      "Faites décider un autre jury, ou déclarez un règlement qui le permet."
    ),
    "juror-unknown": (
      "Une personne présente ne siège pas à ce jury", "Convoquez la session avec toutes celles qui y siègent."
    ),
    "migration-unrelated": (
      "Cette certification ne renouvelle pas l'autre", "Reconnaissez une équivalence, ou enregistrez la filiation."
    ),
    "not-revoked": (
      "Le relevé ne montre pas que l'acquis a été retiré", "Donnez un relevé plus récent, exporté après le retrait."
    ),
    "origin-wrong": (
      "Ce relevé est celui d'un autre registre que celui qui est reconnu",
      "Donnez un relevé plus récent de ce registre."
    ),
    "policy-invalid": ("Ce n'est pas un règlement de la bonne forme", "Voir SPEC §9.4."),
    "quorum-unmet": (
      "Le quorum n'est pas atteint, ou rien ne dit qu'il l'est",
      "Enregistrez les présences, ou convoquez une autre session."
    ),
    "recognition-repeated": ("L'apprenant détient déjà ce bloc", "Il ne reste rien à faire."),
    "recognition-unfounded": (
      "La reconnaissance ne repose sur aucun acquis de l'apprenant",
      "Nommez des décisions ou reconnaissances qui comptent et qu'il détenait à cette date."
    ),
    "record-unverified": (
      "Le relevé de l'autre registre n'est pas vérifié",
      "Donnez la clé de vérification de l'autre registre par --key, et un relevé qu'« acquis verify » accepte."
    ),
    "registration-closed": (
      "L'enregistrement de la certification a pris fin", "Visez celle qui la remplace, ou corrigez la date."
    ),
    "registration-ended": (
      "L'enregistrement de la certification a pris fin", "C'est enregistré ; vérifiez la date et la certification."
    ),
    "route-unlisted": (
      "Le répertoire n'ouvre pas la certification à cette voie", "C'est enregistré ; annulez si la voie est fausse."
    ),
    "route-closed": (
      "La certification n'est pas ouverte à cette voie", "Corrigez la voie, ou enregistrez la certification avec elle."
    ),
    "session-repeated": (
      "La session est déjà convoquée", "Annulez la convocation précédente, ou donnez un autre identifiant."
    ),
    "session-unknown": ("La session n'est pas convoquée", "Convoquez-la d'abord, ou corrigez son identifiant."),
    "threshold-unmet": (
      "Le seuil de compétences acquises n'est pas atteint",
      "Évaluez de nouveau ce qui manque, ou décidez « non acquis »."
    ),
    "transfer-repeated": ("Cette décision de l'autre registre est déjà reconnue", "Il ne reste rien à faire."),
    "transfer-same-ledger": (
      "Ce relevé est celui de ce même registre", "Reconnaissez une équivalence ou une migration."
    ),
  ]
}
