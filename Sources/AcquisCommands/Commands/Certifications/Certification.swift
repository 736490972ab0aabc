import Acquis
import AcquisCredits
import AcquisExchange
import AcquisJSON
import AcquisProjections
import AcquisRecords
import AcquisStore
import ArgumentParser

struct Certification: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certification", abstract: "Register certifications, list and show them, state what makes them.",
    subcommands: [
      RegisterCertification.self, ListCertifications.self, ShowCertification.self, Rule.self, Share.self, Generate.self,
    ])
}

extension Certification {
  struct RegisterCertification: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "register", abstract: "Register a certification from a référentiel in JSON (docs/referential.md).")

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var recording: RecordingOptions
    @Argument(help: "The référentiel.", completion: .file(extensions: ["json"])) var file: String
    @Option(help: "When (default: today).") var on: String?

    func answer() async throws -> Answer {
      let (made, signers) = (try Input.on(on), try recording.signers())
      let id = try recording.id.map { (text) throws(Problem) in try Input.statement(text, "--id") }
      let bytes = try SmallFile.read(file, limit: 16 << 20)
      let registration: Registration
      do { registration = try Registration(referential: bytes) } catch {
        throw Problem("referential-invalid", error.description, at: file, remedy: "See docs/referential.md.")
      }
      return try await ledger.write { session in
        let acknowledgement = try await session.register(registration, made: made, id: id, signers: signers)
          .acknowledgement
        let code = registration.head.certification
        guard let acknowledgement else {
          let standing = try await session.view.newestRegistration(of: code)
          return RegisterCertification.answer(
            Recorded(standing, "certification-registered"), code, unchanged: true,
            say("\(code) is registered so already.", "\(code) est déjà enregistrée ainsi."))
        }
        let recorded = Recorded(acknowledgement, "certification-registered")
        return RegisterCertification.answer(recorded, code, unchanged: false, recorded.line)
      }
    }

    /// One shape, whether it was registered now or before.
    private static func answer(
      _ recorded: Recorded, _ code: CertificationCode, unchanged: Bool, _ line: String
    ) -> Answer {
      var json = recorded.json
      json["certification"] = .string(code.text)
      json["unchanged"] = .bool(unchanged)
      return Answer(json: .object(json), text: [line])
    }
  }

  struct ListCertifications: LedgerCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the certifications.")

    @OptionGroup var ledger: LedgerOptions
    @Option(help: "Only those made for: branch, inter-branch or interprofessional.") var scope: String?
    @Option(help: "What the ledger knew on that day.") var knownAt: String?

    func answer() async throws -> Answer {
      let (scope, knownAt) = (try Input.scope(scope), try Input.day(knownAt, "--known-at"))
      return try await ledger.read { view in
        let register = try await view.project(CertificationRegister(), size: view.size(knownAt: knownAt))
        let list = register.list.filter { scope == nil || $0.scope == scope }
        var table = Table([
          "CODE", say("LEVEL", "NIVEAU"), say("BLOCKS", "BLOCS"), say("TITLE", "INTITULÉ"),
        ])
        for entry in list {
          table.add([entry.code.text, entry.level.map(String.init) ?? "–", String(entry.blocks), entry.title])
        }
        let json = list.map { entry -> JSONValue in
          [
            "blocks": .integer(Int64(entry.blocks)), "code": .string(entry.code.text),
            "level": entry.level.map { .integer(Int64($0)) } ?? .null, "title": .string(entry.title),
          ]
        }
        return Answer(json: ["certifications": .array(json)], text: table.lines(.current))
      }
    }
  }

  struct Rule: StatementCommand {
    static let configuration = CommandConfiguration(
      commandName: "rule",
      abstract: "State the composition rule of a certification: which blocks make it (SPEC §9.2, rule).")

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var recording: RecordingOptions
    @Argument(help: "The certification.") var code: String
    @Option(help: "The rule, in JSON.", completion: .file(extensions: ["json"])) var file: String
    @Option(help: "The day from which it holds for learners, too, who began under another rule.") var everyoneFrom:
      String?
    @Option(help: "When (default: today).") var on: String?

    func content(_ session: LedgerSession) async throws -> CreditStatement {
      let bytes = try SmallFile.read(file, limit: 1 << 20)
      do {
        let rule = try CompositionRule(json: try JSONValue(parsing: bytes))
        return .ruleStated(
          RuleStated(
            certification: try Input.certification(code), rule: rule,
            everyoneFrom: try Input.day(everyoneFrom, "--everyone-from")))
      } catch let problem as Problem {
        throw problem
      } catch {
        throw Problem("rule-invalid", "\(error)", at: file, remedy: "See SPEC §9.2 for the form of a rule.")
      }
    }
  }
}

extension LedgerView {
  /// The acknowledgement of a certification's newest registration.
  fileprivate func newestRegistration(of code: CertificationCode) async throws -> Acknowledgement {
    let query = Query(types: ["certification-registered"], tags: [Tag("certification", code.text)])
    if let id = try await reader.records(matching: query).last?.statement.id,
      let acknowledgement = try await reader.find([id])[id]
    {
      return acknowledgement
    }
    throw Problem(
      "certification-unknown", "No certification \(code) is registered", remedy: "Run the command again.")
  }
}
