import AcquisAudit
import AcquisExchange
import AcquisRecords
import Foundation
import Testing

/// Two verifiers written apart from SPEC.md must say the same of whatever they are shown.
///
/// With `ACQUIS_AGREEMENT` set to a number, so many exhibits are judged; with `ACQUIS_AGREEMENT_FROM` from that seed on.
@Suite(
  "The second verifier agrees",
  .enabled(if: OtherVerifier.isPresent, "python3 or openssl is not installed: the second verifier cannot run"))
struct AgreementTests {
  static let seeds: Range<UInt64> = {
    let environment = ProcessInfo.processInfo.environment
    let first = environment["ACQUIS_AGREEMENT_FROM"].flatMap(UInt64.init) ?? 1
    return first..<first + (environment["ACQUIS_AGREEMENT"].flatMap(UInt64.init) ?? 120)
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
    #expect(try OtherVerifier.answers(to: [question]) == [.init(status: 0, codes: [])])
    #expect(Set(whole.records.map(\.statement.type)).count == 23)
  }

  @Test("on exit status and first finding, whatever was changed")
  func changed() throws {
    let directory = Directory()
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
      let codes = report.findings.filter { $0.severity != .warning }.map(\.code.rawValue)
      let isSame =
        report.exitStatus == answer.status
        && codes.first.map(answer.codes.contains) ?? answer.codes.isEmpty
        && answer.codes.first.map(codes.contains) ?? codes.isEmpty
      #expect(isSame, "seed \(seed): \(codes) here, \(answer.codes) there")
    }
  }

  @Test("on every byte of a page", arguments: PageLanguage.allCases, [Story.ada, Story.ben, Story.eve])
  func page(language: PageLanguage, learner: String) throws {
    var exporter = ExhibitMaker.exporter(ExhibitMaker.whole)
    exporter.learner = learner
    let file = try exporter.file()
    let other = try OtherVerifier.page(of: file, language: language.rawValue)
    #expect(!other.isEmpty)
    #expect(LearnerPage.render(file, language: language) == other)
  }
}
