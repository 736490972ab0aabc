import AcquisCredits
import AcquisIdentities
import AcquisValues

/// Whom a line of a table is about, as far as its columns say. Personal: never in an error.
struct Candidate: Hashable {
  let learner: LearnerID?
  /// A reference, as bytes: two spellings of one text are two references.
  let reference: [UInt8]?
  let person: NamedPerson?

  /// A name and a birth date, as written.
  struct NamedPerson: Hashable {
    let name: [UInt8]
    let birthDate: Day
  }

  /// Reads the columns `learner`, `reference`, `name` and `birthDate`. Throws ``Problem`` for what they cannot hold.
  init(_ row: TableRow) throws(Problem) {
    if let text = row[.learner] {
      guard let id = LearnerID(text) else { throw Candidate.wrong(.learner, "a learner's id, a lower-case UUID") }
      learner = id
    } else {
      learner = nil
    }
    reference = row[.reference].map { Array($0.utf8) }
    guard (row[.name] == nil) == (row[.birthDate] == nil) else {
      throw Problem(
        "bad-argument", "The columns name and birthDate go together",
        remedy: "Fill in both, or name the candidate by learner or reference.")
    }
    guard let name = row[.name] else {
      person = nil
      return
    }
    guard let birthDate = row[.birthDate].flatMap({ Day($0) }) else {
      throw Candidate.wrong(.birthDate, "a date that exists, as YYYY-MM-DD")
    }
    person = NamedPerson(name: Array(name.utf8), birthDate: birthDate)
  }

  /// Whether the vault has to be asked.
  var isPersonal: Bool { reference != nil || person != nil }

  private static func wrong(_ column: TableColumn, _ expected: String) -> Problem {
    Problem("bad-argument", "The column \(column) takes \(expected)", remedy: "Correct the line.")
  }
}

/// The candidates of a table, looked up in the vault at once.
struct Candidates {
  private var references: [[UInt8]: [LearnerID]] = [:]
  private var people: [Candidate.NamedPerson: [LearnerID]] = [:]
  private let isAtLedger: Bool

  /// Away from the ledger: nobody is known but by id.
  init() { isAtLedger = false }

  /// Looks `candidates` up; ids that were merged away stand for those they were merged into. Throws ``Problem``.
  init(_ candidates: Set<Candidate>, in session: LedgerSession) async throws(Problem) {
    isAtLedger = true
    let references = Array(Set(candidates.compactMap(\.reference)))
    let people = Array(Set(candidates.compactMap(\.person)))
    guard !references.isEmpty || !people.isEmpty else { return }
    let mergers = try await session.view.mergers()
    do {
      let byReference = try session.vault.subjects(references: references.map { String(decoding: $0, as: UTF8.self) })
      let byPerson = try session.vault.subjects(
        people: people.map { (String(decoding: $0.name, as: UTF8.self), $0.birthDate.description) })
      for (reference, found) in zip(references, byReference) { self.references[reference] = mergers.learners(found) }
      for (person, found) in zip(people, byPerson) { self.people[person] = mergers.learners(found) }
    } catch { throw Problem(error) }
  }

  /// The one learner whom all the columns name; `nil` if none is filled in. Throws ``Problem``.
  func learner(_ candidate: Candidate) throws(Problem) -> LearnerID? {
    guard isAtLedger || !candidate.isPersonal else {
      throw Problem(
        "learner-unknown", "Away from the ledger only a learner's id says who is meant",
        remedy: "Name the candidate in the column learner.")
    }
    var named = candidate.learner.map { [$0] } ?? []
    if let reference = candidate.reference { named.append(try only(references[reference], "this reference")) }
    if let person = candidate.person { named.append(try only(people[person], "this name and birth date")) }
    guard Set(named).count <= 1 else {
      throw Problem(
        "learner-ambiguous", "The columns of this line name different learners",
        remedy: "Correct the one that is wrong.")
    }
    return named.first
  }

  private func only(_ found: [LearnerID]?, _ what: String) throws(Problem) -> LearnerID {
    let found = found ?? []
    if found.count == 1 { return found[0] }
    throw Problem(
      found.isEmpty ? "learner-unknown" : "learner-ambiguous",
      found.isEmpty ? "No learner has \(what)" : "\(found.count) learners have \(what)",
      remedy: "Look with 'acquis learner find', and give the id in the column learner.")
  }
}
