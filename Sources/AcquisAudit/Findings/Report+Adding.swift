extension Report {
  /// The report with one more finding, which concerns no single record.
  package func adding(_ code: FindingCode, _ message: String) -> Report {
    var report = self
    report.findings.append(Finding(code, message))
    return report
  }
}
