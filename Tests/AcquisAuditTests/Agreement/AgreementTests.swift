import AcquisAudit
import AcquisCredits
import AcquisExchange
import AcquisRecords
import Foundation
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

  @Test("that nothing is wrong with a ledger that has every type of statement")
  func sound() throws {
    let directory = Directory()
    let whole = ExhibitMaker.whole
    let exhibit = Exhibit(
      input: .ledger(log: whole.log, checkpoint: try whole.checkpoint()), older: try whole.checkpoint(5),
      record: try ExhibitMaker.exporter(whole).file())
    let (question, report) = try exhibit.judge(in: directory, "sound")
    #expect(report.exitStatus == 0, "\(report.findings)")
    let answers = try OtherVerifier.answers(to: [question])
    #expect(answers.map(\.set) == [OtherVerifier.Answer(report).set])
    #expect(answers.map(\.status) == [0])
    #expect(Set(whole.records.map(\.statement.type)).count == 23)
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
    var exporter = ExhibitMaker.exporter(ExhibitMaker.whole)
    (exporter.learner, exporter.blocks) = shown
    let file = try exporter.file()
    let other = try OtherVerifier.page(of: file, language: language.rawValue)
    #expect(!other.isEmpty)
    #expect(LearnerPage.render(file, language: language) == other)
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
