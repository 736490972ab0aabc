import Acquis
import AcquisCredits
import AcquisJSON
import AcquisProjections
import AcquisValues
import ArgumentParser

extension Certification {
  struct ShowCertification: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show a certification: dates, bodies, blocks, rule, revisions.")

    @OptionGroup var ledger: LedgerOptions
    @Argument(help: "The certification.") var code: String

    func answer() async throws -> Answer {
      let code = try Input.certification(code)
      return try await ledger.read { view in
        guard let details = try await view.project(CertificationRegister())[code] else {
          throw Problem(
            "certification-unknown", "No certification \(code) is registered",
            remedy: "Look with 'acquis certification list', or import it.")
        }
        return Answer(json: details.json, text: details.lines)
      }
    }
  }
}

extension CertificationDetails {
  fileprivate var json: JSONValue {
    let head = registration
    var json: JSONObject = [
      "blocks": .array(blocks.map(\.json)),
      "bodies": .array(head.bodies.map { ["id": .string($0.id.text), "name": .string($0.name)] }),
      "code": .string(head.certification.text), "level": head.level.map { .integer(Int64($0)) } ?? .null,
      "predecessors": .array(head.predecessors.map { .string($0.text) }), "register": .string(head.register.rawValue),
      "revisions": .array(
        revisions.map { ["made": .string($0.made.description), "seq": .integer(Int64($0.seq))] }),
      "routes": .array(head.routes.map { .string($0.rawValue) }), "ruleAssumed": .bool(composition.isAssumed),
      "source": .string(head.source.text), "successors": .array(head.successors.map { .string($0.text) }),
      "title": .string(head.title),
    ]
    if let rule = composition.stated { json["rule"] = rule.json }
    let days: [(String, Day?)] = [
      ("from", head.period.from), ("until", head.period.until), ("finalAward", head.finalAward),
    ]
    for (key, day) in days { if let day { json[key] = .string(day.description) } }
    return .object(json)
  }

  fileprivate var lines: [String] {
    let (style, head) = (Style.current, registration)
    var lines = [style.bold("\(head.certification)  \(Terminal.harmless(head.title))")]
    let level = head.level.map(String.init) ?? "–"
    lines.append(
      say("level \(level), register \(head.register.rawValue)", "niveau \(level), répertoire \(head.register.rawValue)")
    )
    lines.append(say("registered ", "enregistrée ") + period(head.period.from, head.period.until))
    for body in head.bodies {
      lines.append("\(say("awarding body", "certificateur")) \(body.id)  \(Terminal.harmless(body.name))")
    }
    lines.append(
      composition.isAssumed
        ? say(
          "rule: all blocks (assumed: no awarding body has stated one)",
          "règle : tous les blocs (supposée : aucun certificateur ne l'a déclarée)")
        : say("rule: stated by the awarding body", "règle : déclarée par le certificateur"))
    var table = Table([say("BLOCK", "BLOC"), say("TITLE", "INTITULÉ")])
    for block in blocks { table.add([block.code.text, block.title ?? "–"]) }
    return lines + table.lines(style)
  }
}

extension BlockDetails {
  fileprivate var json: JSONValue {
    var json: JSONObject = ["code": .string(code.text)]
    for (key, text) in [("title", title), ("competences", competences), ("assessment", assessment)] {
      if let text { json[key] = .string(text) }
    }
    return .object(json)
  }
}
