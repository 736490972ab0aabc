import Acquis
import AcquisAudit
import AcquisCrypto
import AcquisJSON
import AcquisNotes
import ArgumentParser

struct Verify: AnsweringCommand {
  static let configuration = CommandConfiguration(
    abstract: "Verify a ledger, a file of records, a learner's record or page, or a proof, from its bytes alone.",
    discussion: """
      A key found inside a file never vouches for it: give the ledger's verifier key with --key, or put it into
      ACQUIS_TRUST (a key, or a file with one key a line).

      Exits 0 if and only if everything was checked and nothing is wrong, 1 if something is wrong, 2 if something could
      not be checked.
      """)

  @OptionGroup var output: OutputOptions
  @Argument(help: "A ledger's directory or a file.", completion: .file()) var path: String
  @Option(help: "The ledger's verifier key; repeatable.") var key: [String] = []
  @Option(help: "A checkpoint kept from earlier.", completion: .file()) var checkpoint: String?
  @Option(help: "A learner's record to hold against the ledger.", completion: .file()) var record: String?

  func answer() async throws -> Answer {
    let report = try Verification.verify(path, trust: try trust(), older: checkpoint, record: record)
    return Answer(json: report.json, text: ReportText(report, of: path).lines, exit: report.exitStatus)
  }

  private func trust() throws(Problem) -> Trust? {
    var keys: [VerifierKey] = []
    for text in key { keys.append(try Input.verifierKey(text, "--key")) }
    if keys.isEmpty, let trusted = environment("ACQUIS_TRUST"), !trusted.isEmpty {
      keys = try Verify.trusted(trusted)
    }
    return keys.isEmpty ? nil : Trust(keys)
  }

  private static func trusted(_ text: String) throws(Problem) -> [VerifierKey] {
    if let key = try? VerifierKey(parsing: text) { return [key] }
    let lines = String(decoding: try SmallFile.read(text, limit: 1 << 20), as: UTF8.self).split(separator: "\n")
    var keys: [VerifierKey] = []
    for line in lines where !line.hasPrefix("#") { keys.append(try Input.verifierKey(String(line), "ACQUIS_TRUST")) }
    return keys
  }
}

extension Report {
  var json: JSONValue {
    [
      "findings": .array(
        findings.map {
          [
            "code": .string($0.code.rawValue), "message": .string($0.message),
            "seq": $0.seq.map { .integer(Int64($0)) } ?? .null, "severity": .string($0.severity.rawValue),
          ]
        }), "key": key.map { .string($0.description) } ?? .null, "kind": .string(kind.rawValue),
      "ledger": ledger.map { .string($0.hex) } ?? .null, "ok": .bool(ok),
      "origin": origin.map { .string($0) } ?? .null, "root": root.map { .string($0.hex) } ?? .null,
      "size": size.map { .integer(Int64($0)) } ?? .null,
    ]
  }
}
