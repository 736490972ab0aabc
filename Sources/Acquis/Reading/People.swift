public import AcquisCredits
import AcquisIdentities
import AcquisStore
import AcquisValues

/// A learner whom a search found, with the values that matched. Personal: show it, never log it.
public struct FoundLearner: Sendable {
  /// The learner.
  public let learner: LearnerID
  /// What matched: `name: …`, `reference: …`.
  public let matches: [String]
}

/// What the vault of a ledger knows, read without the writer's lock.
public struct People: Sendable {
  private let vault: Vault

  /// Opens the vault of the ledger at `path`, whose name is `origin`. Throws ``Problem``.
  public init(ledger path: String, origin: String) throws(Problem) {
    do { vault = try Vault.open(reading: LedgerDirectory(path).private, origin: origin) } catch {
      throw Problem(error)
    }
  }

  /// The learner that `text` names: an id, or a reference that only one learner has. Throws ``Problem``.
  public func learner(_ text: String) throws(Problem) -> LearnerID { try vault.learner(text) }

  /// The learners whose name or reference contains `text`, whatever the case and the accents. O(n). Throws ``Problem``.
  public func find(_ text: String) throws(Problem) -> [FoundLearner] {
    do {
      var order: [LearnerID] = []
      var matches: [LearnerID: [String]] = [:]
      for match in try vault.find(text) where match.subject.kind == .learner {
        guard let learner = LearnerID(match.subject.id) else { continue }
        if matches[learner] == nil { order.append(learner) }
        matches[learner, default: []].append("\(match.field): \(match.value.value)")
      }
      return order.map { FoundLearner(learner: $0, matches: matches[$0]!) }
    } catch { throw Problem(error) }
  }

  /// The newest values known of a learner: `birthDate`, `name`, `reference`. Empty once erased. Throws ``Problem``.
  public func values(of learner: LearnerID) throws(Problem) -> [String: String] {
    // The vault also keeps what opens commitments to evidence, which is nothing of who a learner is.
    let identity = ["birthDate", "name", "reference"]
    return try values(SubjectID(.learner, learner.description)!).filter { identity.contains($0.key) }
  }

  /// The newest name known of a centre. Throws ``Problem``.
  public func name(of centre: CentreID) throws(Problem) -> String? {
    try values(SubjectID(.organisation, centre.text)!)["centre/name"]
  }

  private func values(_ subject: SubjectID) throws(Problem) -> [String: String] {
    var newest: [String: String] = [:]
    do {
      for stored in try vault.values(of: subject) {
        for value in stored.values { newest[value.field.description] = value.value }
      }
    } catch { throw Problem(error) }
    return newest
  }
}
