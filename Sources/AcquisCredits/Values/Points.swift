import AcquisValues

/// ECVET points: the relative weight of a unit, from 0 to 9999.99 in steps of a hundredth (SPEC §9.4, *points*).
///
/// Decimals travel as strings, each with one spelling: `30`, `7.5`, `0.25`.
public struct Points: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The points times 100.
  public let hundredths: Int

  /// Points from their hundredths.
  public init(hundredths: Int) { self.hundredths = hundredths }

  /// Reads the one spelling: no sign, no leading zeros, no trailing zeros behind the point; `nil` for any other.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    guard let whole = parts.first, (1...4).contains(whole.utf8.count), fraction.utf8.count <= 2,
      (whole.utf8 + Array(fraction.utf8)).allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let units = Int(whole), let rest = Int((fraction + "00").prefix(2))
    else { return nil }
    hundredths = units * 100 + rest
    guard description.hasSameBytes(as: text) else { return nil }
  }

  /// The one spelling.
  public var description: String {
    let (units, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return "\(units)" }
    return rest % 10 == 0 ? "\(units).\(rest / 10)" : "\(units).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// Fewer points are less.
  public static func < (left: Self, right: Self) -> Bool { left.hundredths < right.hundredths }

  /// The sum.
  public static func + (left: Self, right: Self) -> Self { Points(hundredths: left.hundredths + right.hundredths) }
}
