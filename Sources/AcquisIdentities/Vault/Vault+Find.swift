/// A value that a search met.
public struct VaultMatch: Hashable, Sendable {
  /// Whom the value is about.
  public let subject: SubjectID
  /// Which fact it is.
  public let field: CommittedField
  /// The value, with its salt.
  public let value: CommittedValue
}

extension Vault {
  /// The names and references that contain `text`, superseded ones included; the oldest first.
  ///
  /// Case, accents, and the kinds of apostrophe, hyphen and space make no difference (``Folding``). Rows can be read
  /// only one by one, in memory: O(n) in all rows of the vault, one decryption and one file each.
  ///
  /// - Throws: ``VaultError``: `exposed`, `fileKind`, `busy`, `damaged` or `failed`.
  public func find(_ text: String) throws(VaultError) -> [VaultMatch] {
    let wanted = Folding.fold(text)
    if wanted.isEmpty { return [] }
    var matches: [VaultMatch] = []
    try forEachReadable { row, values throws(VaultError) in
      for value in values where value.field.names && Folding.fold(value.value).contains(wanted) {
        matches.append(VaultMatch(subject: row.subject, field: value.field, value: value))
      }
    }
    return matches
  }

  /// The subjects whose reference, in its newest statement, is exactly `reference`: bytes are compared. O(n).
  ///
  /// - Throws: as ``find(_:)``.
  public func subjects(reference: String) throws(VaultError) -> [SubjectID] {
    try subjects(references: [reference])[0]
  }

  /// For each of `references` the subjects whose newest reference it is, in the order they were first stored: one pass
  /// over the vault for a whole file of references. O(n).
  ///
  /// - Throws: as ``find(_:)``.
  public func subjects(references: [String]) throws(VaultError) -> [[SubjectID]] {
    var order: [SubjectID] = []
    var newest: [SubjectID: [UInt8]] = [:]
    try forEachReadable { row, values throws(VaultError) in
      guard let reference = values.first(where: { $0.field == .reference }) else { return }
      if newest.updateValue(Array(reference.value.utf8), forKey: row.subject) == nil { order.append(row.subject) }
    }
    let holders = Dictionary(grouping: order) { newest[$0]! }
    return references.map { holders[Array($0.utf8)] ?? [] }
  }
}
