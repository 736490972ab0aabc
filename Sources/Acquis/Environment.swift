public import AcquisCrypto
public import AcquisValues
import Glibc

/// What the ledger takes from the world outside: time and chance. Replaced in tests and in the generator of samples.
public struct Environment: Sendable {
  /// The time, in UTC.
  public let now: @Sendable () -> Instant
  /// So many random bytes.
  public let random: @Sendable (Int) throws(CryptoError) -> [UInt8]

  /// An environment of one's own.
  public init(
    now: @escaping @Sendable () -> Instant, random: @escaping @Sendable (Int) throws(CryptoError) -> [UInt8]
  ) {
    self.now = now
    self.random = random
  }

  /// The clock and the random source of the system.
  public static let system = Environment(
    now: {
      var time = timespec()
      clock_gettime(CLOCK_REALTIME, &time)
      let milliseconds = Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
      return Instant(millisecondsSinceEpoch: milliseconds) ?? Instant(millisecondsSinceEpoch: 0)!
    },
    random: { (count) throws(CryptoError) in try SecureRandom.bytes(count) })

  /// A new statement id. Throws ``Problem`` when the system has no randomness to give.
  public func newStatementID() throws(Problem) -> StatementID {
    StatementID(version4From: try randomBytes(16))
  }

  func randomBytes(_ count: Int) throws(Problem) -> [UInt8] {
    do { return try random(count) } catch {
      throw Problem("no-randomness", "\(error)", remedy: "Check the system's random source, then try again.")
    }
  }

  /// The latest day that a statement may be made: somewhere on Earth it is already then (SPEC §9.2, made-after-recorded).
  public var latestMade: Day { now().advanced(byMilliseconds: 14 * 3_600_000).day }

  /// Today, where the machine is.
  public var today: Day {
    var seconds = time_t(now().millisecondsSinceEpoch / 1000)
    var local = tm()
    localtime_r(&seconds, &local)
    return Day(year: Int(local.tm_year) + 1900, month: Int(local.tm_mon) + 1, day: Int(local.tm_mday)) ?? now().day
  }
}
