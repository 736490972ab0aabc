public import AcquisCredits
import AcquisCrypto
import AcquisIdentities
public import AcquisNotes
import AcquisJSON
import AcquisRecords
public import AcquisStore
public import AcquisValues

/// What is known of a person, none of which enters the log.
public struct Person: Sendable {
  /// The name.
  public var name: String?
  /// The birth date.
  public var birthDate: Day?
  /// A reference of the centre's own, such as a candidate number.
  public var reference: String?

  /// A person of whom some of this is known.
  public init(name: String? = nil, birthDate: Day? = nil, reference: String? = nil) {
    self.name = name
    self.birthDate = birthDate
    self.reference = reference
  }

  var values: [(field: CommittedField, value: String)] {
    [(.birthDate, birthDate?.description), (.name, name), (.reference, reference)].compactMap { field, value in
      value.map { (field, $0) }
    }
  }
}

extension LedgerSession {
  /// Enrols a learner toward a first certification: the vault first, then the log (SPEC §17).
  ///
  /// The same `id` again gives the first answer, if the person and the target are the same. Throws ``Problem``:
  /// `reference-taken` where another learner has the reference.
  public func enrol(
    _ person: Person, target: CertificationCode, blocks: [BlockCode]? = nil, made: Day, id: StatementID,
    signers: [SignerKey] = []
  ) async throws(Problem) -> (acknowledgement: Acknowledgement, learner: LearnerID) {
    let earlier = try await earlierEnrolment(id)
    let learner: LearnerID
    if let earlier { learner = earlier } else { learner = LearnerID(version4From: try environment.randomBytes(16)) }
    let identity = try commit(person.values, subject: subject(learner), statement: id, isRetry: earlier != nil)
    let statement = LearnerEnrolled(
      learner: learner, certification: target, blocks: blocks, identity: Identity(identity))
    let draft = try Draft(.learnerEnrolled(statement), made: made, id: id)
    if earlier == nil {
      try await writer.rehearse([draft], signers: signers)
      try checkReference(of: person, learner)
    }
    try store(identity, subject: subject(learner), statement: id, unless: earlier != nil)
    return (try await writer.record([draft], signers: signers)[0], learner)
  }

  /// Corrects who a learner is: a new commitment, and the newest holds. Throws ``Problem``.
  public func identify(
    _ learner: LearnerID, as person: Person, made: Day, id: StatementID, signers: [SignerKey] = []
  ) async throws(Problem) -> Acknowledgement {
    let isRetry = try await isRecorded(id)
    let identity = try commit(person.values, subject: subject(learner), statement: id, isRetry: isRetry)
    let statement = LearnerIdentified(learner: learner, identity: Identity(identity))
    let draft = try Draft(.learnerIdentified(statement), made: made, id: id)
    if !isRetry {
      try await writer.rehearse([draft], signers: signers)
      try checkReference(of: person, learner)
    }
    try store(identity, subject: subject(learner), statement: id, unless: isRetry)
    return try await writer.record([draft], signers: signers)[0]
  }

  /// Throws unless the reference can name the learner: people are named by it. O(n) in the vault.
  private func checkReference(of person: Person, _ learner: LearnerID) throws(Problem) {
    guard let reference = person.reference else { return }
    guard LearnerID(reference) == nil else {
      throw Problem(
        "bad-argument", "A reference cannot have the form of a learner's id", remedy: "Give another reference.")
    }
    do {
      let holder = try vault.subjects(reference: reference).first { $0.kind == .learner && $0 != subject(learner) }
      guard let holder else { return }
      throw Problem(
        "reference-taken", "The learner \(holder.id) has this reference already",
        remedy: "Give another reference, or go on with that learner: 'acquis learner find' shows who it is.")
    } catch { throw Problem(error) }
  }

  func subject(_ learner: LearnerID) -> SubjectID { SubjectID(.learner, learner.description)! }

  func isRecorded(_ id: StatementID) async throws(Problem) -> Bool { try await recorded(id) != nil }

  /// How the statement `id` was acknowledged; `nil` when it is not recorded.
  func recorded(_ id: StatementID) async throws(Problem) -> Acknowledgement? {
    do { return try await writer.store.find([id])[id] } catch { throw Problem(error) }
  }

  private func earlierEnrolment(_ id: StatementID) async throws(Problem) -> LearnerID? {
    do {
      guard let found = try await writer.store.find([id])[id],
        let record = try await writer.store.record(at: found.seq),
        case .learnerEnrolled(let enrolled)? = try? CreditStatement(
          type: record.statement.type, body: record.statement.body)
      else { return nil }
      return enrolled.learner
    } catch { throw Problem(error) }
  }

  /// Finishes what a killed writer left: rows whose statement never came are swept, erasures that the log states done.
  func settle() async throws(Problem) {
    do {
      let held = try vault.unsettled()
      if !held.isEmpty {
        let recorded = try await writer.store.find(held.map(\.statement))
        let orphans = Set(held.map(\.statement).filter { recorded[$0] == nil })
        // What was looked at before is recorded, so only where there are orphans must all be read.
        let known =
          orphans.isEmpty
          ? Set(held.map(\.subject))
          : Set(try vault.statements().filter { !orphans.contains($0.statement) }.map(\.subject))
        _ = try vault.sweep(isRecorded: { recorded[$0] != nil }, isKnown: { known.contains($0) })
      }
      let erased = try await writer.store.records(matching: Query(types: ["learner-erased"])).compactMap {
        $0.statement.body["learner"]?.string.flatMap { LearnerID($0) }
      }
      if !erased.isEmpty { try vault.erase(erased.map(subject)) }
    } catch { throw Problem(error) }
  }
}
