import Acquis
import AcquisAudit
import AcquisCrypto
import AcquisJSON
import ArgumentParser

extension AnchorCommand {
  struct ListAnchors: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the timestamps that are kept, and say how many records lie beyond the newest.",
      discussion: "Without --authority nothing is verified: it is what the timestamps say of themselves.")

    @OptionGroup var ledger: LedgerOptions
    @Option(help: "The certificate of the authority's root, as PEM.", completion: .file()) var authority: String?

    func answer() async throws -> Answer {
      let trusted = try authority.map { (path) throws(Problem) in try TimestampAuthorities(file: path) }
      let anchoring = try await Anchoring.open(ledger.path())
      return AnchorList(report: anchoring.list(trusting: trusted), size: anchoring.size, isVerified: trusted != nil)
        .answer
    }
  }
}

/// What is kept of timestamps, and how much of the ledger they cover.
private struct AnchorList {
  let report: AnchorReport
  /// How many records the ledger has.
  let size: Int
  let isVerified: Bool

  private var newest: Int? { isVerified ? report.anchors.last?.size : report.unchecked.last?.size }

  var answer: Answer {
    let json: JSONObject = [
      "anchors": .array(report.anchors.map { .object($0.json) }), "beyond": .integer(Int64(size - (newest ?? 0))),
      "findings": .array(
        report.findings.map { ["code": .string($0.code.rawValue), "message": .string($0.message)] }),
      "newest": newest.map { .integer(Int64($0)) } ?? .null, "size": .integer(Int64(size)),
      "unchecked": .array(report.unchecked.map { .object($0.json) }),
    ]
    let isWrong = report.findings.contains { $0.severity == .error }
    return Answer(
      json: .object(json), text: table + findings + [Terminal.harmless(summary)],
      exit: isWrong ? ExitStatus.foundWrong.rawValue : report.findings.isEmpty ? 0 : ExitStatus.notDone.rawValue)
  }

  private var table: [String] {
    var table = Table([
      say("RECORDS", "ENREGISTREMENTS"), say("EXISTED BY", "EXISTAIENT AU"), say("AUTHORITY", "AUTORITÉ"),
    ])
    for anchor in report.anchors {
      table.add([
        "\(anchor.size)", time(anchor.timestamp.millisecondsSinceEpoch), anchor.timestamp.authority,
      ])
    }
    for anchor in report.unchecked {
      table.add(["\(anchor.size)", time(anchor.claim.millisecondsSinceEpoch), say("not verified", "non vérifiée")])
    }
    return table.lines(.current)
  }

  private var findings: [String] {
    report.findings.map { finding in
      let sentence = say(finding.message, FrenchFindings.sentence(for: finding.code) ?? finding.message)
      let detail = say("", " (\(finding.message))")
      return Terminal.harmless("\(Style.current.no) \(sentence)\(detail) [\(finding.code.rawValue)]")
    }
  }

  private var summary: String {
    guard let newest else { return say("No timestamp.", "Aucun horodatage.") }
    let beyond = size - newest
    return say(
      beyond,
      (
        "The newest is of \(newest) of \(size) records: 1 lies beyond.",
        "The newest is of \(newest) of \(size) records: \(beyond) lie beyond."
      ),
      (
        "Le plus récent porte sur \(newest) enregistrements sur \(size) : \(beyond) est au-delà.",
        "Le plus récent porte sur \(newest) enregistrements sur \(size) : \(beyond) sont au-delà."
      ))
  }
}

extension UncheckedAnchor {
  fileprivate var json: JSONObject {
    [
      "file": .string(file), "root": .string(root.hex), "size": .integer(Int64(size)),
      "time": .string(time(claim.millisecondsSinceEpoch)),
    ]
  }
}
