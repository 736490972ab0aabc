public import AcquisCredits
import AcquisValues

/// How many learners enrolled, went part of the way and came to the end, by year, certification, centre and route.
///
/// *Enrolled*: their first target of the certification was set in that year. *Partial*: a block became theirs in that year,
/// and no award by its end. *Complete*: the award was made in that year. Centre and route are those of the learner's newest
/// assessment on the certification by the end of the year, if there is one.
public struct YearlyStatistics: Projection {
  private var state = CreditState()
  private var begun: [Candidacy: Day] = [:]
  private var credits: [Candidacy: [StatementID]] = [:]
  private var awards: [Candidacy: [(id: StatementID, made: Day)]] = [:]
  private var assessments: [Candidacy: [Assessment]] = [:]

  /// What is counted of an assessment, which is the smaller part of it.
  private struct Assessment {
    let id: StatementID
    let centre: CentreID
    let route: Route
    let made: Day
  }

  private struct Candidacy: Hashable {
    let learner: LearnerID
    let certification: CertificationCode
  }

  /// Nobody.
  public init() {}

  /// Takes the next statement into account. O(1).
  public mutating func apply(_ entry: LedgerEntry) {
    state.raise(to: entry.rules)
    state.apply(entry.statement, id: entry.id, made: entry.made)
    switch entry.statement {
    case .learnerEnrolled(let statement): begin(statement.learner, statement.certification, entry.made)
    case .learnerTargeted(let statement): begin(statement.learner, statement.certification, entry.made)
    case .blockAssessed(let statement):
      let candidacy = Candidacy(learner: statement.learner, certification: statement.subject.certification)
      assessments[candidacy, default: []].append(
        Assessment(id: entry.id, centre: statement.centre, route: statement.route, made: entry.made))
    case .blockValidated(let statement): credit(entry.id, statement.learner, statement.subject.certification)
    case .creditRecognised(let statement): credit(entry.id, statement.learner, statement.subject.certification)
    case .certificationAwarded(let statement):
      let candidacy = Candidacy(learner: statement.learner, certification: statement.certification)
      awards[candidacy, default: []].append((entry.id, entry.made))
    default: break
    }
  }

  private mutating func begin(_ learner: LearnerID, _ certification: CertificationCode, _ made: Day) {
    let candidacy = Candidacy(learner: learner, certification: certification)
    begun[candidacy] = min(begun[candidacy] ?? made, made)
  }

  private mutating func credit(_ id: StatementID, _ learner: LearnerID, _ certification: CertificationCode) {
    credits[Candidacy(learner: learner, certification: certification), default: []].append(id)
  }

  /// The lines, by year, certification, centre and route; of one certification or of those of one scope, where asked.
  ///
  /// Who was merged into another id is counted once, under that. O(n log n).
  public func rows(of certification: CertificationCode? = nil, scope: Scope? = nil) -> [StatisticsRow] {
    var counts: [StatisticsRow.Key: StatisticsRow.Counts] = [:]
    for (candidacy, ids) in people where certification == nil || candidacy.certification == certification {
      if let scope, state.registration(of: candidacy.certification)?.scope != scope { continue }
      count(candidacy, ids, &counts)
    }
    return counts.map { StatisticsRow(key: $0.key, counts: $0.value) }.sorted { $0.key < $1.key }
  }

  /// The candidacies of persons, each with the ids under which it stands in the ledger.
  private var people: [Candidacy: [Candidacy]] {
    let all = Set(begun.keys).union(credits.keys).union(awards.keys)
    return Dictionary(grouping: all) { candidacy in
      Candidacy(learner: state.survivor(of: candidacy.learner), certification: candidacy.certification)
    }
  }

  private func count(
    _ person: Candidacy, _ ids: [Candidacy], _ counts: inout [StatisticsRow.Key: StatisticsRow.Counts]
  ) {
    func add(_ year: Int, _ change: (inout StatisticsRow.Counts) -> Void) {
      let newest = newestAssessment(ids, by: year)
      let key = StatisticsRow.Key(
        year: year, certification: person.certification, centre: newest?.centre, route: newest?.route)
      change(&counts[key, default: StatisticsRow.Counts()])
    }
    if let first = ids.compactMap({ begun[$0] }).min() { add(first.year) { $0.enrolled += 1 } }
    let awarded = ids.flatMap { awards[$0] ?? [] }.filter { state.counts($0.id) }.map(\.made).min()
    if let awarded { add(awarded.year) { $0.complete += 1 } }
    let years = Set(ids.flatMap { credits[$0] ?? [] }.compactMap(state.creditDay).map(\.year))
    for year in years where awarded.map({ $0.year > year }) ?? true { add(year) { $0.partial += 1 } }
  }

  private func newestAssessment(_ ids: [Candidacy], by year: Int) -> Assessment? {
    ids.flatMap { assessments[$0] ?? [] }.filter { state.counts($0.id) && $0.made.year <= year }
      .max { ($0.made, $0.id) < ($1.made, $1.id) }
  }
}

/// A line of the statistics.
public struct StatisticsRow: Sendable, Hashable {
  /// What is counted together.
  public struct Key: Sendable, Hashable, Comparable {
    /// The year.
    public let year: Int
    /// The certification.
    public let certification: CertificationCode
    /// The centre; `nil` where nobody was assessed yet.
    public let centre: CentreID?
    /// The route; `nil` where nobody was assessed yet.
    public let route: Route?

    /// By year, certification, centre, route; what is missing first.
    public static func < (left: Self, right: Self) -> Bool {
      if left.year != right.year { return left.year < right.year }
      if left.certification != right.certification { return left.certification < right.certification }
      let (centre, other) = (left.centre?.text ?? "", right.centre?.text ?? "")
      if centre != other { return centre.utf8.lexicographicallyPrecedes(other.utf8) }
      return (left.route?.rawValue ?? "") < (right.route?.rawValue ?? "")
    }
  }

  /// How many learners.
  public struct Counts: Sendable, Hashable {
    /// Who first aimed at it in the year.
    public internal(set) var enrolled = 0
    /// To whom a block came in the year, without an award by its end.
    public internal(set) var partial = 0
    /// Who was awarded it in the year.
    public internal(set) var complete = 0
  }

  /// What is counted together.
  public let key: Key
  /// How many learners.
  public let counts: Counts
}

extension Day {
  fileprivate var year: Int { components.year }
}
