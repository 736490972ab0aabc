import Acquis
import AcquisAudit
import AcquisCrypto
import AcquisJSON
import AcquisNotes
import ArgumentParser

struct Verify: AnsweringCommand {
  static let configuration = CommandConfiguration(
    abstract: "Verify a ledger, a published tree, a learner's record or page, or a proof, from its bytes alone.",
    discussion: """
      A key found inside a file never vouches for it: give the ledger's verifier key with --key, or put it into
      ACQUIS_TRUST (a key, or a file with one key a line).

      Exits 0 if and only if everything was checked and nothing is wrong, 1 if something is wrong, 2 if something could
      not be checked.
      """)

  @OptionGroup var output: OutputOptions
  @Argument(help: "A ledger's directory, a published tree, or a file.", completion: .file()) var path: String
  @OptionGroup var trust: TrustOptions
  @Option(help: "A checkpoint kept from earlier.", completion: .file()) var checkpoint: String?
  @Option(help: "A learner's record or page to hold against the ledger.", completion: .file()) var record: String?

  func answer() async throws -> Answer {
    let report = try Verification.verify(path, trust: try trust.trust(), older: checkpoint, record: record)
    return Answer(json: report.json, text: ReportText(report, of: path).lines, exit: report.exitStatus)
  }
}

extension Report {
  var json: JSONValue {
    var json: JSONObject = [
      "findings": .array(
        findings.map {
          [
            "code": .string($0.code.rawValue), "message": .string($0.message),
            "seq": $0.seq.map { .integer(Int64($0)) } ?? .null, "severity": .string($0.severity.rawValue),
          ]
        }), "key": key.map { .string($0.description) } ?? .null, "kind": .string(kind.rawValue),
      "ledger": ledger.map { .string($0.hex) } ?? .null, "ok": .bool(ok),
      "onBehalf": onBehalf.map { .integer(Int64($0)) } ?? .null, "origin": origin.map { .string($0) } ?? .null,
      "root": root.map { .string($0.hex) } ?? .null,
      "size": size.map { .integer(Int64($0)) } ?? .null,
    ]
    if let hasEntries { json["entries"] = .bool(hasEntries) }
    if let proven { json["proven"] = ProvenRecord(proven).json }
    return .object(json)
  }
}
