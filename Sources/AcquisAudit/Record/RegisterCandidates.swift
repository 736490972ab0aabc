import AcquisCredits
import AcquisRecords

/// The statements about certifications, centres and sessions, of which rule 3 of SPEC §14 chooses.
struct RegisterCandidates: Sendable {
  private var texts: [Spelling: [Candidate]] = [:]
  /// Those that name several certifications.
  private var declarations: [Candidate: [Spelling]] = [:]
  private var authorisations: [Authorisation] = []
  private var sessions: [BearingScope.Session: [Candidate]] = [:]
  /// The other certifications that a certification takes with it.
  private var related: [Spelling: Set<Spelling>] = [:]
  private var predecessors: [Spelling: Set<Spelling>] = [:]

  /// An authorisation of centres for certifications.
  private struct Authorisation: Sendable {
    let candidate: Candidate
    let certifications: [Spelling]
    let centres: [Spelling]

    func concerns(_ certifications: Set<Spelling>, _ centres: Set<Spelling>) -> Bool {
      self.certifications.contains(where: certifications.contains) && self.centres.contains(where: centres.contains)
    }
  }

  /// The types that it takes by their certifications.
  static let types: Set<String> = [
    "certification-registered", "block-described", "policy-stated", "rule-stated", "blocks-shared",
    "intermediate-declared", "centre-authorised", "partners-listed",
  ]
  /// The types that it takes by their sessions.
  static let sessionTypes: Set<String> = ["session-convened", "session-held"]

  /// Takes a statement that stands where `rules` are in force.
  mutating func take(_ statement: Statement, _ member: BearingSet.Member, under rules: Rules) {
    let candidate = Candidate(statement: statement.id, member: member)
    let certifications = statement.spellings("certification")
    switch statement.type {
    case "certification-registered":
      add(candidate, to: certifications)
      RegisterCandidates.note(statement.spellings("predecessors"), of: certifications, in: &predecessors)
    case "block-described", "policy-stated": add(candidate, to: certifications)
    case "rule-stated":
      add(candidate, to: certifications)
      let named = RegisterCandidates.otherCertifications(inRuleOf: statement, under: rules)
      RegisterCandidates.note(named.map { Spelling($0) }, of: certifications, in: &related)
    case "blocks-shared", "intermediate-declared":
      declarations[candidate] = certifications
      RegisterCandidates.note(certifications, of: certifications, in: &related)
    case "session-convened", "session-held":
      for session in BearingScope.Session.all(in: statement) { sessions[session, default: []].append(candidate) }
    case "centre-authorised", "partners-listed":
      authorisations.append(
        Authorisation(candidate: candidate, certifications: certifications, centres: statement.spellings("centre")))
    default: break
    }
  }

  /// What bears on a scope and, over rules, declarations and renewals, on other certifications; as far as centres and
  /// sessions go, only on those of the scope. O(n log n).
  func bearing(on scope: BearingScope) -> [Candidate] {
    let renewed = RegisterCandidates.closure(of: scope.renewals, over: predecessors)
    let named = RegisterCandidates.closure(of: scope.certifications.union(renewed), over: related)
    return named.flatMap { texts[$0] ?? [] }
      + declarations.filter { $0.value.contains(where: named.contains) }.map(\.key)
      + authorisations.filter { $0.concerns(named, scope.centres) }.map(\.candidate)
      + scope.sessions.flatMap { sessions[$0] ?? [] }
  }

  private static func closure(of certifications: Set<Spelling>, over others: [Spelling: Set<Spelling>]) -> Set<Spelling>
  {
    var closure = certifications
    var open = Array(certifications)
    while let next = open.popLast() {
      for other in others[next] ?? [] where closure.insert(other).inserted { open.append(other) }
    }
    return closure
  }

  private mutating func add(_ candidate: Candidate, to certifications: [Spelling]) {
    for certification in certifications { texts[certification, default: []].append(candidate) }
  }

  private static func note(
    _ others: some Sequence<Spelling>, of certifications: [Spelling], in table: inout [Spelling: Set<Spelling>]
  ) {
    for certification in certifications { table[certification, default: []].formUnion(others) }
  }

  /// The other certifications that a rule in form names, at any depth.
  static func otherCertifications(inRuleOf statement: Statement, under rules: Rules) -> [String] {
    guard statement.type == "rule-stated",
      case .ruleStated(let stated)? = try? CreditStatement(type: statement.type, body: statement.body, rules: rules)
    else { return [] }
    return stated.rule.otherCertifications.map(\.text)
  }
}
