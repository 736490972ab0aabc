import Acquis
import AcquisCredits
import AcquisJSON
import AcquisProjections
import AcquisRecords
import AcquisStore
import AcquisValues
import ArgumentParser

struct Centre: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "centre", abstract: "Authorise assessment centres, and list them.",
    subcommands: [Authorise.self, ListCentres.self])
}

extension Centre {
  struct Authorise: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "authorise", abstract: "Authorise a centre to assess for certifications, in a period.")

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var recording: RecordingOptions
    @Argument(help: "The centre's id, such as its SIRET.") var centre: String
    @Option(help: "Its name; it goes into the vault.") var name: String
    @Option(help: "A certification; repeatable.") var certification: [String]
    @Option(help: "The first day.") var from: String?
    @Option(help: "The last day.") var until: String?
    @Option(help: "When (default: today).") var on: String?

    func answer() async throws -> Answer {
      let (id, made, signers) = (try recording.statementID(), try Input.on(on), try recording.signers())
      let centre = try Input.centre(centre)
      var codes: [CertificationCode] = []
      for code in certification { codes.append(try Input.certification(code)) }
      let (from, until) = (try Input.day(from, "--from"), try Input.day(until, "--until"))
      if let from, let until, from > until { throw Input.wrong("--until", "a day that is not before --from") }
      return try await ledger.write { session in
        let acknowledgement = try await session.authorise(
          centre, name: name, for: codes, period: Period(from: from, until: until), made: made, id: id, signers: signers
        )
        return Recorded(acknowledgement, "centre-authorised").answer
      }
    }
  }

  struct ListCentres: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the centres and what they are authorised for.")

    @OptionGroup var ledger: LedgerOptions
    @Option(help: "What the ledger knew on that day.") var knownAt: String?

    func answer() async throws -> Answer {
      let (path, knownAt) = (try ledger.path(), try Input.day(knownAt, "--known-at"))
      return try await ledger.read { view in
        let register = try await view.project(CentreRegister(), size: view.size(knownAt: knownAt))
        let people = try? People(ledger: path, origin: view.reader.founding.origin)
        var table = Table(["CENTRE", say("NAME", "NOM"), "CERTIFICATION", say("PERIOD", "PÉRIODE"), say("BY", "PAR")])
        var json: [JSONValue] = []
        for centre in register.centres {
          let name = try? people?.name(of: centre)
          var authorisations: [JSONValue] = []
          let add = { (certification: CertificationCode, span: Period, by: String) in
            table.add([centre.text, name ?? "–", certification.text, period(span.from, span.until), basis(by)])
            authorisations.append([
              "basis": .string(by), "certification": .string(certification.text),
              "from": span.from.map { .string($0.description) } ?? .null,
              "until": span.until.map { .string($0.description) } ?? .null,
            ])
          }
          for authorisation in register.authorisations(of: centre) {
            for code in authorisation.certifications { add(code, authorisation.period, "centre-authorised") }
          }
          for partnership in register.partnerships(of: centre) {
            add(partnership.certification, partnership.period, partnership.scope.rawValue)
          }
          json.append([
            "authorisations": .array(authorisations), "centre": .string(centre.text),
            "name": name.map { .string($0) } ?? .null,
          ])
        }
        return Answer(json: ["centres": .array(json)], text: table.lines(.current))
      }
    }
  }
}
