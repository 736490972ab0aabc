import Acquis
import ArgumentParser

/// What every command takes.
struct OutputOptions: ParsableArguments {
  @Flag(name: .long, help: ArgumentHelp("Answer in JSON, as docs/json.md describes."))
  var json = false
}

/// Which ledger.
struct LedgerOptions: ParsableArguments {
  @Option(name: .long, help: "The ledger's directory (default: ACQUIS_LEDGER).", completion: .directory)
  var ledger: String?

  @Option(name: .long, help: "Seconds to wait while another writer holds the ledger.")
  var wait: Double = 10

  @OptionGroup var output: OutputOptions

  /// The directory. Throws ``Problem`` when none is named.
  func path() throws -> String {
    if let ledger, !ledger.isEmpty { return ledger }
    if let variable = environment("ACQUIS_LEDGER"), !variable.isEmpty { return variable }
    throw Problem(
      "ledger-not-named", "No ledger is named", remedy: "Give --ledger DIR, or set ACQUIS_LEDGER.")
  }

  mutating func validate() throws {
    guard wait >= 0, wait <= 86_400 else { throw ValidationError("--wait takes 0 to 86400 seconds") }
  }
}

/// What every recording command takes.
struct RecordingOptions: ParsableArguments {
  @Option(name: .long, help: "Sign with this key file as well; repeatable.", completion: .file())
  var signWith: [String] = []

  @Option(name: .long, help: "The statement's id, a lower-case UUID: running the same command again records it once.")
  var id: String?
}
