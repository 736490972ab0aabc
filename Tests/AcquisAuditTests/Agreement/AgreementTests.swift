import AcquisAudit
import AcquisCredits
import AcquisExchange
import AcquisJSON
import AcquisNotes
import AcquisRecords
import Foundation
import Glibc
import Testing

/// Two verifiers written apart from SPEC.md must say the same of whatever they are shown.
///
/// With `ACQUIS_AGREEMENT` set to a number, so many exhibits are judged; with `ACQUIS_AGREEMENT_FROM` from that seed on;
/// with `ACQUIS_AGREEMENT_KEEP` set to a path, they are left there, each under its seed.
@Suite(
  "The second verifier agrees",
  .enabled(if: OtherVerifier.isPresent, "python3 or openssl is not installed: the second verifier cannot run"))
struct AgreementTests {
  static let seeds: Range<UInt64> = {
    let environment = ProcessInfo.processInfo.environment
    let first = environment["ACQUIS_AGREEMENT_FROM"].flatMap(UInt64.init) ?? 1
    return first..<first + (environment["ACQUIS_AGREEMENT"].flatMap(UInt64.init) ?? 300)
  }()

  @Test("that nothing is wrong with ledgers that have, together, every type of statement", arguments: [0, 1])
  func sound(stock: Int) throws {
    let directory = Directory()
    let whole = ExhibitMaker.stocks[stock].whole
    let exhibit = Exhibit(
      input: .ledger(log: whole.log, checkpoint: try whole.checkpoint()), older: try whole.checkpoint(5),
      record: try ExhibitMaker.exporter(whole).file())
    let (question, report) = try exhibit.judge(in: directory, "sound")
    #expect(report.exitStatus == 0, "\(report.findings)")
    let answers = try OtherVerifier.answers(to: [question])
    #expect(answers.map(\.set) == [OtherVerifier.Answer(report).set])
    #expect(answers.map(\.status) == [0])
  }

  @Test("about every type of statement")
  func types() {
    let records = ExhibitMaker.stocks.flatMap(\.whole.records)
    let ofLedgers: Set = [
      "ledger-founded", "version-changed", "clock-corrected", "ledger-closed", "key-enrolled", "key-revoked",
      "countersigned", "minutes",
    ]
    #expect(Set(records.map(\.statement.type)) == ofLedgers.union(CreditStatement.types(under: .two)))
  }

  @Test("that a writer at work hides what is beyond the checkpoint, and nothing from older checkpoints")
  func growing() throws {
    let directory = Directory()
    let whole = ExhibitMaker.stocks[0].whole
    var exhibit = Exhibit(input: .ledger(log: whole.log, checkpoint: try whole.checkpoint(20)))
    exhibit.older = try whole.checkpoint(30)
    let lock = open(try directory.write("growing/lock", []), O_RDWR)
    defer { _ = close(lock) }
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let (question, report) = try exhibit.judge(in: directory, "growing")
    #expect(report.findings.isEmpty)
    #expect(try OtherVerifier.answers(to: [question]).map(\.findings) == [[]])
  }

  @Test("that a directory whose log is a link to itself cannot be read, and that a pipe is no lock")
  func files() throws {
    let directory = Directory()
    let whole = ExhibitMaker.stocks[0].whole
    try directory.write("loop/checkpoint", try whole.checkpoint())
    try succeed(symlink("log", "\(directory.path)/loop/log"))
    try directory.write("pipe/log/000000000000.jsonl", whole.log)
    try directory.write("pipe/checkpoint", try whole.checkpoint())
    try succeed(mkfifo("\(directory.path)/pipe/lock", 0o600))
    let key = Keys.signer.verifierKey
    for (name, codes) in [("loop", [FindingCode.unreadable]), ("pipe", [])] {
      let path = "\(directory.path)/\(name)"
      #expect(Audit.ledger(directory: path, trust: Trust([key])).codes.filter { $0.severity != .warning } == codes)
      let question = OtherVerifier.Question(path: path, key: key.description)
      let answer = try OtherVerifier.answers(to: [question])
      #expect(answer.map { $0.findings.filter { codes.map(\.rawValue).contains($0) } } == [codes.map(\.rawValue)])
      #expect(answer.map(\.status) == [codes.isEmpty ? 0 : 2])
    }
  }

  @Test("on exit status and every finding, whatever was changed")
  func changed() throws {
    let directory = Directory(kept: ProcessInfo.processInfo.environment["ACQUIS_AGREEMENT_KEEP"])
    var reports: [Report] = []
    var questions: [OtherVerifier.Question] = []
    for seed in Self.seeds {
      let (question, report) = try Exhibit(seed: seed).judge(in: directory, String(seed))
      questions.append(question)
      reports.append(report)
    }
    let answers = try OtherVerifier.answers(to: questions)
    try #require(answers.count == reports.count)
    for (seed, (report, answer)) in zip(Self.seeds, zip(reports, answers)) {
      let own = OtherVerifier.Answer(report)
      let isSame = own.status == answer.status && own.set == answer.set
      #expect(
        isSame,
        """
        seed \(seed): \(own.status) \(own.set.subtracting(answer.set).sorted()) here, \
        \(answer.status) \(answer.set.subtracting(own.set).sorted()) there
        """)
    }
  }

  /// Learners, and what is shown of them: everything, or a certification that has no blocks.
  static let shown: [(learner: String, blocks: [BlockReference])] = [
    (Story.ada, []), (Story.ben, []), (Story.eve, []), (Story.eve, [BlockReference("RS1", nil)]),
    (Story.ada, [BlockReference("RNCP1", nil), BlockReference("RNCP1", "BC1")]),
  ]

  @Test("on every byte of a page", arguments: PageLanguage.allCases, shown)
  func page(language: PageLanguage, shown: (learner: String, blocks: [BlockReference])) throws {
    for stock in ExhibitMaker.stocks {
      var exporter = ExhibitMaker.exporter(stock.whole)
      (exporter.learner, exporter.blocks) = shown
      let file = try exporter.file()
      let other = try OtherVerifier.page(of: file, language: language.rawValue)
      #expect(!other.isEmpty)
      #expect(LearnerPage.render(file, language: language) == other)
    }
  }

  @Test("that a checkpoint of less than three lines leaves no page, and a record 0 out of form does")
  func pages() throws {
    var exporter = Exporter(Story.full)
    for checkpoint: JSONValue in ["", "a", "a\nb"] {
      exporter.changing = { $0["checkpoint"] = checkpoint }
      #expect(LearnerPage.render(try exporter.file(), language: .english) == nil)
      #expect(try OtherVerifier.page(of: exporter.file(), language: "en").isEmpty)
    }
    exporter.changing = { _ in }
    exporter.scribe.replace(0, #""onBehalf":true"#, #""onBehalf":1"#)
    let page = try #require(LearnerPage.render(try exporter.file(), language: .english))
    #expect(try OtherVerifier.page(of: exporter.file(), language: "en") == page)
  }
}

extension OtherVerifier.Answer {
  /// What this verifier answers.
  init(_ report: Report) {
    status = report.exitStatus
    findings = report.findings.map { finding in
      finding.seq.map { "\(finding.code.rawValue) \($0)" } ?? finding.code.rawValue
    }
  }
}
