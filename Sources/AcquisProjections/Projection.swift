/// An answer that is kept up to date record by record.
///
/// The whole ledger may be folded, or any part that holds what bears on the question. What is *known at* a date is the
/// fold of the prefix recorded by then (SPEC §11): whoever folds cuts. What was so *as of* a date is the projection's
/// own affair, where it takes one.
public protocol Projection: Sendable {
  /// Takes the next statement into account. Entries come in the order of `seq`, each once.
  mutating func apply(_ entry: LedgerEntry)
}

extension Projection {
  /// Takes the next statements into account, in order.
  public mutating func apply(_ entries: some Sequence<LedgerEntry>) {
    for entry in entries { apply(entry) }
  }
}
