/// A moment in UTC with millisecond resolution, spelled `YYYY-MM-DDTHH:MM:SS.mmmZ` (SPEC §4, `instant`).
public struct Instant: Hashable, Sendable, Comparable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public let millisecondsSinceEpoch: Int64

  static let millisecondsPerDay: Int64 = 86_400_000
  /// The number of bytes in its spelling.
  public static let byteCount = 24

  /// The moment so many milliseconds after the epoch; `nil` outside the years 0001–9999.
  public init?(millisecondsSinceEpoch: Int64) {
    guard Day(daysSinceEpoch: Instant.floorDay(millisecondsSinceEpoch)) != nil else { return nil }
    self.millisecondsSinceEpoch = millisecondsSinceEpoch
  }

  /// Reads the one spelling; `nil` for any other, and for moments that do not exist (no leap seconds).
  public init?(_ text: some Collection<UInt8>) {
    guard let instant = withBytes(of: text, { Instant(bytes: $0) }) else { return nil }
    self = instant
  }

  /// Reads the one spelling from bytes where they lie.
  package init?(bytes text: UnsafeBufferPointer<UInt8>) {
    guard text.count == Instant.byteCount, let day = Day(bytes: UnsafeBufferPointer(rebasing: text[..<10])) else {
      return nil
    }
    var digits = DigitReader(UnsafeBufferPointer(rebasing: text[10...]))
    guard digits.skip("T"), let hour = digits.number(2), hour < 24, digits.skip(":"),
      let minute = digits.number(2), minute < 60, digits.skip(":"), let second = digits.number(2), second < 60,
      digits.skip("."), let millisecond = digits.number(3), digits.skip("Z")
    else { return nil }
    let ofDay = Int64(((hour * 60 + minute) * 60 + second) * 1000 + millisecond)
    millisecondsSinceEpoch = Int64(day.daysSinceEpoch) * Instant.millisecondsPerDay + ofDay
  }

  /// Reads the one spelling.
  public init?(_ text: some StringProtocol) { self.init(text.utf8) }

  /// The UTC date.
  public var day: Day { Day(daysSinceEpoch: Instant.floorDay(millisecondsSinceEpoch))! }

  /// The moment so many milliseconds later, held at the last moment of the year 9999.
  public func advanced(byMilliseconds milliseconds: Int64) -> Instant {
    Instant(millisecondsSinceEpoch: millisecondsSinceEpoch + milliseconds) ?? Instant("9999-12-31T23:59:59.999Z")!
  }

  private static func floorDay(_ milliseconds: Int64) -> Int {
    Int(milliseconds.quotientFloor(millisecondsPerDay))
  }

  /// The earlier moment is less.
  public static func < (left: Instant, right: Instant) -> Bool {
    left.millisecondsSinceEpoch < right.millisecondsSinceEpoch
  }
}

extension Instant: CustomStringConvertible {
  /// `YYYY-MM-DDTHH:MM:SS.mmmZ`.
  public var description: String {
    var text: [UInt8] = []
    text.reserveCapacity(Instant.byteCount)
    append(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends `YYYY-MM-DDTHH:MM:SS.mmmZ` to `text`.
  package func append(to text: inout [UInt8]) {
    let day = self.day
    let ofDay = Int(millisecondsSinceEpoch - Int64(day.daysSinceEpoch) * Instant.millisecondsPerDay)
    let (seconds, millisecond) = (ofDay / 1000, ofDay % 1000)
    day.append(to: &text)
    for (mark, number, width) in [
      ("T", seconds / 3600, 2), (":", seconds / 60 % 60, 2), (":", seconds % 60, 2), (".", millisecond, 3),
    ] as [(Unicode.Scalar, Int, Int)] {
      text.append(UInt8(ascii: mark))
      appendDigits(of: number, width, to: &text)
    }
    text.append(UInt8(ascii: "Z"))
  }
}

extension Int64 {
  fileprivate func quotientFloor(_ divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
