public import AcquisValues

/// From a day until a day, both included; open where a day is absent.
public struct Period: Hashable, Sendable {
  /// The first day; `nil`: since ever.
  public let from: Day?
  /// The last day; `nil`: without end.
  public let until: Day?

  /// A period; with `from` after `until` it holds no day.
  public init(from: Day? = nil, until: Day? = nil) {
    self.from = from
    self.until = until
  }

  /// Whether `day` lies within the period.
  public func contains(_ day: Day) -> Bool {
    if let from, day < from { return false }
    if let until, day > until { return false }
    return true
  }
}
