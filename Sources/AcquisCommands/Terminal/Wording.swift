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
