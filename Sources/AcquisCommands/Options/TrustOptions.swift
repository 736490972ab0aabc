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
    var keys: [VerifierKey] = []
    for bytes in try SmallFile.read(text, limit: 1 << 20).split(separator: 0x0A) {
      let line = String(decoding: bytes.last == 0x0D ? bytes.dropLast() : bytes, as: UTF8.self)
      if line.isEmpty || line.hasPrefix("#") { continue }
      keys.append(try Input.verifierKey(line, "ACQUIS_TRUST", kind: .misused))
    }
    guard !keys.isEmpty else {
      throw Problem(
        "key-form", "ACQUIS_TRUST names a file that holds no verifier key", at: text,
        remedy: "Put one key a line into it, or unset ACQUIS_TRUST.", kind: .misused)
    }
    return keys
  }
}
