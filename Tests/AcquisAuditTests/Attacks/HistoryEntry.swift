import AcquisCrypto
import AcquisJSON
import AcquisMerkle
import AcquisRecords
import AcquisValues

@testable import AcquisAudit

/// A statement as it stands in a ledger, to be written into another history. Those who hold keys of their own signed what they
/// signed: it stays as it is; the operator's signature can be made anew.
struct HistoryEntry {
  let statement: Statement
  let signatures: [StatementSignature]
  var recorded: Instant
  /// The records of its batch that follow.
  let rest: Int

  /// Something that the operator alone can state.
  static func training(as number: Int, recorded: Instant) throws -> HistoryEntry {
    let statement = try Statement(
      type: "training-followed", id: Scribe.id(number), made: Day("2026-01-06")!, body: Story.training())
    let context = Story.full.scribe.context
    return HistoryEntry(
      statement: statement, signatures: [try context.sign(statement, with: Keys.op)], recorded: recorded, rest: 0)
  }
}

extension Scribe {
  /// The history with its entries changed, chained and signed anew from the first byte.
  func rebuilt(_ change: (inout [HistoryEntry]) throws -> Void) throws -> Scribe {
    var entries = records.map {
      HistoryEntry(
        statement: $0.statement, signatures: $0.envelope.signatures, recorded: $0.envelope.recorded,
        rest: $0.envelope.rest)
    }
    try change(&entries)
    var lines: [[UInt8]] = []
    for (seq, entry) in entries.enumerated() {
      let envelope = Envelope(
        prev: lines.last.map { MerkleTree.leafHash($0) } ?? .zero, recorded: entry.recorded, rest: entry.rest, seq: seq,
        signatures: entry.signatures)
      lines.append(try Record(envelope: envelope, statement: entry.statement).line)
    }
    return Scribe(lines: lines)
  }

  /// The history with the body of the operator's statement at `seq` changed, and signed by the operator again.
  func rewritten(_ seq: Int, _ change: (inout JSONObject) -> Void) throws -> Scribe {
    try rebuilt { entries in
      let old = entries[seq]
      var body = old.statement.body
      change(&body)
      let statement = try Statement(
        type: old.statement.type, id: old.statement.id, made: old.statement.made, body: body)
      entries[seq] = HistoryEntry(
        statement: statement, signatures: [try context.sign(statement, with: Keys.op)], recorded: old.recorded,
        rest: old.rest)
    }
  }

  /// Changes bytes of a line and nothing that hangs on them.
  mutating func alter(_ seq: Int, _ old: String, _ new: String) {
    var changed = self
    changed.replace(seq, old, new)
    var all = lines
    all[seq] = changed.lines[seq]
    self = Scribe(lines: all)
  }

  /// Swaps two lines and nothing that hangs on them.
  mutating func swap(_ one: Int, _ other: Int) {
    var all = lines
    all.swapAt(one, other)
    self = Scribe(lines: all)
  }
}
