import Acquis
import AcquisJSON
import AcquisNotes
import ArgumentParser

struct Init: LedgerCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Found a ledger; prints its verifier key on the last line.",
    discussion: """
      Keep the verifier key, and hand it out: whoever verifies needs it from somewhere else than the ledger.
      The private keys stay in DIR/private/keys; back them up apart from the ledger.
      """)

  @OptionGroup var ledger: LedgerOptions
  @Option(help: "The ledger's name, such as acquis.example.org/2026.") var origin: String
  @Option(help: "A file on another disk that keeps the newest checkpoint.", completion: .file()) var mark: String?
  @Option(help: "The directory of a ledger that this one succeeds.", completion: .directory) var succeeds: String?
  @Option(help: "Why it could not go on, as a code such as tail-lost or key-stolen.") var reason: String = "succeeded"
  @Flag(help: "Forbid the operator to sign for those who have no key.") var noOnBehalf = false

  func answer() async throws -> Answer {
    var options = FoundingOptions(onBehalf: !noOnBehalf, mark: mark)
    let reason = try Input.code(reason, "--reason")
    if let succeeds { options.predecessor = try LedgerSession.predecessor(succeeds, reason: reason) }
    let path = try ledger.path()
    let key = try await LedgerSession.found(at: path, origin: origin, options: options, notify: ledger.warn)
    return Answer(
      json: ["key": .string(key.description), "origin": .string(origin)],
      text: [
        say("Founded \(origin) in \(path).", "Registre \(origin) fondé dans \(path).")
      ]
        + (mark == nil
          ? [
            say(
              "No mark (--mark): an old copy of this directory cannot be told from the newest.",
              "Pas de marque (--mark) : rien ne distingue une ancienne copie de la plus récente.")
          ] : []) + [
          say(
            "Its verifier key, to be kept and handed out apart from the ledger:",
            "Sa clé de vérification, à garder et à diffuser hors du registre :"),
          key.description,
        ])
  }
}
