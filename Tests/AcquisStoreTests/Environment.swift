import Glibc

/// A number that the environment may set.
func environmentNumber(_ name: String) -> Int? { getenv(name).flatMap { Int(String(cString: $0)) } }

/// One line for whoever collects figures of a run, when `ACQUIS_REPORT` is set.
func report(_ line: String) {
  if getenv("ACQUIS_REPORT") != nil { print("report: \(line)") }
}
