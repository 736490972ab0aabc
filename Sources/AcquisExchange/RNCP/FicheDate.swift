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
    let digits = Array(text.utf8)
    guard digits.count == 10, digits[2] == UInt8(ascii: "/"), digits[5] == UInt8(ascii: "/"),
      let day = FicheDate.number(digits[0..<2]), let month = FicheDate.number(digits[3..<5]),
      let year = FicheDate.number(digits[6..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day written `YYYY-MM-DD`, exactly; `nil` for anything else.
  public init?(iso text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 10, digits[4] == UInt8(ascii: "-"), digits[7] == UInt8(ascii: "-"),
      let year = FicheDate.number(digits[0..<4]), let month = FicheDate.number(digits[5..<7]),
      let day = FicheDate.number(digits[8..<10])
    else { return nil }
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

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.allSatisfy(ASCII.isDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - ASCII.zero) }
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
