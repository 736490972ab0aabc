import AcquisCredits
import AcquisJSON
import AcquisRecords
import AcquisValues

/// The records that name a learner, of which rule 2 of SPEC §14 chooses.
///
/// What is chosen is known only at the end: a recognition takes with it what it rests on, which stands before it and may
/// be about blocks that are not shown, and what followed up on that.
struct OwnRecords: Sendable {
  /// A record that names the learner, with what choosing needs of it.
  struct Entry: Sendable {
    let statement: StatementID
    var member: BearingSet.Member
    /// Whether it is chosen whatever else is.
    let isShown: Bool
    /// The statement that it follows up on; chosen only with that.
    let follows: StatementID?
    /// The statements that it may rest on.
    let names: [StatementID]
    let isRecognition: Bool
    let scope: BearingScope
  }

  private(set) var entries: [Entry] = []
  /// Which of them minutes can cover.
  private var decisions: [Int] = []

  /// The types that are chosen with the statement they name.
  static let followUps: Set<String> = [
    "statement-annulled", "countersigned", "decision-confirmed", "condition-lifted", "recognition-suspended",
  ]

  /// The types of which only what is about the blocks shown is chosen.
  private static let ofOneBlock: Set<String> = [
    "learner-targeted", "learner-withdrawn", "training-followed", "block-assessed", "block-validated",
    "certification-awarded", "credit-recognised", "document-issued",
  ]

  /// Takes a record that names the learner. `blocks`: the blocks shown; empty for everything.
  mutating func take(_ statement: Statement, _ member: BearingSet.Member, showing blocks: Set<BlockReference>) {
    let isFollowUp = OwnRecords.followUps.contains(statement.type)
    if Minutes.canCover(statement) { decisions.append(entries.count) }
    entries.append(
      Entry(
        statement: statement.id, member: member, isShown: !isFollowUp && isShown(statement, blocks),
        follows: isFollowUp ? statement.target : nil,
        names: ["assessment", "further", "statement"].flatMap(statement.names).compactMap { StatementID($0) },
        isRecognition: statement.type == "credit-recognised", scope: BearingScope(statement)))
  }

  private func isShown(_ statement: Statement, _ blocks: Set<BlockReference>) -> Bool {
    guard !blocks.isEmpty, OwnRecords.ofOneBlock.contains(statement.type) else { return true }
    guard let code = statement.body["certification"]?.string.flatMap(CertificationCode.init) else { return false }
    guard let block = statement.body["block"] else { return blocks.contains(BlockReference(code, nil)) }
    return block.string.flatMap(BlockCode.init).map { blocks.contains(BlockReference(code, $0)) } ?? false
  }

  /// Takes minutes at `seq` that count in what stands from `first` on; of several the first cover a decision.
  mutating func cover(from first: Int, by seq: Int) -> Bool {
    var covers = false
    for index in decisions.reversed() {
      guard entries[index].member.seq >= first else { break }
      guard entries[index].member.minutes == nil else { continue }
      entries[index].member.minutes = seq
      covers = true
    }
    return covers
  }

  /// The records that are chosen. O(n) in the records that name the learner.
  var chosen: [Entry] {
    let known = Dictionary(grouping: entries.indices) { entries[$0].statement }
    let followUps = Dictionary(grouping: entries.indices.filter { entries[$0].follows != nil }) { entries[$0].follows! }
    var chosen: Set<Int> = []
    var named: Set<StatementID> = []
    var open = entries.indices.filter { entries[$0].isShown }.map { (index: $0, carries: entries[$0].isRecognition) }
    while let (index, carries) = open.popLast() {
      let entry = entries[index]
      if chosen.insert(index).inserted {
        open += (followUps[entry.statement] ?? []).filter { $0 > index }.map { ($0, false) }
      }
      for name in carries ? entry.names : [] where named.insert(name).inserted {
        open += (known[name] ?? []).map { ($0, true) }
      }
    }
    return chosen.sorted().map { entries[$0] }
  }
}
