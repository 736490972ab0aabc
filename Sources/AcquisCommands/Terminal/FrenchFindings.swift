import AcquisAudit

/// What a finding says in French, by its code. The detail stays as it was found.
enum FrenchFindings {
  /// The sentence for a code; `nil` where the English detail has to do.
  static func sentence(for code: FindingCode) -> String? {
    table[code.rawValue] ?? FrenchProblems.sentences(for: code.rawValue)?.message
  }

  /// Those that are no problems of a command as well.
  private static let table: [String: String] = [
    "anchor-unchecked": "Aucune autorité d'horodatage n'a été donnée : rien n'est vérifié des horodatages",
    "certification-mismatch": "Textes ou partenaires n'appartiennent pas au dernier enregistrement de la certification",
    "chain-broken": "Un enregistrement ne suit pas celui qui le précède",
    "checkpoint-in-batch": "Un point de contrôle s'arrête au milieu d'un lot",
    "checkpoint-signature": "Le point de contrôle n'est pas signé par la clé",
    "clock-corrected": "L'horloge a été corrigée",
    "end-unprotected": "Rien ne dit où le registre finit",
    "export-form": "Le relevé n'a pas la bonne forme",
    "extract-contradicted": "Le registre contredit un relevé qu'il a signé",
    "extract-mismatch": "L'extrait est celui d'un autre registre, point de contrôle, apprenant ou choix de blocs",
    "extract-missing": "Rien ne dit que le relevé est complet",
    "extract-signature": "L'extrait n'est pas signé par la clé d'extrait du registre",
    "identity-mismatch": "Une valeur révélée n'ouvre pas son engagement",
    "issuer-unknown": "Seul le fichier lui-même répond de sa clé",
    "line-too-long": "Une ligne dépasse 65 535 octets",
    "not-canonical": "Une ligne n'est pas sous sa forme canonique",
    "origin-wrong": "Point de contrôle, clé et premier enregistrement ne sont pas d'un même registre",
    "page-altered": "La page n'est pas celle que donne le relevé qu'elle contient",
    "proof-form": "La preuve n'a pas la bonne forme",
    "proof-wrong": "Un chemin de preuve ne mène pas à la racine",
    "record-trimmed": "Les enregistrements du relevé ne sont pas ceux que l'extrait énumère",
    "rest-wrong": "Un lot n'est pas entier, ou ses enregistrements n'ont pas tous la même heure",
    "seen-wrong": "L'enregistrement que connaissaient les signataires n'est pas où ils disent",
    "segment-missing": "Les fichiers du journal ne se suivent pas",
    "self-declared": "Seul le registre lui-même répond de sa clé",
    "seq-wrong": "Un enregistrement n'a pas son numéro",
    "signature-form": "Les signatures n'ont pas la bonne forme",
    "signature-suspect": "Une clé a signé seule alors qu'elle était compromise",
    "tail-uncovered": "Il y a des enregistrements ou des octets au-delà du point de contrôle",
    "tile-missing": "Il manque un fichier à l'arbre publié",
    "tile-wrong": "Un fichier de l'arbre publié n'a pas le contenu que la racine exige",
    "version-lowered": "Une version baisse, ou aucune ne monte",
    "consistency-unproven": "Rien ne montre si l'un des points de contrôle prolonge l'autre",
    "contradiction": "Le journal a signé deux points de contrôle qui se contredisent",
    "contradiction-unproven": "Le fichier ne montre pas la contradiction qu'il annonce",
    "witness-quorum": "Trop peu de témoins ont attesté le point de contrôle",
    "cosignature-wrong": "L'attestation d'un témoin n'est pas vérifiée",
    "anchor-missing": "Aucune autorité d'horodatage n'atteste ce registre",
    "unanchored-tail": "Des enregistrements suivent ce que l'horodatage atteste",
    "unwitnessed-tail": "Des enregistrements suivent ce que les témoins ont attesté",
    "time-contradicted": "Un enregistrement se dit plus tardif que ce qui l'atteste",
    "time-unproven": "Rien n'atteste à temps l'heure que se donne un enregistrement",
    "checkpoint-stale": "Rien ne montre que le registre est aussi récent que demandé",
    "rolled-back": "Le registre est plus court que lors du dernier audit",
    "stage-skipped": "Une étape a été omise à la demande",
  ]
}
