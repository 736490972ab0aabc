import AcquisRecords

extension AppendPosition {
  /// Takes the statements that change what may follow, and says which cannot stand where it is.
  mutating func take(_ batch: [SignedStatement]) -> Refusal? {
    for (index, signed) in batch.enumerated() {
      if closedAt != nil { return .invalid(index: index, .afterClosed) }
      if signed.signatures.count > Limits.signatureCount { return .invalid(index: index, .recordForm) }
      if let defect = take(signed.statement, at: head.size + index) { return .invalid(index: index, defect) }
    }
    return nil
  }

  /// Takes a statement that stands at `seq`.
  mutating func take(_ statement: Statement, at seq: Int) -> Refusal.Defect? {
    guard AppendPosition.governing.contains(statement.type) else { return nil }
    guard let governing = try? LedgerStatement(type: statement.type, body: statement.body) else { return .bodyInvalid }
    switch governing {
    case .founded: if seq > 0 { return .notFounded }
    case .closed: closedAt = seq
    case .versionChanged(let format, let rules):
      switch versions.changed(to: Versions(format: format, rules: rules), known: known) {
      case .success(let changed): versions = changed
      case .failure(let defect): return defect
      }
    default: break
    }
    return nil
  }

  /// The types that a store must understand: they decide whether and how anything can follow.
  static let governing: Set<String> = ["ledger-founded", "ledger-closed", "version-changed", "clock-corrected"]
}
