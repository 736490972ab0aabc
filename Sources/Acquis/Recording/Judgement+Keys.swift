import AcquisCredits
import AcquisCrypto
import AcquisRecords
import AcquisStore
import AcquisValues

/// What may be said about keys. An audit has nothing against a key that can never speak, nor against a second revocation;
/// but nothing is said by them, so that they must be mistakes.
extension LedgerWriter {
  func check(_ enrolment: Enrolment, _ keys: KeyRing, _ before: ArraySlice<Draft>) async throws(Problem) {
    guard enrolment.role != .checkpoint, enrolment.role != .extract else {
      throw Problem(
        "key-form", "The \(enrolment.role.rawValue) key is the one of record 0 and cannot be changed",
        remedy: LedgerWriter.succeed)
    }
    guard keys[enrolment.key] == nil else {
      throw Problem(
        "key-form", "The key is enrolled already: a key is enrolled once, in one role",
        remedy: "Make another with 'acquis key new'.")
    }
    try await checkSubject(of: enrolment, before)
  }

  func checkRevocation(
    of key: Digest, since: Int?, _ statement: Statement, _ keys: KeyRing
  ) throws(Problem) {
    guard let entry = keys[key] else {
      throw Problem("key-unknown", "The key was never enrolled", remedy: "Look with 'acquis key list'.")
    }
    let role = entry.enrolment.role
    guard role != .checkpoint, role != .extract else {
      throw Problem(
        "key-fixed", "The \(role.rawValue) key is the one of record 0 and cannot be revoked",
        remedy: LedgerWriter.succeed)
    }
    // That it was misused, and since earlier than was known, is still worth saying.
    if let revokedAt = entry.revokedAt, since ?? .max >= entry.compromisedSince ?? .max {
      throw Problem(
        "revocation-repeated", "The key was revoked by record \(revokedAt)",
        remedy: "Nothing is left to do; another key is enrolled with 'acquis key enrol'.")
    }
    let others = keys.all.filter {
      $0.enrolment.role == .operator && $0.enrolment.key != key && $0.revokedAt == nil
        && $0.enrolment.covers(statement.made)
    }
    guard role != .operator || !others.isEmpty else {
      throw Problem(
        "operator-key-last", "Without this key nobody could record any more",
        remedy: "Replace it with 'acquis key rotate'.")
    }
  }

  private static let succeed =
    "If it is lost or stolen, found a ledger that succeeds this one (acquis init --succeeds)."

  /// Throws unless the ledger knows for whom the key is to speak: a certification, or a body of one. A centre may have its
  /// key before it is authorised.
  private func checkSubject(of enrolment: Enrolment, _ before: ArraySlice<Draft>) async throws(Problem) {
    let subject = enrolment.subject
    switch enrolment.role {
    case .jury:
      guard
        try await registrations([Tag("certification", subject)], before).contains(where: {
          $0.certification.text.hasSameBytes(as: subject)
        })
      else {
        throw Problem(
          "certification-unknown", "The certification \(subject) is not registered",
          remedy: "Register the certification first, or correct its code.")
      }
    case .awardingBody:
      guard
        try await registrations([], before).contains(where: { registration in
          registration.bodies.contains { $0.id.text.hasSameBytes(as: subject) }
        })
      else {
        throw Problem(
          "body-unknown", "No certification that is registered has the awarding body \(subject)",
          remedy: "Give its id as 'acquis certification show' has it, or register its certification first.")
      }
    default: return
    }
  }

  /// The registrations with these tags, and those that stand before in the batch.
  private func registrations(
    _ tags: Set<Tag>, _ before: ArraySlice<Draft>
  ) async throws(Problem) -> [CertificationRegistered] {
    let recorded: [Statement]
    do {
      recorded = try await store.records(matching: Query(types: ["certification-registered"], tags: tags))
        .map(\.statement)
    } catch { throw Problem(error) }
    return (recorded + before.map(\.statement)).compactMap { statement in
      guard
        case .certificationRegistered(let registration)? = try? CreditStatement(
          type: statement.type, body: statement.body)
      else { return nil }
      return registration
    }
  }
}
