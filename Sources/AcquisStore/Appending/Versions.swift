import AcquisRecords

/// The versions in force at one position of a ledger (SPEC §12).
struct Versions: Hashable, Sendable {
  var format: Int
  var rules: Int

  /// What this software can write.
  static let known = Versions(format: Founding.format, rules: Founding.rules)

  /// Whether software that knows `known` may write.
  func isCovered(by known: Versions) -> Bool { format <= known.format && rules <= known.rules }

  /// The versions after a `version-changed`, or why it cannot stand here.
  func changed(to next: Versions, known: Versions) -> Result<Versions, Refusal.Defect> {
    guard next.format >= format, next.rules >= rules, next != self else { return .failure(.versionLowered) }
    return next.isCovered(by: known) ? .success(next) : .failure(.versionNewer)
  }

  /// Throws `versionNewer` when `record` raises a version beyond `known`: what follows cannot be judged.
  static func check(_ record: Record, _ known: Versions) throws(StoreError) {
    guard record.statement.type == "version-changed",
      case .versionChanged(let format, let rules)? = try? LedgerStatement(
        type: record.statement.type, body: record.statement.body)
    else { return }
    guard Versions(format: format, rules: rules).isCovered(by: known) else {
      throw .versionNewer(format: format, rules: rules)
    }
  }
}

extension Refusal.Defect: Error {}
