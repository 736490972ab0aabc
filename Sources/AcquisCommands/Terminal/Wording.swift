import AcquisCredits
import AcquisRecords
import AcquisValues

/// A period, with an open end shown as such.
func period(_ from: Day?, _ until: Day?) -> String {
  from == nil && until == nil
    ? say("always", "toujours") : "\(from?.description ?? "…") → \(until?.description ?? "…")"
}

/// A value of an identity with its label, by the name that JSON gives the field.
func identityLine(_ field: String, _ value: String) -> String {
  switch field {
  case "name": say("name: \(value)", "nom : \(value)")
  case "birthDate": say("birth date: \(value)", "date de naissance : \(value)")
  case "reference": say("reference: \(value)", "référence : \(value)")
  default: say("\(field): \(value)", "\(field) : \(value)")
  }
}

/// The outcome of an assessment.
func word(_ outcome: Outcome) -> String {
  switch outcome {
  case .acquired: say("acquired", "acquis")
  case .notAcquired: say("not acquired", "non acquis")
  }
}

/// In what capacity a key speaks.
func word(_ role: Role) -> String {
  switch role {
  case .checkpoint: say("checkpoint", "point de contrôle")
  case .extract: say("extract", "extrait")
  case .operator: say("operator", "opérateur")
  case .centre: say("centre", "centre")
  case .jury: say("jury", "jury")
  case .awardingBody: say("awarding-body", "certificateur")
  }
}

/// Who holds a private key.
func word(_ custody: Custody) -> String {
  switch custody {
  case .holder: say("holder", "titulaire")
  case .operator: say("operator", "opérateur")
  }
}

/// On what an authorisation rests, by the word that JSON gives it.
func basis(_ word: String) -> String {
  switch word {
  case "centre-authorised": say("centre-authorised", "habilitation")
  case "organise": say("organise", "partenaire : évalue")
  case "train": say("train", "partenaire : forme")
  case "both": say("both", "partenaire : forme et évalue")
  default: word
  }
}

/// For whom a certification is made, as people read it.
func word(_ scope: Scope) -> String {
  switch scope {
  case .branch: say("branch", "branche")
  case .interBranch: say("inter-branch", "interbranche")
  case .interprofessional: say("interprofessional", "interprofessionnel")
  }
}
