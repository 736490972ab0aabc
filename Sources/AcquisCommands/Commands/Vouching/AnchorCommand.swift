import Acquis
import AcquisAudit
import AcquisCrypto
import AcquisJSON
import AcquisNotes
import AcquisValues
import ArgumentParser

struct AnchorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "anchor",
    abstract: "Have checkpoints stamped by a timestamp authority (RFC 3161), and keep the timestamps.",
    discussion: """
      A timestamp shows that the records existed by then, by a clock that is not the operator's: docs/timestamps.md.
      None of these commands needs a key, or waits for a writer.
      """,
    subcommands: [RequestTimestamp.self, AddTimestamp.self, AskForTimestamp.self, ListAnchors.self])
}

/// Whose timestamps are trusted.
struct AuthorityOptions: ParsableArguments {
  @Option(
    help: "The certificate of the authority's root, as PEM; the file may hold several.", completion: .file())
  var authority: String

  func trusted() throws(Problem) -> TimestampAuthorities { try TimestampAuthorities(file: authority) }
}

extension AnchorCommand {
  struct RequestTimestamp: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "request", abstract: "Write the request for a timestamp of the newest checkpoint.",
      discussion: "Send it to the authority as application/timestamp-query, then 'acquis anchor add' what comes back.")

    @OptionGroup var ledger: LedgerOptions
    @Option(
      name: .short, help: "Write it to this file instead of base64 on stdout; must not exist.", completion: .file())
    var out: String?

    func answer() async throws -> Answer {
      let anchoring = try await Anchoring.open(ledger.path())
      let request = try anchoring.request()
      if let out { try SmallFile.create(out, bytes: request.bytes) }
      let size = Int(anchoring.newest.checkpoint.size)
      let covered = say(
        size,
        (
          "it asks for a timestamp of the checkpoint of 1 record",
          "it asks for a timestamp of the checkpoint of \(size) records"
        ),
        (
          "elle demande d'horodater le point de contrôle de \(size) enregistrement",
          "elle demande d'horodater le point de contrôle de \(size) enregistrements"
        ))
      return Answer(
        json: [
          "imprint": .string(request.imprint.hex), "request": .string(Base64.encode(request.bytes)),
          "size": .integer(Int64(size)),
        ],
        text: [
          out.map { say("Wrote \($0): \(covered).", "\($0) écrite : \(covered).") } ?? Base64.encode(request.bytes)
        ])
    }
  }

  struct AddTimestamp: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Verify an authority's answer, and keep it.")

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var authority: AuthorityOptions
    @Argument(help: "The authority's answer, a TimeStampResp.", completion: .file()) var response: String
    @Option(help: "The request that it must answer.", completion: .file()) var request: String?

    func answer() async throws -> Answer {
      let request = try request.map { (path) throws(Problem) in try TimestampRequest(file: path) }
      let bytes = try SmallFile.read(response, limit: TimestampResponse.byteLimit)
      let anchoring = try await Anchoring.open(ledger.path())
      do throws(Problem) {
        return try anchoring.add(bytes, trusting: authority.trusted(), answering: request).answer
      } catch { throw error.place == nil ? error.at(response) : error }
    }
  }

  struct AskForTimestamp: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "ask", abstract: "Ask an authority for a timestamp of the newest checkpoint, verify and keep it.")

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var authority: AuthorityOptions
    @Argument(help: "The authority's http or https address.") var url: String

    func answer() async throws -> Answer {
      let trusted = try authority.trusted()
      let anchoring = try await Anchoring.open(ledger.path())
      do throws(Problem) { return try await anchoring.ask(url, trusting: trusted).answer } catch {
        throw error.place == nil ? error.at(url) : error
      }
    }
  }
}

extension Anchor {
  fileprivate var answer: Answer {
    let (time, authority) = (time(timestamp.millisecondsSinceEpoch), timestamp.authority)
    let text = say(
      size,
      ("1 record existed by \(time), says \(authority).", "\(size) records existed by \(time), says \(authority)."),
      (
        "\(size) enregistrement existait au \(time), dit \(authority).",
        "\(size) enregistrements existaient au \(time), dit \(authority)."
      ))
    return Answer(json: .object(json), text: [Terminal.harmless("\(Style.current.yes) \(text)")])
  }

  var json: JSONObject {
    [
      "accuracyMilliseconds": timestamp.accuracyMilliseconds.map { .integer($0) } ?? .null,
      "authority": .string(timestamp.authority), "file": .string(file), "policy": .string(timestamp.policy),
      "root": .string(root.hex), "serial": .string(timestamp.serial), "size": .integer(Int64(size)),
      "time": .string(time(timestamp.millisecondsSinceEpoch)),
    ]
  }
}

/// A moment of a timestamp, in UTC.
func time(_ millisecondsSinceEpoch: Int64) -> String {
  Instant(millisecondsSinceEpoch: millisecondsSinceEpoch)?.description ?? "\(millisecondsSinceEpoch) ms"
}
