extension Report {
  /// The report on something of which nothing could be judged but this.
  package static func only(_ code: FindingCode, _ message: String, on kind: InputKind) -> Report {
    Report(kind).adding(code, message)
  }

  /// The report with one more finding, which concerns no single record.
  package func adding(_ code: FindingCode, _ message: String) -> Report {
    var report = self
    report.findings.append(Finding(code, message))
    return report
  }
}
