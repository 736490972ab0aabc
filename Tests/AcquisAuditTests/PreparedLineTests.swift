import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisRecords
import Testing

@testable import AcquisAudit

/// Lines are prepared some hundreds at a time, before those in front of them are judged.
@Suite("What was not yet known when a line was prepared is known when it is judged")
struct PreparedLineTests {
  /// So many records that whoever enrolled a key before them has been judged when those after them are prepared.
  private static func fill(_ story: inout Story) throws {
    let registered = try story.scribe.statement("certification-registered", Story.registered())
    var body = Story.described("BC1", registered.id)
    body["competences"] = .string(String(repeating: "Invented. ", count: 3_000))
    let texts = try (0..<80).map { _ in try story.scribe.statement("block-described", body) }
    try story.scribe.record(([registered] + texts).map { ($0, [Keys.op]) })
  }

  /// Ben's assessment signed by `key`, rightly or with a signature made for another ledger.
  private static func assess(_ story: inout Story, by key: Ed25519PrivateKey, soundly: Bool) throws {
    let body = Story.assessed("BC2", of: Story.ben)
    let statement = try story.scribe.statement("block-assessed", body, made: "2026-01-06")
    let context = soundly ? story.scribe.context : SigningContext(origin: Keys.origin, ledger: .zero)
    try story.scribe.record(
      signed: SignedStatement(statement, signatures: [try context.sign(statement, with: key)]))
  }

  @Test("the signatures of a key are checked from the record on that follows its enrolment")
  func newKey() throws {
    var story = Story.full
    var expected: [Int] = []
    try PreparedLineTests.fill(&story)
    try story.scribe.record(.keyEnrolled(Keys.enrolment(Keys.secondOperator, .centre, "C1")))
    for _ in 0..<4 {
      try PreparedLineTests.assess(&story, by: Keys.secondOperator, soundly: true)
      expected.append(story.scribe.lines.count)
      try PreparedLineTests.assess(&story, by: Keys.secondOperator, soundly: false)
      try PreparedLineTests.fill(&story)
    }
    let report = try story.scribe.judge()
    #expect(report.findings.filter { $0.code == .signatureInvalid }.map(\.seq) == expected)
    #expect(report.findings.allSatisfy { $0.code == .signatureInvalid || expected.contains($0.seq ?? -1) })
  }

  @Test("statements are read under the rules in force at their place")
  func newRules() throws {
    var story = Story.full
    try PreparedLineTests.fill(&story)
    try story.scribe.record(.versionChanged(format: 1, rules: 2))
    try story.convene("S2")
    try PreparedLineTests.fill(&story)
    #expect(try story.scribe.judge().findings.isEmpty)
    var earlier = Story.full
    try PreparedLineTests.fill(&earlier)
    try earlier.convene("S2")
    #expect(!(try earlier.scribe.judge().findings.isEmpty))
  }

  @Test(
    "the lines of every size of file are judged in their order", arguments: [1, 1023, 1024, 1025, 2048, 2049, 5000])
  func order(count: Int) throws {
    var queue = LineQueue()
    let preparation = Preparation(
      needsRecords: false, checker: SignatureChecker(context: nil, keys: KeyRing(), scope: .none), rules: nil)
    var leaves: [Digest] = []
    for number in 0..<count where queue.add(.whole(Array("line \(number)".utf8))) {
      leaves += queue.turn(preparation).map(\.leaf)
    }
    while !queue.isEmpty { leaves += queue.turn(preparation).map(\.leaf) }
    #expect(leaves == (0..<count).map { SHA256.hash([0x00] + Array("line \($0)".utf8)) })
  }

  @Test("an audit of chain and tree alone keeps leaf hashes only to prove a contradiction")
  func memory() throws {
    let scribe = Story.full.scribe
    for isRecalled in [false, true] {
      var log = LogAudit(watching: [20], AuditDepth(judgesRules: false, signatures: .none), isRecalled: isRecalled)
      for line in scribe.lines { log.take(.whole(line)) }
      log.finish()
      #expect(log.root == scribe.root() && log.statements.register.leafCount == 20)
      #expect((log.statements.register.leaf(at: 7) != nil) == isRecalled)
    }
    let directory = Directory()
    try scribe.write(checkpoint: scribe.checkpoint(), into: directory)
    var demands = AuditDemands(trust: Keys.trust, now: Witnesses.time)
    demands.stages = [.integrity]
    let other = try scribe.checkpoint(17, root: SHA256.hash([]))
    #expect(Audit.ledger(directory: directory.path, demands: demands, older: other).contradiction != nil)
  }
}
