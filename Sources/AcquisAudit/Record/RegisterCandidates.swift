import AcquisCredits
import AcquisRecords

/// The statements about certifications and centres, of which rule 3 of SPEC §14 chooses.
struct RegisterCandidates: Sendable {
  private var texts: [String: [Candidate]] = [:]
  private var foreign: [String: Set<String>] = [:]
  private var authorisations: [Authorisation] = []

  /// An authorisation of centres for certifications.
  private struct Authorisation: Sendable {
    let candidate: Candidate
    let certifications: [String]
    let centres: [String]

    func concerns(_ certifications: Set<String>, _ centres: Set<String>) -> Bool {
      self.certifications.contains(where: certifications.contains) && self.centres.contains(where: centres.contains)
    }
  }

  mutating func take(_ statement: Statement, _ member: BearingSet.Member) {
    let candidate = Candidate(statement: statement.id, member: member)
    let certifications = statement.names("certification")
    let authorisation = Authorisation(
      candidate: candidate, certifications: certifications, centres: statement.names("centre"))
    switch statement.type {
    case "certification-registered", "block-described": add(candidate, certifications)
    case "rule-stated":
      add(candidate, certifications)
      let named = RegisterCandidates.certifications(inRuleOf: statement)
      for certification in certifications { foreign[certification, default: []].formUnion(named) }
    case "centre-authorised", "partners-listed": authorisations.append(authorisation)
    default: break
    }
  }

  /// What bears on `certifications` and, over their rules, on others; as far as centres go, only on `centres`.
  func bearing(on certifications: Set<String>, centres: Set<String>) -> [Candidate] {
    let named = closure(of: certifications)
    return named.flatMap { texts[$0] ?? [] } + authorisations.filter { $0.concerns(named, centres) }.map(\.candidate)
  }

  private func closure(of certifications: Set<String>) -> Set<String> {
    var closure = certifications
    var open = Array(certifications)
    while let next = open.popLast() {
      for other in foreign[next] ?? [] where closure.insert(other).inserted { open.append(other) }
    }
    return closure
  }

  private mutating func add(_ candidate: Candidate, _ certifications: [String]) {
    for certification in certifications { texts[certification, default: []].append(candidate) }
  }

  /// The other certifications that a rule in form names, at any depth.
  private static func certifications(inRuleOf statement: Statement) -> Set<String> {
    guard case .ruleStated(let stated)? = try? CreditStatement(type: statement.type, body: statement.body) else {
      return []
    }
    return Set(stated.rule.otherCertifications.map(\.text))
  }
}
