import Acquis
import AcquisAudit
import AcquisCrypto
import AcquisJSON
import AcquisNotes
import AcquisValues
import ArgumentParser

struct WitnessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "witness", abstract: "Have witnesses cosign the ledger's checkpoints, or cosign as one.",
    discussion: """
      A witness remembers how large it saw a ledger, and cosigns only what extends it: whoever asks for its cosignature is
      safe from an operator who shows different ledgers to different people. Files can be exchanged by hand: 'request' →
      'cosign' by the witness → 'add'.
      """,
    subcommands: [
      AskWitnesses.self, RequestCosignature.self, AddCosignatures.self, ListCosignatures.self, Cosign.self,
      NewCosigner.self,
    ])
}

extension WitnessCommand {
  struct AskWitnesses: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "ask", abstract: "Ask the witnesses of a policy over HTTP to cosign the newest checkpoint.",
      discussion: """
        Each witness with a URL in the policy is asked (C2SP tlog-witness), and what verifies is kept. Exits 2 while the
        quorum of the policy is not met.
        """)

    @OptionGroup var ledger: LedgerOptions
    @Option(help: "The trust policy that names the witnesses and their URLs.", completion: .file()) var policy: String
    @Option(help: "Seconds to wait for each witness.") var timeout = 30

    func validate() throws {
      guard (1...3600).contains(timeout) else { throw ValidationError("--timeout takes 1 to 3600 seconds") }
    }

    func answer() async throws -> Answer {
      let policy = try Input.policy(policy)
      let client = WitnessClient(timeLimitSeconds: timeout)
      let (answers, checkpoint) = try await LedgerVouching.with(ledger.path()) {
        try await $0.askWitnesses(of: policy, by: client)
      }
      return CosignedAnswer(policy: policy).answer(answers, checkpoint)
    }
  }

  struct RequestCosignature: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "request", abstract: "Write what a witness needs to cosign the newest checkpoint.",
      discussion: "The form is that of C2SP tlog-witness, add-checkpoint. No lock and no key are needed.")

    @OptionGroup var ledger: LedgerOptions
    @Option(help: "How many records the witness last cosigned (default: the largest size that is cosigned).")
    var from: Int?
    @OptionGroup var file: ProofFileOptions

    func answer() async throws -> Answer {
      let request = try await LedgerVouching.with(ledger.path()) { try await $0.requestCosignature(from: from) }
      return try file.answer(
        request.bytes,
        [
          "new": .integer(Int64(clamping: request.checkpoint.checkpoint.size)),
          "old": .integer(Int64(clamping: request.oldSize)),
        ])
    }
  }

  struct AddCosignatures: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Keep what witnesses answered, once it verifies.")

    @OptionGroup var ledger: LedgerOptions
    @Argument(help: "The signature lines of one or several witnesses.", completion: .file()) var answerFile: String
    @Option(help: "The trust policy that names the witnesses.", completion: .file()) var policy: String

    func answer() async throws -> Answer {
      let policy = try Input.policy(policy)
      let lines = try SmallFile.read(answerFile, limit: 1 << 16)
      let cosigned = try await LedgerVouching.with(ledger.path()) {
        try await $0.addCosignatures(lines, policy: policy)
      }
      return CosignedAnswer(policy: policy).answer(cosigned)
    }
  }

  struct ListCosignatures: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the checkpoints that are cosigned, and by whom.")

    @OptionGroup var ledger: LedgerOptions
    @Option(help: "The trust policy that names the witnesses.", completion: .file()) var policy: String

    func answer() async throws -> Answer {
      let policy = try Input.policy(policy)
      let cosigned = try await LedgerVouching.with(ledger.path()) { try $0.cosignedCheckpoints() }
      return CosignedAnswer(policy: policy).list(cosigned)
    }
  }

  struct Cosign: AnsweringCommand {
    static let configuration = CommandConfiguration(
      commandName: "cosign",
      abstract: "As a witness: cosign a request, if it extends what was cosigned of its ledger before.",
      discussion: """
        Prints the signature line to hand back. The directory of --state is all that a witness remembers: never put it back
        from a copy, and never cosign with the same key from two of them.
        """)

    @OptionGroup var output: OutputOptions
    @Argument(help: "The request.", completion: .file()) var request: String
    @OptionGroup var trust: TrustOptions
    @Option(help: "The private key of the witness, made by 'acquis witness key'.", completion: .file())
    var signWith: String
    @Option(help: "Where the witness remembers what it cosigned; made if it is not there.", completion: .directory)
    var state: String

    func answer() async throws -> Answer {
      let bytes = try SmallFile.read(request, limit: 1 << 20)
      let asked: AddCheckpointRequest
      do { asked = try AddCheckpointRequest(parsing: bytes) } catch {
        throw Problem(
          "proof-form", "This is not what a witness is asked: \(error)", at: request,
          remedy: "Give a file made by 'acquis witness request'.")
      }
      guard let trusted = try trust.trust() else {
        throw Problem(
          "key-missing", "A witness must know the key of the ledger", remedy: "Give it with --key.", kind: .misused)
      }
      let desk = WitnessDesk(directory: state, key: try CosignerKeyFile.read(signWith))
      let line = try desk.cosign(asked, logKeys: trusted.keys)
      let text = String(decoding: line.line.dropLast(), as: UTF8.self)
      return Answer(
        json: ["line": .string(text + "\n"), "size": .integer(Int64(clamping: asked.checkpoint.checkpoint.size))],
        text: [text])
    }
  }

  struct NewCosigner: AnsweringCommand {
    static let configuration = CommandConfiguration(
      commandName: "key", abstract: "Make a witness's key pair: the private key in a file, the verifier key on stdout.")

    @OptionGroup var output: OutputOptions
    @Option(help: "The witness's name, such as witness.example.org.") var name: String
    @Option(name: .short, help: "The file of the private key; must not exist.", completion: .file()) var out: String

    func answer() async throws -> Answer {
      let name: KeyName
      do { name = try KeyName(self.name) } catch { throw Input.wrong("--name", "a name without spaces and '+'") }
      let key: CosignerKey
      do { key = try CosignerKey.generate(name: name) } catch {
        throw Problem("no-randomness", "\(error)", remedy: "Try again.")
      }
      try CosignerKeyFile.write(key, to: out)
      return Answer(
        json: ["file": .string(out), "key": .string(key.verifierKey.description)], text: [key.verifierKey.description])
    }
  }
}

/// What is said of cosigned checkpoints.
struct CosignedAnswer {
  let policy: TrustPolicy

  func answer(_ cosigned: WitnessedCheckpoint) -> Answer {
    let verdict = policy.verdict(on: cosigned.checkpoint)
    let size = Int(clamping: cosigned.checkpoint.checkpoint.size)
    let names = cosigned.added.map(\.name).joined(separator: ", ")
    return Answer(
      json: .object(json(cosigned.checkpoint)),
      text: [
        Terminal.harmless(
          say("Checkpoint of \(size): kept \(names).", "Point de contrôle de \(size) : \(names) gardé.")),
        quorum(verdict),
      ])
  }

  func answer(_ answers: [WitnessAnswer], _ checkpoint: SignedCheckpoint) -> Answer {
    let style = Style.current
    let lines = answers.map { answer in
      answer.refusal.map { "\(style.no) \(answer.witness.name): \($0)" } ?? "\(style.yes) \(answer.witness.name)"
    }
    let verdict = policy.verdict(on: checkpoint)
    var json = json(checkpoint)
    json["answers"] = .array(
      answers.map { ["refusal": $0.refusal.map { .string($0) } ?? .null, "witness": .string($0.witness.name)] })
    return Answer(
      json: .object(json), text: lines.map { Terminal.harmless($0, colours: true) } + [quorum(verdict)],
      exit: verdict.isMet ? 0 : 2)
  }

  func list(_ checkpoints: [SignedCheckpoint]) -> Answer {
    var table = Table([say("SIZE", "TAILLE"), "QUORUM", say("WITNESSES", "TÉMOINS")])
    for checkpoint in checkpoints {
      let verdict = policy.verdict(on: checkpoint)
      let names = verdict.cosigners.map(\.witness.name).joined(separator: ", ")
      table.add([
        "\(checkpoint.checkpoint.size)", verdict.isMet ? say("met", "atteint") : say("not met", "non atteint"),
        names.isEmpty ? "–" : names,
      ])
    }
    let none = say("No checkpoint is cosigned.", "Aucun point de contrôle n'est attesté.")
    return Answer(
      json: ["cosigned": .array(checkpoints.map { .object(json($0)) })],
      text: table.isEmpty ? [none] : table.lines(Style.current))
  }

  func quorum(_ verdict: QuorumVerdict) -> String {
    verdict.isMet
      ? say("The quorum is met.", "Le quorum est atteint.")
      : say("The quorum is not met yet.", "Le quorum n'est pas encore atteint.")
  }

  func json(_ checkpoint: SignedCheckpoint) -> JSONObject {
    let verdict = policy.verdict(on: checkpoint)
    return [
      "checkpoint": .string(String(decoding: checkpoint.note.bytes, as: UTF8.self)),
      "cosigners": .array(verdict.cosigners.map { .string($0.witness.name) }), "quorum": .bool(verdict.isMet),
      "size": .integer(Int64(clamping: checkpoint.checkpoint.size)),
    ]
  }
}
