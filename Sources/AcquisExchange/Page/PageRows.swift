import AcquisCredits
import AcquisRecords
import AcquisValues

/// The rows about a learner's awards, decisions, assessments and training.
struct PageRows {
  let state: CreditState
  let titles: PageTitles
  let words: PageWords
  private let signers: PageSigners
  /// The certifications that some row is about.
  private(set) var certifications: Set<CertificationCode> = []
  /// The newest counting award of each certification, as a standing and a day.
  private(set) var awarded: [CertificationCode: (standing: PageWords.Name, day: String)] = [:]
  private var awards: [PageRow] = []
  private var decisions: [PageRow] = []
  private var assessments: [PageRow] = []
  private var training: [PageRow] = []

  init(state: CreditState, titles: PageTitles, signers: PageSigners, words: PageWords) {
    (self.state, self.titles, self.signers, self.words) = (state, titles, signers, words)
  }

  /// Takes the next carried statement.
  mutating func show(_ statement: CreditStatement, _ carried: PageRecord.Carried) {
    let id = carried.record.statement.id
    switch statement {
    case .certificationAwarded(let award):
      let standing: PageWords.Name = state.isSupported(award: id, of: award.learner) ? .awarded : .unsupported
      if state.counts(id) { awarded[award.certification] = (standing, carried.record.statement.made.description) }
      awards.append(
        row(
          BlockReference(award.certification, nil), standing, award.session.text, carried, annulled: .annulledDecision))
    case .blockValidated(let validation):
      let word: PageWords.Name = validation.decision == .acquired ? .acquired : .notAcquired
      decisions.append(row(validation.subject, word, validation.session.text, carried, annulled: .annulledDecision))
    case .blockAssessed(let assessment):
      let word: PageWords.Name = assessment.outcome == .acquired ? .acquired : .notAcquired
      assessments.append(row(assessment.subject, word, assessment.centre.text, carried))
    case .trainingFollowed(let module):
      training.append(row(BlockReference(module.certification, module.block), .followed, module.module, carried))
    default: return
    }
  }

  /// A row of six cells; `word` unless the statement does not count.
  private mutating func row(
    _ subject: BlockReference, _ word: PageWords.Name, _ fourth: String, _ carried: PageRecord.Carried,
    annulled: PageWords.Name = .annulled
  ) -> PageRow {
    certifications.insert(subject.certification)
    let statement = carried.record.statement
    let standing = state.counts(statement.id) ? word : annulled
    return PageRow(
      subject: subject, seq: carried.record.seq,
      cells: [
        titles.cell(subject), .init(words[standing]), .init(statement.made.description), .init(fourth),
        signers.cell(carried), .init(String(carried.record.seq)),
      ])
  }

  var tables: [PageTable] {
    [
      table(.awards, [.certification, .standing, .date, .session], awards),
      table(.decisions, [.block, .decision, .date, .session], decisions),
      table(.assessments, [.block, .outcome, .date, .centre], assessments),
      table(.training, [.block, .standing, .date, .module], training),
    ]
  }

  private func table(_ heading: PageWords.Name, _ header: [PageWords.Name], _ rows: [PageRow]) -> PageTable {
    PageTable(
      heading: words[heading], style: "rows", header: (header + [.signed, .record]).map { words[$0] },
      rows: rows.sorted(by: PageRow.precedes).map(\.cells))
  }
}
