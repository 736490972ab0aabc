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
}

extension Refusal.Defect: Error {}
