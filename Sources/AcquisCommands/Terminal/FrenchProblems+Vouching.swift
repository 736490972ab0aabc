/// What goes wrong between an operator, witnesses and auditors, in French.
extension FrenchProblems {
  private static let keepBoth = "Comparez les deux par « acquis compare », et gardez-les."

  static let vouching: [String: (message: String, remedy: String)] = [
    "audit-state": (
      "Le fichier du dernier audit est inutilisable",
      "Remettez-le depuis une copie ; sinon, recommencez avec un autre fichier et --checkpoint."
    ),
    "audit-without-key": (
      "Un audit a besoin d'une clé qui ne vienne pas du registre",
      "Donnez la clé par --key ou ACQUIS_TRUST, ou une --policy qui nomme le journal."
    ),
    "checkpoint-signature": (
      "Le point de contrôle n'est pas signé par la clé du journal", "Ne l'attestez pas ; prévenez qui tient le journal."
    ),
    "cosignature-form": (
      "Ce n'est pas la réponse d'un témoin", "Donnez les lignes de signature telles que le témoin les a écrites."
    ),
    "cosignature-time": (
      "Le témoin a attesté avant le dernier enregistrement, ou dans le futur",
      "Rien n'a été gardé ; faites-lui régler son horloge, puis redemandez-lui."
    ),
    "cosignature-unknown": (
      "Aucune ligne n'est l'attestation d'un témoin de la politique",
      "Vérifiez que la politique nomme la clé du témoin, et que la demande venait de ce registre."
    ),
    "cosignature-wrong": ("L'attestation n'est pas vérifiée", "Rien n'a été gardé ; redemandez au témoin."),
    "key-missing": ("Un témoin doit connaître la clé du registre", "Donnez-la par --key."),
    "no-checkpoint": (
      "Il n'y a pas ici de point de contrôle qui convienne",
      "Donnez-en un, ou un reçu, un relevé, une preuve de cohérence, le dossier d'un registre."
    ),
    "origin-unknown": ("Ce journal n'est pas de ceux qu'atteste ce témoin", "Donnez sa clé par --key."),
    "policy-form": ("Ce n'est pas une politique de confiance", "Corrigez la ligne ; la forme est C2SP tlog-policy."),
    "proof-form": (
      "Ce n'est pas ce qu'on demande à un témoin", "Donnez un fichier fait par « acquis witness request »."
    ),
    "witness-conflict": (
      "La demande ne part pas d'où en est le témoin", "Refaites-la avec --from et la taille qu'il a attestée."
    ),
    "witness-unreachable": (
      "La politique ne donne l'adresse d'aucun témoin",
      "Ajoutez son préfixe à la ligne du témoin, ou échangez des fichiers."
    ),
  ]
}
