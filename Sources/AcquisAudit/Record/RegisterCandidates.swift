import AcquisCredits
import AcquisRecords

/// The statements about certifications, centres and sessions, of which rule 3 of SPEC §14 chooses.
struct RegisterCandidates: Sendable {
  private var texts: [String: [Candidate]] = [:]
  /// Those that name several certifications.
  private var declarations: [Candidate: [String]] = [:]
  private var authorisations: [Authorisation] = []
  private var sessions: [BearingScope.Session: [Candidate]] = [:]
  /// The other certifications that a certification takes with it.
  private var related: [String: Set<String>] = [:]
  private var predecessors: [String: Set<String>] = [:]

  /// An authorisation of centres for certifications.
  private struct Authorisation: Sendable {
    let candidate: Candidate
    let certifications: [String]
    let centres: [String]

    func concerns(_ certifications: Set<String>, _ centres: Set<String>) -> Bool {
      self.certifications.contains(where: certifications.contains) && self.centres.contains(where: centres.contains)
    }
  }

  /// Takes a statement that stands where `rules` are in force.
  mutating func take(_ statement: Statement, _ member: BearingSet.Member, under rules: Rules) {
    let candidate = Candidate(statement: statement.id, member: member)
    let certifications = statement.names("certification")
    switch statement.type {
    case "certification-registered":
      add(candidate, to: certifications)
      RegisterCandidates.note(statement.names("predecessors"), of: certifications, in: &predecessors)
    case "block-described", "policy-stated": add(candidate, to: certifications)
    case "rule-stated":
      add(candidate, to: certifications)
      let named = RegisterCandidates.certifications(inRuleOf: statement, under: rules)
      RegisterCandidates.note(named, of: certifications, in: &related)
    case "blocks-shared", "intermediate-declared":
      declarations[candidate] = certifications
      RegisterCandidates.note(certifications, of: certifications, in: &related)
    case "session-convened", "session-held":
      for session in BearingScope.Session.all(in: statement) { sessions[session, default: []].append(candidate) }
    case "centre-authorised", "partners-listed":
      authorisations.append(
        Authorisation(candidate: candidate, certifications: certifications, centres: statement.names("centre")))
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

  private static func closure(of certifications: Set<String>, over others: [String: Set<String>]) -> Set<String> {
    var closure = certifications
    var open = Array(certifications)
    while let next = open.popLast() {
      for other in others[next] ?? [] where closure.insert(other).inserted { open.append(other) }
    }
    return closure
  }

  private mutating func add(_ candidate: Candidate, to certifications: [String]) {
    for certification in certifications { texts[certification, default: []].append(candidate) }
  }

  private static func note(
    _ others: some Sequence<String>, of certifications: [String], in table: inout [String: Set<String>]
  ) {
    for certification in certifications { table[certification, default: []].formUnion(others) }
  }

  /// The other certifications that a rule in form names, at any depth.
  private static func certifications(inRuleOf statement: Statement, under rules: Rules) -> Set<String> {
    let read = try? CreditStatement(type: statement.type, body: statement.body, rules: rules)
    guard case .ruleStated(let stated)? = read else { return [] }
    return Set(stated.rule.otherCertifications.map(\.text))
  }
}
