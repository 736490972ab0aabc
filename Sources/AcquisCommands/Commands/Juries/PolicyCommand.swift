import Acquis
import AcquisCredits
import AcquisJSON
import AcquisProjections
import AcquisValues
import ArgumentParser

struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "State and show what an awarding body's rulebook asks of juries and credit.",
    subcommands: [ShowPolicy.self, SetPolicy.self])
}

extension PolicyCommand {
  struct SetPolicy: StatementCommand {
    static let configuration = CommandConfiguration(
      commandName: "set", abstract: "State the policy of a certification (SPEC §9.4, policy); the newest holds.")

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var recording: RecordingOptions
    @Argument(help: "The certification.") var code: String
    @Option(help: "The policy, in JSON.", completion: .file(extensions: ["json"])) var file: String
    @Option(help: "When (default: today).") var on: String?

    func content(_ session: LedgerSession) async throws -> CreditStatement {
      let bytes = try SmallFile.read(file, limit: 1 << 20)
      do {
        let policy = try Policy(json: try JSONValue(parsing: bytes))
        return .policyStated(PolicyStated(certification: try Input.certification(code), policy: policy))
      } catch let problem as Problem {
        throw problem
      } catch {
        throw Problem("policy-invalid", "\(error)", at: file, remedy: "See SPEC §9.4 for the form of a policy.")
      }
    }
  }

  struct ShowPolicy: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show the policy of a certification, and what holds where nothing is stated.")

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var time: TimeOptions
    @Argument(help: "The certification.") var code: String

    func answer() async throws -> Answer {
      let (code, day) = (try Input.certification(code), try time.day())
      return try await ledger.read { view in
        let register = try await view.project(CertificationRegister(), size: time.size(view))
        guard register[code] != nil else {
          throw Problem(
            "certification-unknown", "No certification \(code) is registered",
            remedy: "Look with 'acquis certification list'.")
        }
        let policy = register.policy(of: code, asOf: day)
        let json: JSONObject = [
          "certification": .string(code.text), "policy": (policy ?? Policy()).json, "stated": .bool(policy != nil),
        ]
        let head =
          policy == nil
          ? say(
            "no policy is stated: what follows holds anyway", "aucune politique n'est déclarée : ceci vaut par défaut")
          : say("policy of \(code)", "politique de \(code)")
        return Answer(json: .object(json), text: [head] + (policy ?? Policy()).lines)
      }
    }
  }
}

extension Policy {
  fileprivate var lines: [String] {
    let seats = seats.map { "\($0.count) \($0.capacity)" }.joined(separator: ", ")
    return [
      say("quorum: ", "quorum : ") + (quorum.map(String.init) ?? say("none", "aucun")),
      say("capacities: ", "qualités : ") + (seats.isEmpty ? say("any", "toutes") : seats),
      say("sessions convened: ", "sessions convoquées : ") + required(needsSession),
      say("register's window and routes: ", "fenêtre et voies du répertoire : ") + required(needsRegistration),
      say("independent jurors: ", "jurés indépendants : ") + required(needsIndependence),
      say("confirmation: ", "confirmation : ") + required(needsConfirmation),
      say("threshold: ", "seuil : ") + threshold,
      say("credit can be used: ", "acquis utilisables : ") + usable,
    ]
  }

  private func required(_ isRequired: Bool) -> String {
    isRequired ? say("required", "exigé") : say("not required", "non exigé")
  }

  private var threshold: String {
    guard let compensation else { return say("the jury weighs freely", "le jury apprécie librement") }
    let percent = "\(compensation.percent) %"
    return compensation.isSovereign
      ? say("\(percent), and the jury may decide otherwise", "\(percent), et le jury peut en décider autrement")
      : say("\(percent) of the competences", "\(percent) des compétences")
  }

  private var usable: String {
    switch usability {
    case .months(let months): say("\(months) months", "\(months) mois")
    case .grace(let months):
      say(
        "until the registration ends, and \(months) months longer",
        "jusqu'à la fin de l'enregistrement, puis \(months) mois")
    case nil: say("for ever", "sans limite")
    }
  }
}
