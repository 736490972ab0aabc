import AcquisAudit
import AcquisSamples
import Testing

@Suite("Verdicts on the samples")
struct VerdictTests {
  @Test("are what the manifest says", arguments: Committed.catalogue.samples)
  func verdict(sample: Sample) throws {
    let report = try sample.report()
    #expect(Int(report.exitStatus) == sample.exitStatus, "\(sample.path): \(report.findings)")
    #expect(report.verdict?.code == sample.finding, "\(sample.path): \(report.findings)")
    for warning in sample.warnings { #expect(report.findings.contains { $0.code == warning }, "\(sample.path)") }
  }
}
