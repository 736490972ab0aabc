import Acquis
import AcquisAudit
import ArgumentParser

/// Where to put the proof that a log contradicted itself, should there be one.
struct EvidenceOptions: ParsableArguments {
  @Option(
    help: "If two signed checkpoints contradict each other, write the proof to this file; must not exist.",
    completion: .file())
  var evidence: String?

  /// The answer about `report`, with the evidence written first.
  func answer(_ report: Report, of path: String, asJSON: Bool) -> Answer {
    var answer = Answer(json: report.json, text: ReportText(report, of: path).lines, exit: report.exitStatus)
    guard let evidence, let bytes = report.contradiction else { return answer }
    answer.attempt(asJSON: asJSON) { () throws(Problem) in
      try SmallFile.create(evidence, bytes: bytes)
      return say(
        "Wrote \(evidence): whoever has the log's key can verify that it contradicted itself.",
        "\(evidence) écrit : qui a la clé du journal peut vérifier qu'il s'est contredit.")
    }
    return answer
  }
}
