import Acquis
import AcquisAudit
import AcquisNotes
import AcquisSamples
import AcquisValues
import Foundation

/// The samples as they stand in the repository, and as they are made anew.
enum Committed {
  /// The root of the repository.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path(percentEncoded: false)

  static let directory = root + "ledger-samples"

  static let catalogue = try! Catalogue()

  /// Every file below `directory`, with what it holds.
  static func files(in directory: String) throws -> [String: SampleFile] {
    let manager = FileManager.default
    var files: [String: SampleFile] = [:]
    for name in try manager.subpathsOfDirectory(atPath: directory) {
      let path = "\(directory)/\(name)"
      switch try manager.attributesOfItem(atPath: path)[.type] as? FileAttributeType {
      case .typeDirectory?: continue
      case .typeSymbolicLink?: files[name] = .link(try manager.destinationOfSymbolicLink(atPath: path))
      default: files[name] = .bytes(Array(try Data(contentsOf: URL(filePath: path))))
      }
    }
    return files
  }
}

extension Sample {
  /// The value of an option of `arguments`.
  func option(_ name: String) -> String? {
    arguments.firstIndex(of: name).map { arguments[$0 + 1] }
  }

  /// The keys that `arguments` give.
  func trust() throws -> Trust? { try option("--key").map { Trust([try VerifierKey(parsing: $0)]) } }

  /// What `arguments` ask for.
  func demands(in directory: String = Committed.directory) throws -> AuditDemands {
    let stages = Set(
      arguments.indices.filter { arguments[$0] == "--stage" }.compactMap { AuditStage(rawValue: arguments[$0 + 1]) })
    return AuditDemands(
      trust: try trust(),
      policy: try option("--policy").map {
        try TrustPolicy(parsing: Data(contentsOf: URL(filePath: "\(directory)/\($0)")))
      }, maximumAge: option("--max-age").map { Int64($0.dropLast())! * 3_600_000 },
      now: option("--at").map { Instant($0)! } ?? Environment.system.now(),
      stages: stages.isEmpty ? Set(AuditStage.allCases) : stages)
  }

  /// What the verifier of this package says of it, below `directory`.
  func report(in directory: String = Committed.directory) throws -> Report {
    try Verification.verify(
      "\(directory)/\(path)", demands: try demands(in: directory),
      older: option("--checkpoint").map { "\(directory)/\($0)" },
      record: option("--record").map { "\(directory)/\($0)" })
  }

  /// The warnings that `why` names in brackets.
  var warnings: [FindingCode] {
    why.matches(of: /\[([a-z-]+)\]/).compactMap { FindingCode(rawValue: String($0.1)) }
  }
}

/// A directory that goes away with its last owner.
final class TemporaryDirectory {
  let path = FileManager.default.temporaryDirectory.path(percentEncoded: false) + UUID().uuidString

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"))
  }
}
