import AcquisRecords

/// The versions in force at one position of a ledger (SPEC §12).
struct Versions: Hashable, Sendable {
  var format: Int
  var rules: Int

  /// What this software can write.
  static let known = Versions(format: Founding.format, rules: Founding.newestRules)

  /// Whether software that knows `known` may write.
  func isCovered(by known: Versions) -> Bool { format <= known.format && rules <= known.rules }

  /// The versions after a `version-changed`, or why it cannot stand here.
  func changed(to next: Versions, known: Versions) -> Result<Versions, Refusal.Defect> {
    guard next.format >= format, next.rules >= rules, next != self else { return .failure(.versionLowered) }
    return next.isCovered(by: known) ? .success(next) : .failure(.versionNewer)
  }

  /// Throws `versionNewer` when `record` raises a version beyond `known`: what follows cannot be judged.
  static func check(_ record: Record, _ known: Versions) throws(StoreError) {
    guard ["ledger-founded", "version-changed"].contains(record.statement.type) else { return }
    let (format, rules): (Int, Int)
    switch try? LedgerStatement(type: record.statement.type, body: record.statement.body) {
    case .founded(let founding)?: (format, rules) = (Founding.format, founding.rules)
    case .versionChanged(let announced, let version)?: (format, rules) = (announced, version)
    default: return
    }
    guard Versions(format: format, rules: rules).isCovered(by: known) else {
      throw .versionNewer(format: format, rules: rules)
    }
  }
}

extension Refusal.Defect: Error {}
