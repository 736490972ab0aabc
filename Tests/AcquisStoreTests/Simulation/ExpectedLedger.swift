import AcquisCrypto
import AcquisMerkle
import AcquisRecords
import AcquisValues

@testable import AcquisStore

/// What a ledger must answer, by SPEC §10 to §12, looked up in plain lists: it shares nothing with the engines.
struct ExpectedLedger {
  /// What an acknowledgement says, but for the ledger's id.
  struct Told: Equatable {
    let seq: Int
    let leaf: Digest
    let recorded: Instant
    let id: StatementID
  }

  struct Entry {
    let signed: SignedStatement
    let told: Told
  }

  /// What must become of a batch.
  enum Answer {
    case known([Told])
    case recorded(Instant)
    case refused(Refusal)
  }

  private(set) var entries: [Entry] = []

  var count: Int { entries.count }
  var leaves: [Digest] { entries.map(\.told.leaf) }

  func head(size: Int) -> TreeHead { TreeHead(size: size, root: MerkleTree.root(ofLeafHashes: leaves.prefix(size))) }

  func entry(of id: StatementID) -> Entry? { entries.first { $0.told.id == id } }

  func matches(_ query: Query, _ range: Range<Int>) -> [Int] {
    range.clamped(to: 0..<count).filter { query.matches(entries[$0].signed.statement) }
  }

  mutating func add(_ batch: [SignedStatement], _ told: [Told]) {
    entries += zip(batch, told).map { Entry(signed: $0, told: $1) }
  }

  func answer(to batch: [SignedStatement], _ condition: AppendCondition?, now: Instant) -> Answer {
    let ids = batch.map(\.statement.id)
    for index in ids.indices where ids[..<index].contains(ids[index]) {
      return .refused(.invalid(index: index, .idRepeated))
    }
    let known = batch.map { entry(of: $0.statement.id) }
    for (signed, entry) in zip(batch, known) {
      if let entry, entry.signed.statement != signed.statement { return .refused(.idTaken(signed.statement.id)) }
    }
    let told = known.compactMap { $0?.told }
    if told.count == batch.count { return .known(told) }
    if !told.isEmpty { return .refused(.batchMixesKnownAndNew(known: told.map(\.id))) }
    return answer(toNew: batch, condition, now)
  }

  private func answer(toNew batch: [SignedStatement], _ condition: AppendCondition?, _ now: Instant) -> Answer {
    if let closed = entries.firstIndex(where: { $0.signed.statement.type == "ledger-closed" }) {
      return .refused(.ledgerClosed(seq: closed))
    }
    if let condition, let seq = matches(condition.query, min(condition.size, count)..<count).first {
      return .refused(.conditionFailed(seq: seq))
    }
    for (index, signed) in batch.enumerated() {
      if let seen = signed.statement.seen, !leaves.indices.contains(seen.seq) || leaves[seen.seq] != seen.leaf {
        return .refused(.invalid(index: index, .seenWrong))
      }
    }
    if let closing = batch.firstIndex(where: { $0.statement.type == "ledger-closed" }), closing + 1 < batch.count {
      return .refused(.invalid(index: closing + 1, .afterClosed))
    }
    guard let last = entries.last?.told.recorded, now < last, batch[0].statement.type != "clock-corrected"
    else { return .recorded(now) }
    let behind = last.millisecondsSinceEpoch - now.millisecondsSinceEpoch
    return behind > 5000 ? .refused(.clockBehind(milliseconds: behind)) : .recorded(last)
  }
}

extension ExpectedLedger.Told {
  init(_ acknowledgement: Acknowledgement) {
    self.init(
      seq: acknowledgement.seq, leaf: acknowledgement.leaf, recorded: acknowledgement.recorded, id: acknowledgement.id)
  }

  init(_ record: Record) {
    self.init(
      seq: record.seq, leaf: record.leafHash, recorded: record.envelope.recorded, id: record.statement.id)
  }
}
