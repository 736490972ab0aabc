public import AcquisCredits
public import AcquisCrypto
import AcquisJSON
public import AcquisRecords
import AcquisValues

/// The records that bear on a learner's blocks (SPEC §14, rules 1–5): what a learner's record must carry, and no more.
///
/// A pure fold: give it every record of the ledger in order, up to the checkpoint's size, then ask for ``records``.
/// Which ids are the learner's must be known before (``MergedIDs``), since a merger may come after the credit it moves.
///
/// - Complexity: O(1) a record, amortised; memory grows with the registers of certifications and with the set itself.
public struct BearingSet: Sendable {
  /// A record of the set.
  public struct Member: Hashable, Sendable {
    /// Its position.
    public let seq: Int
    /// Its leaf hash.
    public let leaf: Digest
    /// The position of the minutes that cover it.
    public internal(set) var minutes: Int?
  }

  private let learners: Set<String>
  private let blocks: Set<BlockReference>
  private var always: [Candidate] = []
  private var own: [Member] = []
  /// Which of ``own`` minutes can cover.
  private var decisions: [Int] = []
  private var ownStatements: Set<StatementID> = []
  private var certifications: Set<String> = []
  private var centres: Set<String> = []
  private var minutes: [Candidate] = []
  private var register = RegisterCandidates()
  private var replies: [Reply] = []
  private var batch = BatchStart()

  /// An annulment or a countersignature that is not the learner's own.
  private struct Reply {
    let target: StatementID
    let candidate: Candidate
    let isCountersignature: Bool
  }

  /// Collects for the learner whose ids are `learners`. `blocks`: the blocks shown; empty for everything.
  public init(learners: Set<LearnerID>, blocks: Set<BlockReference>) {
    self.learners = Set(learners.map(\.description))
    self.blocks = blocks
  }

  private static let ofEveryRecord: Set<String> = [
    "version-changed", "clock-corrected", "ledger-closed", "key-enrolled", "key-revoked",
  ]

  /// The types of which rule 2 takes only what is about the blocks shown.
  private static let ofOneBlock: Set<String> = [
    "learner-targeted", "learner-withdrawn", "training-followed", "block-assessed", "block-validated",
    "certification-awarded",
  ]

  /// Takes the next record, whose leaf hash is `leaf`.
  public mutating func take(_ record: Record, leaf: Digest) {
    let statement = record.statement
    batch.take(record)
    let member = Member(seq: record.seq, leaf: leaf)
    let candidate = Candidate(statement: statement.id, member: member)
    if record.seq == 0 || BearingSet.ofEveryRecord.contains(statement.type) { return always.append(candidate) }
    if isOwn(statement) { return takeOwn(statement, member) }
    switch statement.type {
    case "minutes": takeMinutes(statement, member)
    case "statement-annulled", "countersigned":
      let isCountersignature = statement.type == "countersigned"
      if let target = statement.target {
        replies.append(Reply(target: target, candidate: candidate, isCountersignature: isCountersignature))
      }
    default: register.take(statement, member)
    }
  }

  /// The set, ascending by seq. O(n log n) in its size and that of the registers.
  public var records: [Member] {
    let named = register.bearing(on: certifications, centres: centres) + minutes
    return (always.map(\.member) + own + named.map(\.member) + answers(to: always + named)).sorted { $0.seq < $1.seq }
  }

  /// What rule 5 takes: annulments and countersignatures of `candidates`, and countersignatures of those.
  private func answers(to candidates: [Candidate]) -> [Member] {
    let targets = Set(candidates.map(\.statement))
    var answers: [Member] = []
    var answering: Set<StatementID> = []
    for reply in replies
    where targets.contains(reply.target) || reply.isCountersignature && answering.contains(reply.target) {
      answers.append(reply.candidate.member)
      answering.insert(reply.candidate.statement)
    }
    return answers
  }

  /// Whether rule 2 takes the statement.
  private func isOwn(_ statement: Statement) -> Bool {
    guard statement.names("learner").contains(where: learners.contains) else { return false }
    if statement.type == "statement-annulled" || statement.type == "countersigned" {
      return statement.target.map(ownStatements.contains) ?? false
    }
    guard !blocks.isEmpty, BearingSet.ofOneBlock.contains(statement.type) else { return true }
    guard let code = statement.body["certification"]?.string.flatMap(CertificationCode.init) else { return false }
    return blocks.contains(BlockReference(code, statement.body["block"]?.string.flatMap(BlockCode.init)))
  }

  private mutating func takeOwn(_ statement: Statement, _ member: Member) {
    if Minutes.canCover(statement) { decisions.append(own.count) }
    own.append(member)
    ownStatements.insert(statement.id)
    certifications.formUnion(statement.names("certification"))
    if statement.type == "block-assessed" { centres.formUnion(statement.names("centre")) }
  }

  private mutating func takeMinutes(_ statement: Statement, _ member: Member) {
    guard let count = statement.body["count"]?.integer, count > 0 else { return }
    let first = max(batch.seq, member.seq - Int(clamping: count))
    var covers = false
    for index in decisions.reversed() {
      guard own[index].seq >= first else { break }
      guard own[index].minutes == nil else { continue }
      own[index].minutes = member.seq
      covers = true
    }
    if covers { minutes.append(Candidate(statement: statement.id, member: member)) }
  }
}

/// Where the batch under way begins. Lines that are no records are not seen, but have their place in it (SPEC §15, step 2).
private struct BatchStart {
  private(set) var seq = 0
  private var rest = 0
  private var last = -1

  mutating func take(_ record: Record) {
    if rest <= record.seq - last - 1 { seq = record.seq }
    (rest, last) = (record.envelope.rest, record.seq)
  }
}

/// A record that is in the set if something names it.
struct Candidate: Sendable {
  let statement: StatementID
  let member: BearingSet.Member
}

extension Statement {
  /// The strings of a member of the body that is a string or an array of nothing but strings: the values of its tags.
  func names(_ member: String) -> [String] {
    switch body[member] {
    case .string(let value): [value]
    case .array(let values): values.allSatisfy { $0.string != nil } ? values.compactMap(\.string) : []
    default: []
    }
  }

  /// The statement that this one names.
  var target: StatementID? { body["statement"]?.string.flatMap { StatementID($0) } }
}
