import Glibc

/// Seconds that `body` takes.
func seconds(_ body: () throws -> Void) rethrows -> Double {
  let start = now()
  try body()
  return now() - start
}

/// Seconds that `body` takes.
func seconds(_ body: () async throws -> Void) async rethrows -> Double {
  let start = now()
  try await body()
  return now() - start
}

/// With `BENCHMARKS_CLOCK=cpu` in the environment, time is what the process spent on its cores: for comparing one
/// core's work on a machine that others use too. Waiting for disks then counts as nothing.
private let clock =
  getenv("BENCHMARKS_CLOCK").map { String(cString: $0) } == "cpu" ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC

func now() -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
