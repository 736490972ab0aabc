public import AcquisValues
import Glibc

/// Where the time of `recorded` comes from; tests give their own.
public typealias LedgerClock = @Sendable () -> Instant

/// The system's clock, in UTC.
public func systemClock() -> Instant {
  var now = timespec()
  // The call fails only for a clock that does not exist.
  precondition(clock_gettime(CLOCK_REALTIME, &now) == 0, "the system has a real-time clock")
  let milliseconds = Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
  guard let instant = Instant(millisecondsSinceEpoch: milliseconds) else {
    preconditionFailure("the system's clock is set within the years 0000 to 9999")
  }
  return instant
}
