import AcquisCredits
import AcquisRecords
import AcquisValues

// MARK: Standings

extension PageRows {
  /// What a decision is worth, with what it still depends on, or since when it is credit.
  func standing(of validation: BlockValidated, _ id: StatementID, _ made: Day) -> PageTable.Cell {
    guard state.counts(id) else { return .init(words[.annulledDecision]) }
    switch validation.decision {
    case .notAcquired: return .init(words[.notAcquired])
    case .absent: return .init(words[.absent])
    case .excused: return .init(words[.excused])
    case .acquired, .conditional: break
    }
    if let day = state.creditDay(of: id) {
      return .init(words[.acquired], detail: day == made ? nil : "\(words[.since]) \(day)")
    }
    let isLifted = references.followUps(of: id, counting: state).contains { $0.word == .lifting }
    guard let condition = validation.condition, !isLifted else { return .init(words[.unconfirmed]) }
    return .init(words[.conditional], detail: condition)
  }

  /// Whether a recognition holds; its basis is the detail.
  func standing(of recognition: CreditRecognised, _ id: StatementID) -> PageTable.Cell {
    var word = PageWords.Name.recognised
    if !state.counts(id) {
      let isSuspended = references.followUps(of: id, counting: state).contains { $0.word == .suspension }
      word = isSuspended && !references.isAnnulled(id) ? .suspended : .annulledDecision
    }
    return .init(words[word], detail: words[recognition.basis.word])
  }

  /// Whether a document is the first about what it attests, as long as it counts.
  func standing(of document: DocumentIssued, _ carried: PageRecord.Carried) -> PageTable.Cell {
    guard state.counts(carried.record.statement.id) else { return .init(words[.void]) }
    return .init(words[references.isOriginal(document, at: carried.record.seq) ? .original : .duplicate])
  }
}

// MARK: Sessions and sources

extension PageRows {
  /// A session and, under rules 2, when and where its jury was called together.
  func cell(_ session: SessionID, of certification: CertificationCode) -> PageTable.Cell {
    guard state.rules >= .two else { return .init(session.text) }
    let convened = state.session(session, of: certification)
    return .init(session.text, detail: convened.map { "\($0.day), \($0.place)" } ?? words[.juryUnrecorded])
  }

  /// Where recognised credit comes from: a diploma, another ledger, or records of this one and what they are about.
  func source(of recognition: CreditRecognised) -> PageTable.Cell {
    if let elsewhere = recognition.diploma ?? recognition.origin?.name { return .init(elsewhere) }
    let credit = recognition.statements.map(references.credit)
    let records = credit.map { $0.map { String($0.seq) } ?? "?" }.joined(separator: ", ")
    let codes = credit.map { $0.map { PageTitles.codes(of: $0.subject) } ?? "?" }.joined(separator: ", ")
    return .init("\(words[.record]) \(records)", detail: codes)
  }
}

extension RecognitionBasis {
  fileprivate var word: PageWords.Name {
    switch self {
    case .equivalence: .equivalence
    case .exemption: .exemption
    case .transfer: .transfer
    case .migration: .migration
    }
  }
}
