import AcquisAudit

/// The words of an audit's report.
enum StageWords {
  static func meaning(_ stage: AuditStage) -> String {
    switch stage {
    case .integrity:
      say(
        "every line, the chain, the tree, and the signed checkpoint",
        "chaque ligne, la chaîne, l'arbre et le point de contrôle signé")
    case .rules:
      say(
        "what statements say, and who must have signed them", "ce que disent les déclarations, et qui devait les signer"
      )
    case .signatures:
      say(
        "that each signature verifies, by a key that may speak",
        "que chaque signature est bonne, d'une clé qui a qualité")
    case .witnesses:
      say("that enough witnesses of the policy cosigned", "qu'assez de témoins de la politique ont attesté")
    case .anchors:
      say("that a timestamp authority vouches for the time", "qu'une autorité d'horodatage atteste l'heure")
    case .age:
      say(
        "that the ledger is as young as asked, and nothing is dated back",
        "que le registre est aussi récent que demandé, et rien n'est antidaté")
    }
  }

  static func outcome(_ outcome: StageOutcome) -> String {
    switch outcome {
    case .passed: say("passed", "réussi")
    case .failed: say("failed", "échec")
    case .incomplete: say("incomplete", "incomplet")
    case .skipped: say("left out", "omis")
    case .notAsked: say("not asked for", "non demandé")
    }
  }

  static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: say("error", "erreur")
    case .unchecked: say("unchecked", "non contrôlé")
    case .warning: say("warning", "avertissement")
    }
  }
}
