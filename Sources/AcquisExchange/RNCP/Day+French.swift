import AcquisValues

extension Day {
  /// The day written `DD/MM/YYYY`, exactly, as the registers print it; `nil` for anything else and for the year 0000,
  /// which stands in the data for no date.
  init?(french text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Array($0.utf8) }
    guard parts.map(\.count) == [2, 2, 4], parts.joined().allSatisfy(ASCII.isDigit) else { return nil }
    let (day, month, year) = (Day.number(parts[0]), Day.number(parts[1]), Day.number(parts[2]))
    guard year > 0 else { return nil }
    self.init(year: year, month: month, day: day)
  }

  private static func number(_ digits: [UInt8]) -> Int { digits.reduce(0) { $0 * 10 + Int($1 - ASCII.zero) } }
}
