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
  /// source. Partners' names go into the vault first. The same `id` again gives the first answer. Throws ``Problem``:
  /// `certification-official` where it would take the place of one that comes from an official register.
  public func register(
    _ registration: Registration, made: Day, id: StatementID? = nil, signers: [SignerKey] = []
  ) async throws(Problem) -> (outcome: RegistrationOutcome, acknowledgement: Acknowledgement?) {
    if let id, try await isRecorded(id) {
      let draft = try Draft(.certificationRegistered(registration.head), made: made, id: id)
      return (.unchanged, try await writer.record([draft], signers: signers)[0])
    }
    let rules = try await rules()
    guard rules >= .two || registration.newerMembers.isEmpty else {
      throw Problem(
        "body-invalid",
        "Under the rules \(rules.rawValue) of this ledger there are no "
          + registration.newerMembers.joined(separator: ", "),
        remedy: "Raise the rules with 'acquis upgrade', or leave it out.")
    }
    let prepared = try await prepare(registration, made: made, id: id, rules: rules)
    guard let drafts = prepared.drafts else { return (.unchanged, nil) }
    if let known = prepared.known, known != .other, known != registration.head.register {
      throw Problem(
        "certification-official",
        "\(registration.head.certification) is registered from the register \(known.rawValue), and this says \(registration.head.register.rawValue)",
        remedy: "Give it a code of its own; what comes from a register is revised by 'acquis import'.")
    }
    try await writer.rehearse(drafts, signers: signers)
    do { try vault.store(prepared.entries) } catch { throw Problem(error) }
    return (prepared.outcome, try await writer.record(drafts, signers: signers)[0])
  }

  /// What a registration comes to, before anything is stored.
  struct Prepared: Sendable {
    let outcome: RegistrationOutcome
    /// Which register the newest registration so far names.
    let known: Register?
    /// `nil` when there is nothing to record.
    let drafts: [Draft]?
    let entries: [VaultEntry]
  }

  /// The rules in force. Throws ``Problem``.
  func rules() async throws(Problem) -> Rules {
    do {
      let records = try await writer.store.records(matching: Query(types: ["ledger-founded", "version-changed"]))
      return records.compactMap { Rules($0.statement) }.max() ?? .one
    } catch { throw Problem(error) }
  }

  /// Turns a registration into drafts. Throws ``Problem``.
  func prepare(
    _ registration: Registration, made: Day, id: StatementID? = nil, rules: Rules
  ) async throws(Problem) -> Prepared {
    let head = registration.head
    let known = try await newestRegistration(of: head.certification)
    if let known, try await isKnown(registration, as: known, rules) {
      return Prepared(outcome: .unchanged, known: known.content.register, drafts: nil, entries: [])
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
    for listed in registration.correspondencesListed(under: rules, registration: id) {
      drafts.append(try Draft(.correspondenceListed(listed), made: made, id: environment.newStatementID()))
    }
    return Prepared(
      outcome: known == nil ? .added : .revised, known: known?.content.register, drafts: drafts, entries: entries)
  }

  /// The newest registration of a certification; `nil` if it is not registered. Throws ``Problem``.
  func newestRegistration(
    of certification: CertificationCode
  ) async throws(Problem) -> (id: StatementID, content: CertificationRegistered)? {
    try await view.newestRegistration(of: certification)
  }

  /// Whether nothing is left to be recorded of a registration. Under rules 1 its correspondences were left out: they
  /// are listed by a revision once rules 2 are in force.
  private func isKnown(
    _ registration: Registration, as known: (id: StatementID, content: CertificationRegistered), _ rules: Rules
  ) async throws(Problem) -> Bool {
    let (head, content) = (registration.head, known.content)
    guard content == head || content.source == head.source || registration.addsNothing(to: content) else {
      return false
    }
    guard rules >= .two, !registration.correspondences.isEmpty else { return true }
    let query = Query(types: ["correspondence-listed"], tags: [Tag("statement", known.id.description)])
    do { return try await !writer.store.records(matching: query).isEmpty } catch { throw Problem(error) }
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
