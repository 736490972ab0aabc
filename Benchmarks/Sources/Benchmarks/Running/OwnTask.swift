import AcquisAudit
import AcquisNotes
import AcquisValues
import Glibc

/// What is measured in a process of its own: its memory is then its own, and it can be kept to one core. Prints
/// seconds.
enum OwnTask {
  static func run(_ arguments: [String]) async throws {
    switch arguments.first {
    case "launch": launch(Array(arguments.dropFirst()))
    case "hash": print(HashLimit.secondsPerLine(ledger: arguments[1], threads: Int(arguments[2])!))
    case "verify":
      let time = try verify(arguments[1], key: arguments[2], size: Int(arguments[3])!, stages: arguments[4...])
      print(time, peakBytes)
    case "project": print(try await ProjectionTask.run(arguments[1], size: Int(arguments[2])!), peakBytes)
    case "ed25519":
      print(try SignatureLimit.secondsPerVerification(threads: Int(arguments[1])!, count: Int(arguments[2])!))
    case "fiches": print(try FicheTask.run(arguments[1]), peakBytes)
    case "open": try await OpenTask.run(arguments[1], tail: Int(arguments[2])!)
    case "bare-open": print(OpenTask.bare(arguments[1]))
    default: fatalError("no such task: \(arguments)")
    }
  }

  /// The most memory that this process had in use at once: unlike what `wait4` says, without what its parent had.
  static var peakBytes: Int {
    let status = FileText.read("/proc/self/status")
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }!
    return Int(line.split(separator: " ")[1])! * 1024
  }

  /// Sees to it that what was printed can be read.
  static func flush() { fflush(nil) }

  private static func launch(_ words: [String]) {
    let child = Child.run(words)
    precondition(child.status == 0, "\(words) ended with \(child.status)")
    print(child.seconds, child.peakBytes)
  }

  private static func verify(
    _ directory: String, key: String, size: Int, stages: ArraySlice<String>
  ) throws -> Double {
    let demands = AuditDemands(
      trust: Trust([try VerifierKey(parsing: key)]), now: Instant(millisecondsSinceEpoch: 0)!,
      stages: Set(stages.map { AuditStage(rawValue: $0)! }))
    var report: Report?
    let time = seconds { report = Audit.ledger(directory: directory, demands: demands) }
    let errors = report!.findings.filter { $0.severity == .error }
    precondition(errors.isEmpty && report!.size == size, "the ledger does not verify: \(errors)")
    return time
  }
}
