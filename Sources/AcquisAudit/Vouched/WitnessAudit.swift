import AcquisNotes
import AcquisRecords
import Glibc

/// The cosigned checkpoints of a ledger's directory, `witnessed/<size>`, by a policy (SPEC §19.3).
struct WitnessAudit {
  let policy: TrustPolicy
  private(set) var findings = FindingList()
  private(set) var trustedTimes: [TrustedTime] = []
  private(set) var witnessing: Witnessing?
  private(set) var readings: [CheckpointReading] = []

  /// Reads what is there; whether it holds is judged once the log is known.
  init(_ directory: String, _ policy: TrustPolicy) {
    self.policy = policy
    for size in NumberedFiles.sizes(in: directory + "/witnessed", &findings) {
      let name = "witnessed/\(size)"
      guard let bytes = NumberedFiles.bytes(directory, name, &findings) else { continue }
      guard let reading = CheckpointReading(bytes, name: name, &findings) else { continue }
      if reading.size == size {
        readings.append(reading)
      } else {
        findings.add(.checkpointMalformed, "\(name) is a checkpoint of \(reading.size) records")
      }
    }
  }

  /// The sizes at which the root must be known.
  var sizes: [Int] { readings.map(\.size) }

  /// Holds each against the log, as an older checkpoint is, and the policy against what remains.
  mutating func judge(_ verdict: inout LogVerdict, ledgerSize: Int) {
    for reading in readings where verdict.holds(older: reading) {
      let audit = CosignatureAudit(reading, policy, &findings)
      // A checkpoint of no record promises nothing.
      guard reading.size > 0 else { continue }
      if let trustedTime = audit.trustedTime { trustedTimes.append(trustedTime) }
      if audit.witnessing.isMet, audit.witnessing.size >= witnessing?.size ?? 0 { witnessing = audit.witnessing }
    }
    guard policy.quorum != Quorum.none, verdict.isWhole else { return }
    guard let witnessing else {
      return findings.add(.witnessQuorum, "no checkpoint of this ledger is cosigned as the policy asks")
    }
    if witnessing.size < ledgerSize {
      findings.add(
        .unwitnessedTail,
        "the newest checkpoint that is cosigned as the policy asks covers \(witnessing.size) of \(ledgerSize) records")
    }
  }
}

/// Files of a ledger's directory that are named by a size.
enum NumberedFiles {
  /// The sizes for which there is a file in `path`, ascending; names that are no number mean nothing.
  static func sizes(in path: String, _ findings: inout FindingList) -> [Int] {
    do {
      return try LogFiles.names(in: path).compactMap { name in
        Int(name).flatMap { String($0) == name && $0 >= 0 ? $0 : nil }
      }.sorted()
    } catch {
      if error != .missing { findings.add(.unreadable, "\(path) \(error.explanation)") }
      return []
    }
  }

  static func bytes(_ directory: String, _ name: String, _ findings: inout FindingList) -> [UInt8]? {
    do {
      if let bytes = try RegularFile.bytes(of: "\(directory)/\(name)", limit: CheckpointReading.byteLimit) {
        return bytes
      }
      findings.add(.checkpointMalformed, "\(name) has more than \(CheckpointReading.byteLimit) bytes")
    } catch {
      findings.add(error == .notRegular ? .fileKind : .unreadable, "\(name) \(error.explanation)")
    }
    return nil
  }
}
