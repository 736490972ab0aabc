import AcquisAudit
import AcquisSamples
import Foundation
import Testing

/// `verify.py`, on every sample. One process of Python judges them all.
@Suite("The second verifier on the samples", .enabled(if: Python.isThere, Python.absent))
struct SecondVerifierTests {
  @Test("says what the manifest says, whatever the input is called")
  func verdicts() throws {
    let samples = Committed.catalogue.samples
    let directory = try TemporaryDirectory()
    let renamed = try samples.enumerated().map { number, sample in
      let copy = "\(directory.path)/\(number)"
      try FileManager.default.copyItem(atPath: "\(Committed.directory)/\(sample.path)", toPath: copy)
      return [copy] + sample.arguments
    }
    let answers = try Python.judge(samples.map { [$0.path] + $0.arguments } + renamed)
    try #require(answers.count == 2 * samples.count)
    for (sample, answer) in zip(samples + samples, answers) {
      #expect(answer.exit == sample.exitStatus, "\(sample.path): \(answer)")
      #expect(answer.finding == sample.finding?.rawValue, "\(sample.path): \(answer)")
    }
  }
}
