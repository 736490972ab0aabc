import AcquisCrypto
import AcquisNotes
import AcquisRecords
import AcquisValues

/// Record 0: what it says and what follows from it.
struct Genesis: Sendable {
  let record: Record
  let founding: Founding
  /// The ledger id.
  let ledger: Digest

  /// Records a founding. `path` is for the error.
  init(_ founding: SignedStatement, recorded: Instant, path: String) throws(StoreError) {
    let envelope = Envelope(prev: .zero, recorded: recorded, rest: 0, seq: 0, signatures: founding.signatures)
    let record: Record
    do { record = try Record(envelope: envelope, statement: founding.statement) } catch {
      throw .notFounded(path: path, what: "\(error)")
    }
    try self.init(record, path: path)
  }

  /// Takes record 0 as it was read.
  init(_ record: Record, path: String) throws(StoreError) {
    let statement: LedgerStatement?
    do { statement = try LedgerStatement(type: record.statement.type, body: record.statement.body) } catch {
      throw .notFounded(path: path, what: "\(error)")
    }
    guard case .founded(let founding) = statement else {
      throw .notFounded(path: path, what: "record 0 is not of type ledger-founded")
    }
    guard record.envelope.rest == 0, record.envelope.prev == .zero, record.seq == 0 else {
      throw .notFounded(path: path, what: "record 0 does not stand alone at the beginning")
    }
    self.record = record
    self.founding = founding
    ledger = record.leafHash
  }

  /// The head after record 0.
  var head: ChainHead { ChainHead(size: 1, leaf: ledger, recorded: record.envelope.recorded) }

  /// Where the second batch goes.
  var position: AppendPosition {
    let versions = Versions(format: Founding.format, rules: founding.rules)
    return AppendPosition(ledger: ledger, head: head, versions: versions)
  }

  /// Throws `wrongKey` unless `key` is the checkpoint key that record 0 enrols, named as the origin.
  func check(_ key: VerifierKey, path: String) throws(StoreError) {
    guard key.publicKey == founding.checkpointKey, key.name.utf8.elementsEqual(founding.origin.utf8) else {
      throw .wrongKey(path: path)
    }
  }
}
