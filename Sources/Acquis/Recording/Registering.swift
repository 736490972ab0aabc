import AcquisCredits
public import AcquisExchange
import AcquisIdentities
public import AcquisNotes
import AcquisRecords
public import AcquisStore
public import AcquisValues

/// What registering a certification came to.
public enum RegistrationOutcome: Sendable {
  /// It was not known before.
  case added
  /// It was known otherwise: a revision was recorded.
  case revised
  /// Nothing was to be recorded.
  case unchanged
}

extension LedgerSession {
  /// Records a certification with its texts and partners as one batch, unless the newest registration is of the same
  /// source. Partners' names go into the vault first. The same `id` again gives the first answer. Throws ``Problem``.
  public func register(
    _ registration: Registration, made: Day, id: StatementID? = nil, signers: [SignerKey] = []
  ) async throws(Problem) -> (outcome: RegistrationOutcome, acknowledgement: Acknowledgement?) {
    if let id, try await isRecorded(id) {
      let draft = try Draft(.certificationRegistered(registration.head), made: made, id: id)
      return (.unchanged, try await writer.record([draft], signers: signers)[0])
    }
    let prepared = try await prepare(registration, made: made, id: id)
    guard let drafts = prepared.drafts else { return (.unchanged, nil) }
    try await writer.rehearse(drafts, signers: signers)
    do { try vault.store(prepared.entries) } catch { throw Problem(error) }
    return (prepared.outcome, try await writer.record(drafts, signers: signers)[0])
  }

  /// What a registration comes to, before anything is stored.
  struct Prepared: Sendable {
    let outcome: RegistrationOutcome
    /// `nil` when there is nothing to record.
    let drafts: [Draft]?
    let entries: [VaultEntry]
  }

  /// Turns a registration into drafts. Throws ``Problem``.
  func prepare(
    _ registration: Registration, made: Day, id: StatementID? = nil
  ) async throws(Problem) -> Prepared {
    let head = registration.head
    let known = try await newestRegistration(of: head.certification)
    if let known, known == head || known.source == head.source || registration.addsNothing(to: known) {
      return Prepared(outcome: .unchanged, drafts: nil, entries: [])
    }
    let id = id == nil ? try environment.newStatementID() : id!
    var drafts = [try Draft(.certificationRegistered(head), made: made, id: id)]
    for text in registration.texts {
      let content = CreditStatement.blockDescribed(text.statement(of: head.certification, registration: id))
      drafts.append(try Draft(content, made: made, id: environment.newStatementID()))
    }
    var entries: [VaultEntry] = []
    for partners in registration.partners {
      let statement = try environment.newStatementID()
      let (listed, entry) = try list(partners, statement, head.certification, registration: id)
      drafts.append(try Draft(.partnersListed(listed), made: made, id: statement))
      entries.append(entry)
    }
    return Prepared(outcome: known == nil ? .added : .revised, drafts: drafts, entries: entries)
  }

  private func newestRegistration(
    of certification: CertificationCode
  ) async throws(Problem) -> CertificationRegistered? {
    let query = Query(types: ["certification-registered"], tags: [Tag("certification", certification.text)])
    do {
      guard let record = try await writer.store.records(matching: query).last,
        case .certificationRegistered(let registered)? = try? CreditStatement(
          type: record.statement.type, body: record.statement.body)
      else { return nil }
      return registered
    } catch { throw Problem(error) }
  }

  private func list(
    _ partners: [Registration.Partner], _ statement: StatementID, _ certification: CertificationCode,
    registration: StatementID
  ) throws(Problem) -> (PartnersListed, VaultEntry) {
    let subject = SubjectID(.organisation, certification.text)!
    let names = try commit(
      partners.enumerated().map { (.partner($0.offset), $0.element.name) }, subject: subject, statement: statement,
      isRetry: false)
    let rows = zip(partners, names).map { partner, name in
      PartnersListed.Partner(
        centre: partner.centre, name: name.fingerprint, scope: partner.scope, period: partner.period)
    }
    return (
      PartnersListed(registration: registration, certification: certification, partners: rows),
      VaultEntry(subject: subject, statement: statement, values: names.map(\.value))
    )
  }
}
