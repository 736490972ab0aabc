import Acquis
import AcquisCredits
import AcquisJSON
import AcquisProjections
import AcquisValues
import ArgumentParser

struct Statistics: LedgerCommand {
  static let configuration = CommandConfiguration(
    commandName: "statistics",
    abstract: "Count by year, certification, centre and route who enrolled, went part of the way, and came to the end.")

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var time: TimeOptions
  @Argument(help: "Only this certification.") var code: String?
  @Option(help: "Only certifications made for: branch, inter-branch or interprofessional.") var scope: String?
  @Flag(help: "Print CSV.") var csv = false

  func answer() async throws -> Answer {
    let (day, scope) = (try time.day(), try Input.scope(scope))
    let code = try code.map { (text) throws(Problem) in try Input.certification(text) }
    return try await ledger.read { view in
      let size = try await time.size(view)
      if let code, try await view.project(CertificationRegister(), size: size)[code] == nil {
        throw Problem(
          "certification-unknown", "No certification \(code) is registered",
          remedy: "Look with 'acquis certification list'.")
      }
      let rows = try await view.project(YearlyStatistics(), asOf: day, size: size).rows(of: code, scope: scope)
      return Answer(
        json: ["rows": .array(rows.map(\.json))],
        text: csv ? [CSVText.line(StatisticsRow.columns)] + rows.map { CSVText.line($0.cells("")) } : table(rows))
    }
  }

  private func table(_ rows: [StatisticsRow]) -> [String] {
    guard !rows.isEmpty else { return [say("Nobody enrolled yet.", "Personne n'est encore inscrit.")] }
    var table = Table([
      say("YEAR", "ANNÉE"), "CERTIFICATION", "CENTRE", say("ROUTE", "VOIE"), say("ENROLLED", "INSCRITS"),
      say("PARTIAL", "PARTIELS"), say("COMPLETE", "COMPLETS"),
    ])
    for row in rows { table.add(row.cells("–")) }
    return table.lines(.current)
  }
}

extension StatisticsRow {
  static let columns = ["year", "certification", "centre", "route", "enrolled", "partial", "complete"]

  /// `none`: what stands where nobody was assessed yet.
  fileprivate func cells(_ none: String) -> [String] {
    [
      String(key.year), key.certification.text, key.centre?.text ?? none, key.route?.rawValue ?? none,
      String(counts.enrolled), String(counts.partial), String(counts.complete),
    ]
  }

  fileprivate var json: JSONValue {
    [
      "centre": key.centre.map { .string($0.text) } ?? .null, "certification": .string(key.certification.text),
      "complete": .integer(Int64(counts.complete)), "enrolled": .integer(Int64(counts.enrolled)),
      "partial": .integer(Int64(counts.partial)), "route": key.route.map { .string($0.rawValue) } ?? .null,
      "year": .integer(Int64(key.year)),
    ]
  }
}
