public import AcquisCredits
import AcquisRecords
import AcquisStore
public import AcquisValues

extension LedgerView {
  /// What the register says against a statement that was recorded all the same: its window and routes bind only where the
  /// awarding body's policy says so (SPEC §9.4), and are worth knowing elsewhere. Throws ``Problem``.
  public func remarks(on statement: CreditStatement, made: Day) async throws(Problem) -> [Problem] {
    guard let certification = statement.certifications.first,
      let registration = try await newestRegistration(of: certification)?.content
    else { return [] }
    switch statement {
    case .learnerEnrolled, .learnerTargeted, .certificationAwarded:
      guard let end = registration.period.until, made > end else { return [] }
      return [
        Problem(
          "registration-ended", "The registration of \(certification) ended on \(end)",
          remedy: "It is recorded; see that \(made) is the right day, and \(certification) still the certification.")
      ]
    case .blockAssessed(let assessment):
      guard !registration.routes.isEmpty, !registration.routes.contains(assessment.route) else { return [] }
      return [
        Problem(
          "route-unlisted", "The register does not open \(certification) to the route \(assessment.route.rawValue)",
          remedy: "It is recorded; annul it if the route is wrong.")
      ]
    default: return []
    }
  }

  /// The newest registration of a certification; `nil` if it is not registered. Throws ``Problem``.
  func newestRegistration(
    of certification: CertificationCode
  ) async throws(Problem) -> (id: StatementID, content: CertificationRegistered)? {
    let query = Query(types: ["certification-registered"], tags: [Tag("certification", certification.text)])
    do {
      guard let record = try await reader.records(matching: query).last,
        case .certificationRegistered(let registered)? = try? CreditStatement(
          type: record.statement.type, body: record.statement.body)
      else { return nil }
      return (record.statement.id, registered)
    } catch { throw Problem(error) }
  }
}
