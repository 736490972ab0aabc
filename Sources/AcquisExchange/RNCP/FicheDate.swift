/// A calendar day as the registers print it: no time, no zone.
public struct FicheDate: Hashable, Sendable {
  /// Year, 1…9999.
  public let year: Int
  /// Month, 1…12.
  public let month: Int
  /// Day of the month, from 1.
  public let day: Int

  /// The day, if the (proleptic) Gregorian calendar has it.
  public init?(year: Int, month: Int, day: Int) {
    guard 1...9999 ~= year, 1...12 ~= month, day >= 1, day <= FicheDate.length(of: month, year) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day written `DD/MM/YYYY`, exactly; `nil` for anything else.
  public init?(french text: String) {
    guard let (day, month, year) = FicheDate.numbers(in: text, separator: UInt8(ascii: "/"), widths: (2, 2, 4)) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }

  /// The day written `YYYY-MM-DD`, exactly; `nil` for anything else.
  public init?(iso text: String) {
    guard let (year, month, day) = FicheDate.numbers(in: text, separator: UInt8(ascii: "-"), widths: (4, 2, 2)) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }

  private static func length(of month: Int, _ year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return switch month {
    case 2: isLeap ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func numbers(
    in text: String, separator: UInt8, widths: (Int, Int, Int)
  ) -> (Int, Int, Int)? {
    let parts = text.utf8.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == widths.0, parts[1].count == widths.1, parts[2].count == widths.2,
      parts.joined().allSatisfy(ASCII.isDigit)
    else { return nil }
    func number(_ digits: Substring.UTF8View) -> Int { digits.reduce(0) { $0 * 10 + Int($1 - ASCII.zero) } }
    return (number(parts[0]), number(parts[1]), number(parts[2]))
  }
}

extension FicheDate: Comparable {
  /// Earlier days are smaller.
  public static func < (left: FicheDate, right: FicheDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension FicheDate: CustomStringConvertible {
  /// `YYYY-MM-DD` (ISO 8601).
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: width - digits.count) + digits
    }
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }
}
