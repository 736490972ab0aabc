import AcquisStore
import FaultInjection

/// What a session of `StoreTorture` said.
struct Session {
  let status: Int32?
  /// By id: position and leaf hash.
  private(set) var acknowledged: [String: [String]] = [:]
  private(set) var nothing: [String] = []
  private(set) var failures: [String] = []

  /// Holds a session of so many batches in `ledger`, whose mark lies beside it.
  init(_ ledger: Ledger, _ batches: Int, _ variables: [String: String] = [:]) throws {
    let path = ledger.directory.path
    let child = try Child(["session", path, "session", "\(batches)", path + ".mark"], variables)
    child.read()
    status = child.wait()
    for line in child.lines {
      switch line[0] {
      case "opened", "closed", "unknown": break
      case "nothing": nothing.append(line[1])
      case "failed": failures.append(line.dropFirst().joined(separator: " "))
      default: acknowledged[line[0]] = Array(line.dropFirst())
      }
    }
  }
}
