/// Times of a subject and of its limit, taken in turn so that both meet the same weather. Each is in seconds per unit
/// of work.
struct Pairs {
  private(set) var subject: [Double] = []
  private(set) var limit: [Double] = []

  /// Measures both `rounds` times, in turn, after one round that is not counted. What the two return is seconds per
  /// unit.
  static func measure(
    rounds: Int, subject: () async throws -> Double, limit: () async throws -> Double
  ) async rethrows -> Pairs {
    var pairs = Pairs()
    for round in 0...rounds {
      let (one, other) = (try await subject(), try await limit())
      if round > 0 { pairs.add(subject: one, limit: other) }
    }
    return pairs
  }

  /// The same where nothing has to be waited for.
  static func measure(rounds: Int, subject: () -> Double, limit: () -> Double) -> Pairs {
    var pairs = Pairs()
    for round in 0...rounds {
      let (one, other) = (subject(), limit())
      if round > 0 { pairs.add(subject: one, limit: other) }
    }
    return pairs
  }

  mutating func add(subject: Double, limit: Double) {
    self.subject.append(subject)
    self.limit.append(limit)
  }

  func ratio(_ kind: Row.Kind) -> Row.Ratio {
    let ratios = zip(subject, limit).map { kind == .share ? $1 / $0 : $0 / $1 }.sorted()
    return Row.Ratio(kind: kind, median: ratios.median, min: ratios.first!, max: ratios.last!)
  }
}

extension [Double] {
  var median: Double { quantile(0.5) }

  /// The element below which the given part of all lies.
  func quantile(_ part: Double) -> Double { sorted()[Swift.min(count - 1, Int(Double(count) * part))] }
}
