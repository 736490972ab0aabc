import AcquisAudit
import AcquisCredits
import AcquisCrypto
import AcquisProjections
import AcquisRecords
import AcquisValues

/// Turns records, in order, into the entries that projections take: what each states, and who signed it.
struct EntryFold {
  private var keys = KeyRing()
  private var state = CreditState()
  /// The rules in force after the records taken so far.
  var rules: Rules { state.rules }
  private let minutes: [CoveringMinutes]

  /// Minutes among the records, with the records they cover.
  struct CoveringMinutes {
    let covered: Range<Int>
    let signers: Set<Digest>
  }

  /// A fold over records of which some may be covered by `minutes`, ascending.
  init(minutes: [CoveringMinutes] = []) { self.minutes = minutes }

  /// The minutes that cover the record at `seq`. O(log n): minutes stand behind what they cover, which is never other minutes,
  /// so that no two cover the same.
  func minutes(covering seq: Int) -> CoveringMinutes? {
    let next = minutes.partitioningIndex { $0.covered.upperBound > seq }
    return minutes[next...].first.flatMap { $0.covered.contains(seq) ? $0 : nil }
  }

  /// The entry of a record about credit; `nil` for any other, which is taken into account all the same.
  mutating func entry(_ record: Record) -> LedgerEntry? {
    let statement = record.statement
    guard let credit = try? CreditStatement(type: statement.type, body: statement.body) else {
      keys.apply(statement, at: record.seq)
      if let rules = Rules(statement) { state.raise(to: rules) }
      return nil
    }
    let signing = self.signing(of: credit, record)
    state.apply(credit, id: statement.id, made: statement.made)
    return LedgerEntry(
      credit, id: statement.id, made: statement.made, recorded: record.envelope.recorded.day, seq: record.seq,
      signing: signing, rules: state.rules)
  }

  private func signing(of credit: CreditStatement, _ record: Record) -> Signing {
    var signers = Set(record.envelope.signatures.map(\.key))
    if let minutes = minutes(covering: record.seq) { signers.formUnion(minutes.signers) }
    let authorities = state.signers(of: credit).map {
      keys.electorate(for: $0.voices, on: record.statement.made).authority(of: signers)
    }
    return authorities.allSatisfy { if case .signed = $0 { true } else { false } } ? .signed : .onBehalf
  }
}

extension EntryFold.CoveringMinutes {
  /// `nil` unless the record holds minutes.
  init?(_ record: Record) {
    guard record.statement.type == "minutes",
      case .minutes(let minutes)? = try? LedgerStatement(type: record.statement.type, body: record.statement.body)
    else { return nil }
    covered = max(0, record.seq - minutes.count)..<record.seq
    signers = Set(record.envelope.signatures.map(\.key))
  }
}

extension Rules {
  /// The rules that a statement about the ledger puts in force; `nil` for any other.
  init?(_ statement: Statement) {
    switch try? LedgerStatement(type: statement.type, body: statement.body) {
    case .founded(let founding)?: self.init(rawValue: founding.rules)
    case .versionChanged(_, let rules)?: self.init(rawValue: rules)
    default: return nil
    }
  }
}
