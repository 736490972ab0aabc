import AcquisCredits
import AcquisRecords
import AcquisValues

/// The rows about a learner: awards, decisions, recognitions, assessments, training and documents.
struct PageRows {
  let state: CreditState
  let titles: PageTitles
  let references: PageReferences
  let words: PageWords
  private let signers: PageSigners
  /// The certifications that some row is about.
  private(set) var certifications: Set<CertificationCode> = []
  /// The newest counting award of each certification, as a standing and a day.
  private(set) var awarded: [CertificationCode: (standing: PageWords.Name, day: String)] = [:]
  /// What some decision or recognition makes credit.
  private(set) var credited: Set<BlockReference> = []
  /// By the heading of their table.
  private var rows: [PageWords.Name: [PageRow]] = [:]

  init(
    state: CreditState, titles: PageTitles, references: PageReferences, signers: PageSigners, words: PageWords
  ) {
    (self.state, self.titles, self.references) = (state, titles, references)
    (self.signers, self.words) = (signers, words)
  }

  /// Takes the next carried statement.
  mutating func show(_ statement: CreditStatement, _ carried: PageRecord.Carried) {
    let (id, made) = (carried.record.statement.id, carried.record.statement.made)
    switch statement {
    case .certificationAwarded(let award):
      let subject = BlockReference(award.certification, nil)
      let standing: PageWords.Name = state.isSupported(award: id) ? .awarded : .unsupported
      if state.counts(id) { awarded[award.certification] = (standing, made.description) }
      let word = state.counts(id) ? standing : .annulledDecision
      add(.awards, subject, .init(words[word]), cell(award.session, of: award.certification), carried)
    case .blockValidated(let validation):
      if state.creditDay(of: id) != nil { credited.insert(validation.subject) }
      let session = cell(validation.session, of: validation.subject.certification)
      add(.decisions, validation.subject, standing(of: validation, id, made), session, carried)
    case .creditRecognised(let recognition):
      if state.creditDay(of: id) != nil { credited.insert(recognition.subject) }
      add(.recognitions, recognition.subject, standing(of: recognition, id), source(of: recognition), carried)
    case .blockAssessed(let assessment):
      let outcome: PageWords.Name = assessment.outcome == .acquired ? .acquired : .notAcquired
      let word = state.counts(id) ? outcome : .annulled
      add(.assessments, assessment.subject, .init(words[word]), .init(assessment.centre.text), carried)
    case .trainingFollowed(let module):
      let word: PageWords.Name = state.counts(id) ? .followed : .annulled
      let subject = BlockReference(module.certification, module.block)
      add(.training, subject, .init(words[word]), .init(module.module), carried)
    case .documentIssued(let document):
      let nature: PageWords.Name = references.isAward(document.target) ? .awardDocument : .certificate
      add(.documents, document.subject, standing(of: document, carried), .init(words[nature]), carried)
    default: return
    }
  }

  /// A row of six cells: what it is about, its standing, its day, `fourth`, who signed, and its record.
  private mutating func add(
    _ heading: PageWords.Name, _ subject: BlockReference, _ standing: PageTable.Cell, _ fourth: PageTable.Cell,
    _ carried: PageRecord.Carried
  ) {
    certifications.insert(subject.certification)
    let (record, statement) = (carried.record, carried.record.statement)
    let followUps = references.followUps(of: statement.id, counting: state)
    let cells = [
      titles.cell(subject), standing, .init(statement.made.description), fourth,
      signers.cell(carried, followedBy: followUps), .init(String(record.seq)),
    ]
    rows[heading, default: []].append(PageRow(subject: subject, seq: record.seq, cells: cells))
  }

  var tables: [PageTable] {
    [
      table(.awards, [.certification, .standing, .date, .session, .signed, .record]),
      table(.decisions, [.block, .decision, .date, .session, .signed, .record]),
      table(.recognitions, [.block, .standing, .date, .source, .signed, .record]),
      table(.assessments, [.block, .outcome, .date, .centre, .signed, .record]),
      table(.training, [.block, .standing, .date, .module, .signed, .record]),
      table(.documents, [.about, .standing, .date, .document, .signed, .number]),
    ]
  }

  private func table(_ heading: PageWords.Name, _ header: [PageWords.Name]) -> PageTable {
    PageTable(
      heading: words[heading], style: "rows", header: header.map { words[$0] },
      rows: (rows[heading] ?? []).sorted(by: PageRow.precedes).map(\.cells))
  }
}
