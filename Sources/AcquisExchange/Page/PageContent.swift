import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisValues

/// What a page shows, read out of a learner's record. Form only: whether the record is true is for an audit to say.
struct PageContent {
  /// One line of a table.
  struct Row {
    let cells: [String]
  }

  var learner = ""
  var identity: [String: String] = [:]
  var origin = ""
  var ledger = ""
  var size = ""
  var recorded = ""
  var blocks: [String] = []
  var awards: [Row] = []
  var decisions: [Row] = []
  var assessments: [Row] = []
  var training: [Row] = []

  private let words: PageWords
  private var state = CreditState()
  private var titles: [BlockReference: String] = [:]
  private var speakers: [Digest: String] = [:]

  /// Reads the file of a learner's record; `nil` when it has not the form of one.
  init?(file: [UInt8], words: PageWords) {
    self.words = words
    guard file.last == 0x0A, let object = (try? JSONValue(canonical: file.dropLast()))?.object,
      let learner = object["learner"]?.string, let checkpoint = object["checkpoint"]?.string,
      let shown = object["blocks"]?.array, let identity = object["identity"]?.array,
      let carried = object["records"]?.array
    else { return nil }
    let lines = carried.compactMap { $0.object?["line"]?.string }
    let records = lines.compactMap { try? Record(line: Array($0.utf8)) }
    guard let first = records.first, let last = records.last, records.count == carried.count else { return nil }
    self.learner = learner
    let note = checkpoint.split(separator: "\n", omittingEmptySubsequences: false)
    guard note.count > 2 else { return nil }
    (origin, size) = (String(note[0]), String(note[1]))
    ledger = first.leafHash.hex
    recorded = last.envelope.recorded.description
    for block in shown {
      guard let certification = block.object?["certification"]?.string, let code = block.object?["block"]?.string
      else { return nil }
      blocks.append("\(certification) \(code)")
    }
    for value in identity {
      guard let field = value.object?["field"]?.string, let text = value.object?["value"]?.string else { return nil }
      self.identity[field] = text
    }
    read(records)
  }

  private mutating func read(_ records: [Record]) {
    let statements = records.map { try? CreditStatement(type: $0.statement.type, body: $0.statement.body) }
    for (record, statement) in zip(records, statements) {
      if let statement {
        learnTitles(statement)
        state.apply(statement, id: record.statement.id, made: record.statement.made)
      } else {
        learnKeys(record.statement)
      }
    }
    for (record, statement) in zip(records, statements) {
      if let statement { show(statement, record) }
    }
  }

  private mutating func learnTitles(_ statement: CreditStatement) {
    switch statement {
    case .certificationRegistered(let registration):
      titles[BlockReference(registration.certification, nil)] = registration.title
    case .blockDescribed(let block): titles[BlockReference(block.certification, block.block)] = block.title
    default: break
    }
  }

  private mutating func learnKeys(_ statement: Statement) {
    guard let read = try? LedgerStatement(type: statement.type, body: statement.body) else { return }
    let enrolments: [Enrolment] =
      switch read {
      case .founded(let founding): founding.keys
      case .keyEnrolled(let enrolment): [enrolment]
      default: []
      }
    for enrolment in enrolments { speakers[enrolment.key] = "\(enrolment.role.rawValue) \(enrolment.subject)" }
  }

  private mutating func show(_ statement: CreditStatement, _ record: Record) {
    let id = record.statement.id
    let made = record.statement.made.description
    let end = [signers(of: record), String(record.seq)]
    let counts = state.counts(id)
    switch statement {
    case .certificationAwarded(let award):
      let standing: PageWords.Name =
        !counts ? .annulled : state.isSupported(award: id, of: award.learner) ? .awarded : .unsupported
      let subject = BlockReference(award.certification, nil)
      awards.append(
        Row(cells: [award.certification.text, title(subject), words[standing], made, award.session.text] + end))
    case .blockValidated(let validation):
      let word: PageWords.Name = !counts ? .annulled : validation.decision == .acquired ? .acquired : .notAcquired
      decisions.append(
        Row(cells: cells(validation.subject) + [words[word], made, validation.session.text] + end))
    case .blockAssessed(let assessment):
      let word: PageWords.Name = !counts ? .annulled : assessment.outcome == .acquired ? .acquired : .notAcquired
      assessments.append(
        Row(cells: cells(assessment.subject) + [words[word], made, assessment.centre.text] + end))
    case .trainingFollowed(let module):
      let subject = BlockReference(module.certification, module.block)
      training.append(Row(cells: cells(subject) + [module.module, made, String(record.seq)]))
    default: break
    }
  }

  private func cells(_ subject: BlockReference) -> [String] {
    [subject.certification.text, subject.block?.text ?? "–", title(subject)]
  }

  private func title(_ subject: BlockReference) -> String { titles[subject] ?? "–" }

  private func signers(of record: Record) -> String {
    let speaking = record.envelope.signatures.map { speakers[$0.key] ?? "?" }
    return speaking.isEmpty ? words[.unsigned] : speaking.joined(separator: ", ")
  }
}
