/// A calendar date of the proleptic Gregorian calendar, spelled `YYYY-MM-DD` (SPEC §4, `day`).
///
/// Years 0001–9999. A date has no time zone: `made` is a local date, and only SPEC §11 says how it meets UTC.
public struct Day: Hashable, Sendable, Comparable {
  /// Days since 1970-01-01; negative before.
  public let daysSinceEpoch: Int

  static let first = Day(uncheckedYear: 1, month: 1, day: 1)
  static let last = Day(uncheckedYear: 9999, month: 12, day: 31)

  /// The day so many days after 1970-01-01; `nil` outside the years 0001–9999.
  public init?(daysSinceEpoch: Int) {
    guard (Day.first.daysSinceEpoch...Day.last.daysSinceEpoch).contains(daysSinceEpoch) else { return nil }
    self.daysSinceEpoch = daysSinceEpoch
  }

  /// The given date; `nil` when the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, in: year)
    else { return nil }
    self.init(uncheckedYear: year, month: month, day: day)
  }

  /// Reads exactly `YYYY-MM-DD`; `nil` for any other spelling and for days that do not exist.
  public init?(_ text: some StringProtocol) {
    self.init(text.utf8)
  }

  /// Reads exactly `YYYY-MM-DD` from bytes.
  public init?(_ text: some Collection<UInt8>) {
    guard let day = withBytes(of: text, { Day(bytes: $0) }) else { return nil }
    self = day
  }

  /// Reads exactly `YYYY-MM-DD` from bytes where they lie.
  package init?(bytes text: UnsafeBufferPointer<UInt8>) {
    var digits = DigitReader(text)
    guard text.count == 10, let year = digits.number(4), digits.skip("-"), let month = digits.number(2),
      digits.skip("-"), let day = digits.number(2)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  // Days from civil date, after Howard Hinnant, "chrono-compatible low-level date algorithms".
  private init(uncheckedYear: Int, month: Int, day: Int) {
    let year = month <= 2 ? uncheckedYear - 1 : uncheckedYear
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    daysSinceEpoch = era * 146_097 + dayOfEra - 719_468
  }

  /// Year, month and day of month.
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = daysSinceEpoch + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static func length(ofMonth month: Int, in year: Int) -> Int {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// The earlier day is less.
  public static func < (left: Day, right: Day) -> Bool { left.daysSinceEpoch < right.daysSinceEpoch }
}

extension Day: CustomStringConvertible {
  /// `YYYY-MM-DD`.
  public var description: String {
    var text: [UInt8] = []
    append(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  func append(to text: inout [UInt8]) {
    let (year, month, day) = components
    appendDigits(of: year, 4, to: &text)
    text.append(UInt8(ascii: "-"))
    appendDigits(of: month, 2, to: &text)
    text.append(UInt8(ascii: "-"))
    appendDigits(of: day, 2, to: &text)
  }
}
