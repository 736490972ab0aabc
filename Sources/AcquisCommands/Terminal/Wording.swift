import AcquisValues

/// A period, with an open end shown as such.
func period(_ from: Day?, _ until: Day?) -> String {
  from == nil && until == nil
    ? say("always", "toujours") : "\(from?.description ?? "…") → \(until?.description ?? "…")"
}
