import AcquisValues

/// How long credit can be used towards one certification, with what that depends on.
struct UsabilityWindow: Hashable, Sendable {
  let usability: Policy.Usability?
  /// The last day of the certification's registration.
  let registrationEnd: Day?

  /// Whether credit acquired on `since` can be used on `day`; without a day, for ever.
  func holds(_ since: Day, on day: Day?) -> Bool {
    guard let day, let limit = limit(since) else { return true }
    return day <= limit
  }

  /// The last day on which credit acquired on `since` can be used; `nil`: for ever.
  func limit(_ since: Day) -> Day? {
    switch usability {
    case .months(let months): since.adding(months: months)
    case .grace(let months): registrationEnd?.adding(months: months)
    case nil: nil
    }
  }
}

extension Day {
  /// The same day of a later month, or that month's last; `nil` after the year 9999.
  func adding(months: Int) -> Day? {
    let (year, month, day) = components
    let (years, index) = (month - 1 + months).quotientAndRemainder(dividingBy: 12)
    return (0...3).lazy.compactMap { Day(year: year + years, month: index + 1, day: day - $0) }.first
  }
}

extension CreditState {
  func usability(towards certification: CertificationCode, madeBy day: Day? = nil) -> UsabilityWindow {
    UsabilityWindow(
      usability: policy(of: certification, madeBy: day).usability,
      registrationEnd: registration(of: certification)?.period.until)
  }
}
