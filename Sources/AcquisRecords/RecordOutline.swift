public import AcquisCrypto
public import AcquisValues

/// What chain, batches and clock need of a record. It is read from any line that `Record(line:)` accepts and from no other,
/// but nothing of the line is kept, so nothing is allocated.
public struct RecordOutline: Hashable, Sendable {
  /// The types that matter here.
  public enum Kind: Sendable {
    /// `ledger-founded`.
    case founded
    /// `clock-corrected`: the clock may go back.
    case clockCorrected
    /// `version-changed`: what follows may be of another form.
    case versionChanged
    /// Any other type.
    case other
  }

  /// The leaf hash of the record before, as the line says it.
  public let prev: Digest
  /// When the record was made durable, by the operator's clock.
  public let recorded: Instant
  /// How many records of the same batch follow.
  public let rest: Int
  /// The position, as the line says it.
  public let seq: Int
  /// The type of the statement.
  public let kind: Kind

  /// Reads a line, without its LF; `nil` where it is no record, and `Record(line:)` says why. O(n).
  public init?(line: UnsafeBufferPointer<UInt8>) {
    var reader = EnvelopeReader(line)
    guard line.count <= Limits.lineByteCount, let head = reader.head(),
      reader.signatures({ _, text in Base64.spells(StatementSignature.byteCount, text) }),
      let statement = reader.statement(), let form = StatementForm(statement)
    else { return nil }
    prev = head.prev
    recorded = head.recorded
    rest = head.rest
    seq = head.seq
    kind = Kind(type: UnsafeBufferPointer(rebasing: statement[form.type]))
  }

  /// The outline of a record with this envelope and a statement of this type.
  public init(_ envelope: Envelope, type: String) {
    prev = envelope.prev
    recorded = envelope.recorded
    rest = envelope.rest
    seq = envelope.seq
    var type = type
    kind = type.withUTF8 { Kind(type: $0) }
  }
}

extension RecordOutline.Kind {
  fileprivate init(type: UnsafeBufferPointer<UInt8>) {
    func isSpelled(_ name: StaticString) -> Bool {
      type.count == name.utf8CodeUnitCount && type.indices.allSatisfy { type[$0] == name.utf8Start[$0] }
    }
    self =
      isSpelled("clock-corrected")
      ? .clockCorrected
      : isSpelled("version-changed") ? .versionChanged : isSpelled("ledger-founded") ? .founded : .other
  }
}
