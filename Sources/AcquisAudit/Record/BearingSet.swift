public import AcquisCredits
public import AcquisCrypto
import AcquisJSON
public import AcquisRecords
import AcquisValues

/// The records that bear on a learner's blocks (SPEC §14): what a learner's record must carry, and no more.
///
/// A pure fold: give it every record of the ledger in order, up to the checkpoint's size, then ask for ``records``. Whoever
/// can look records up gives it, in order, those of ``typesForAll``; those that name the learner; the minutes that follow these
/// in their batches; of ``sessionTypes`` those of sessions that these name; of ``registerTypes`` those of certifications that
/// these name or that are named with one (``certifications(namedBy:)``); and what of ``replyTypes`` answers any of that. The
/// others change nothing.
/// Which ids are the learner's must be known before (``MergedIDs``), since a merger may come after the credit it moves.
///
/// - Complexity: O(1) a record, amortised; memory grows with the registers of certifications and with the records that
///   name the learner.
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

  private let learners: Set<Spelling>
  private let blocks: Set<BlockReference>
  private var always: [Candidate] = []
  private var own = OwnRecords()
  /// Those that cover something of ``own``.
  private var minutes: [Candidate] = []
  private var register = RegisterCandidates()
  private var replies: [Reply] = []
  private var batch = BatchStart()
  /// Those in force for what comes next.
  private var rules = Rules.one

  /// What answers an earlier statement.
  private struct Reply {
    let target: StatementID
    let candidate: Candidate
    let isCountersignature: Bool
  }

  /// Collects for the learner whose ids are `learners`. `blocks`: the blocks shown; empty for everything.
  public init(learners: Set<LearnerID>, blocks: Set<BlockReference>) {
    self.learners = Set(learners.map { Spelling($0.description) })
    self.blocks = blocks
  }

  /// The types that bear on every learner.
  public static let typesForAll = ofEveryRecord.union(["ledger-founded"])
  /// The types that bear with a certification that they name.
  public static var registerTypes: Set<String> { RegisterCandidates.types }
  /// The types that bear with a session that they name.
  public static var sessionTypes: Set<String> { RegisterCandidates.sessionTypes }
  /// The types that bear with the statement that they name.
  public static var replyTypes: Set<String> { OwnRecords.followUps }

  /// The certifications that a statement of ``registerTypes``, or one that names the learner, takes with it under whatever rules,
  /// as tags.
  public static func certifications(namedBy statement: Statement) -> Set<Tag> {
    let named = ["certification", "predecessors"].flatMap(statement.names)
    let inRule = Rules.allCases.flatMap { RegisterCandidates.otherCertifications(inRuleOf: statement, under: $0) }
    return Set((named + inRule).map { Tag("certification", $0) })
  }

  private static let ofEveryRecord: Set<String> = [
    "version-changed", "clock-corrected", "ledger-closed", "key-enrolled", "key-revoked",
  ]

  /// Takes the next record, whose leaf hash is `leaf`. `position`: where it stands, if it says another.
  public mutating func take(_ record: Record, leaf: Digest, at position: Int? = nil) {
    let statement = record.statement
    let seq = position ?? record.seq
    batch.take(record, at: seq)
    let member = Member(seq: seq, leaf: leaf)
    let candidate = Candidate(statement: statement.id, member: member)
    if seq == 0 || BearingSet.ofEveryRecord.contains(statement.type) {
      raiseRules(by: statement)
      return always.append(candidate)
    }
    takeReply(statement, candidate)
    if statement.spellings("learner").contains(where: learners.contains) {
      own.take(statement, member, showing: blocks)
    } else if statement.type == "minutes" {
      takeMinutes(statement, candidate)
    } else {
      register.take(statement, member, under: rules)
    }
  }

  /// The set, ascending by seq. O(n log n) in its size, that of the registers and what names the learner.
  public var records: [Member] {
    let chosen = own.chosen
    var scope = BearingScope()
    for entry in chosen { scope.formUnion(entry.scope) }
    let covering = Set(chosen.compactMap(\.member.minutes))
    let named = register.bearing(on: scope) + minutes.filter { covering.contains($0.member.seq) }
    let own = chosen.map { Candidate(statement: $0.statement, member: $0.member) }
    let answers = answers(to: always + own + named, beside: Set(chosen.map(\.member.seq)))
    return (always.map(\.member) + chosen.map(\.member) + named.map(\.member) + answers).sorted { $0.seq < $1.seq }
  }

  /// What rule 5 takes: what answers `candidates`, whomever it names, and countersignatures of that. `chosen`: the
  /// positions of what rule 2 has taken.
  private func answers(to candidates: [Candidate], beside chosen: Set<Int>) -> [Member] {
    let targets = Set(candidates.map(\.statement))
    var answers: [Member] = []
    var answering: Set<StatementID> = []
    for reply in replies where !chosen.contains(reply.candidate.member.seq) {
      guard targets.contains(reply.target) || reply.isCountersignature && answering.contains(reply.target) else {
        continue
      }
      answers.append(reply.candidate.member)
      answering.insert(reply.candidate.statement)
    }
    return answers
  }

  /// A rule is read by the rules of its position: what has not its form there names nothing.
  private mutating func raiseRules(by statement: Statement) {
    guard let announced = statement.body["rules"]?.integer else { return }
    let known = min(Int(announced), Rules.newest.rawValue)
    rules = max(rules, Rules(rawValue: known) ?? .one)
  }

  private mutating func takeReply(_ statement: Statement, _ candidate: Candidate) {
    guard OwnRecords.followUps.contains(statement.type), let target = statement.target else { return }
    replies.append(
      Reply(target: target, candidate: candidate, isCountersignature: statement.type == "countersigned"))
  }

  private mutating func takeMinutes(_ statement: Statement, _ candidate: Candidate) {
    guard let count = statement.body["count"]?.integer, count > 0 else { return }
    let seq = candidate.member.seq
    if own.cover(from: max(batch.seq, seq - Int(clamping: count)), by: seq) { minutes.append(candidate) }
  }
}

/// Where the batch under way begins. Lines that are no records are not seen, but have their place in it (SPEC §15, step 2).
private struct BatchStart {
  private(set) var seq = 0
  private var rest = 0
  private var last = -1

  mutating func take(_ record: Record, at position: Int) {
    if rest <= position - last - 1 { seq = position }
    (rest, last) = (record.envelope.rest, position)
  }
}

/// A record that is in the set if something names it.
struct Candidate: Hashable, Sendable {
  let statement: StatementID
  let member: BearingSet.Member
}

extension JSONObject {
  /// The strings of a member that is a string or an array of nothing but strings: in a body, the values of its tags.
  func names(_ member: String) -> [String] {
    switch self[member] {
    case .string(let value): [value]
    case .array(let values): values.allSatisfy { $0.string != nil } ? values.compactMap(\.string) : []
    default: []
    }
  }
}

extension Statement {
  /// The values of the tags that a member of the body gives.
  func names(_ member: String) -> [String] { body.names(member) }

  /// The same by their bytes.
  func spellings(_ member: String) -> [Spelling] { names(member).map { Spelling($0) } }

  /// The statement that this one names.
  var target: StatementID? { body["statement"]?.string.flatMap { StatementID($0) } }
}
