import Acquis
import AcquisAudit
import AcquisNotes
import ArgumentParser

/// Which verifier keys are trusted.
struct TrustOptions: ParsableArguments {
  @Option(help: "The ledger's verifier key; repeatable.") var key: [String] = []

  /// The keys of `--key`, else those of `ACQUIS_TRUST`; `nil` when there are none.
  func trust() throws(Problem) -> Trust? {
    var keys: [VerifierKey] = []
    for text in key { keys.append(try Input.verifierKey(text, "--key", kind: .misused)) }
    if keys.isEmpty, let trusted = environment("ACQUIS_TRUST"), !trusted.isEmpty {
      keys = try TrustOptions.trusted(trusted)
    }
    return keys.isEmpty ? nil : Trust(keys)
  }

  private static func trusted(_ text: String) throws(Problem) -> [VerifierKey] {
    if let key = try? VerifierKey(parsing: text) { return [key] }
    let lines = String(decoding: try SmallFile.read(text, limit: 1 << 20), as: UTF8.self).split(
      whereSeparator: \.isNewline)
    var keys: [VerifierKey] = []
    for line in lines where !line.hasPrefix("#") { keys.append(try Input.verifierKey(String(line), "ACQUIS_TRUST")) }
    return keys
  }
}
