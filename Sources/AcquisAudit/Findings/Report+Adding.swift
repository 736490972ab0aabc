extension Report {
  /// The report on something of which nothing could be judged but this.
  package static func only(_ code: FindingCode, _ message: String, on kind: InputKind) -> Report {
    Report(kind).adding(code, message)
  }

  /// The report with one more finding: the first of those that concern no single record.
  package func adding(_ code: FindingCode, _ message: String) -> Report {
    var report = self
    let place = report.findings.firstIndex { $0.seq == nil } ?? report.findings.endIndex
    report.findings.insert(Finding(code, message), at: place)
    return report
  }
}
