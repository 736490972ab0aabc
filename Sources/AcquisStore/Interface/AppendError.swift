public import AcquisValues

/// How an append ends when it does not end in acknowledgements: the other two of the three outcomes of SPEC §10, and
/// the case that nothing was tried.
public enum AppendError: Error, Sendable {
  /// Nothing of the batch is recorded, and the same batch would be refused again as long as its reason holds.
  case refused(Refusal)
  /// The batch may or may not be recorded. Look its ids up after the store has been opened again; never guess.
  case outcomeUnknown(StoreError)
  /// Nothing of the batch is recorded: the store could not take it.
  case unavailable(StoreError)
}

/// Why a store refuses a batch.
public enum Refusal: Hashable, Sendable {
  /// The record at this position matches the condition's query.
  case conditionFailed(seq: Int)
  /// Another statement is recorded under this id.
  case idTaken(StatementID)
  /// These ids are recorded already, with the same bytes, and others of the batch are not.
  case batchMixesKnownAndNew(known: [StatementID])
  /// The ledger was closed by the record at this position (SPEC §12).
  case ledgerClosed(seq: Int)
  /// The clock is this much behind the last record; a `clock-corrected` must be recorded first (SPEC §11).
  case clockBehind(milliseconds: Int64)
  /// A statement of the batch cannot stand there.
  case invalid(index: Int, Defect)

  /// What is wrong with a statement for its place, by the identifier SPEC gives it.
  public enum Defect: String, Hashable, Sendable {
    /// The id stands twice in the batch.
    case idRepeated = "statement-id-repeated"
    /// A `ledger-founded` that is not record 0.
    case notFounded = "not-founded"
    /// `seen` names a record that the ledger does not have there.
    case seenWrong = "seen-wrong"
    /// A `version-changed` that lowers a version or raises none.
    case versionLowered = "version-lowered"
    /// A `version-changed` to a version that this software does not know.
    case versionNewer = "version-newer"
    /// A statement follows `ledger-closed` in the batch.
    case afterClosed = "after-closed"
    /// The body of a statement about the ledger itself is not of its form.
    case bodyInvalid = "body-invalid"
    /// The record would have more signatures or bytes than a record may have.
    case recordForm = "record-form"
  }
}

extension AppendError: CustomStringConvertible {
  /// One sentence for people, and what to do.
  public var description: String {
    switch self {
    case .refused(let refusal): "refused: \(refusal)"
    case .outcomeUnknown(let cause): "it is not known whether the batch was recorded: \(cause)"
    case .unavailable(let cause): "nothing was recorded: \(cause)"
    }
  }
}

extension Refusal: CustomStringConvertible {
  /// One sentence for people.
  public var description: String {
    switch self {
    case .conditionFailed(let seq): "record \(seq) came in between and changes what the decision rests on; decide again"
    case .idTaken(let id): "another statement is recorded under the id \(id)"
    case .batchMixesKnownAndNew(let known):
      "\(known.count) of the batch's statements are recorded already and others are not; send them apart"
    case .ledgerClosed(let seq): "the ledger was closed by record \(seq)"
    case .clockBehind(let milliseconds):
      "the clock is \(milliseconds) ms behind the last record; set it, or record a clock-corrected"
    case .invalid(let index, let defect): "statement \(index) of the batch: \(defect.rawValue)"
    }
  }
}
