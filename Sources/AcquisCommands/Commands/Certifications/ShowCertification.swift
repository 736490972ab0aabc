import Acquis
import AcquisCredits
import AcquisJSON
import AcquisProjections
import AcquisRecords
import AcquisStore
import AcquisValues
import ArgumentParser

extension Certification {
  struct ShowCertification: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show a certification: dates, bodies, blocks, rule, revisions.")

    @OptionGroup var ledger: LedgerOptions
    @Argument(help: "The certification.") var code: String
    @Option(help: "What the ledger knew on that day.") var knownAt: String?

    func answer() async throws -> Answer {
      let (code, knownAt) = (try Input.certification(code), try Input.day(knownAt, "--known-at"))
      return try await ledger.read { view in
        let shown = try await view.project(ShownCertification(code: code), size: view.size(knownAt: knownAt))
        guard let details = shown.register[code] else { throw LedgerView.unregistered(code) }
        return Answer(json: details.json(shown.rule), text: details.lines(shown.rule))
      }
    }
  }
}

/// The register, and the statement that the rule of one certification stands in.
private struct ShownCertification: Projection {
  let code: CertificationCode
  var register = CertificationRegister()
  private var rules: [LedgerEntry] = []
  private var annulled: Set<StatementID> = []

  init(code: CertificationCode) { self.code = code }

  mutating func apply(_ entry: LedgerEntry) {
    register.apply(entry)
    switch entry.statement {
    case .ruleStated(let statement) where statement.certification == code: rules.append(entry)
    case .statementAnnulled(let statement): annulled.insert(statement.target)
    default: break
    }
  }

  /// The newest rule that counts.
  var rule: LedgerEntry? { rules.last { !annulled.contains($0.id) } }
}

extension CertificationDetails {
  fileprivate func json(_ rule: LedgerEntry?) -> JSONValue {
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
    if let stated = composition.stated { json["rule"] = stated.json }
    if composition.isGenerated { json["generatedBy"] = .array(composition.elements.map { .string($0.description) }) }
    if let scope = head.scope { json["scope"] = .string(scope.rawValue) }
    if let rule { json["ruleOnBehalf"] = .bool(rule.signing == .onBehalf) }
    let days: [(String, Day?)] = [
      ("from", head.period.from), ("until", head.period.until), ("finalAward", head.finalAward),
    ]
    for (key, day) in days { if let day { json[key] = .string(day.description) } }
    return .object(json)
  }

  fileprivate func lines(_ rule: LedgerEntry?) -> [String] {
    let (style, head) = (Style.current, registration)
    var lines = [style.bold("\(head.certification)  \(Terminal.harmless(head.title))")]
    let level = head.level.map(String.init) ?? "–"
    lines.append(
      say("level \(level), register \(head.register.rawValue)", "niveau \(level), répertoire \(head.register.rawValue)")
    )
    if let scope = head.scope { lines.append(say("scope: ", "périmètre : ") + word(scope)) }
    lines.append(say("registered ", "enregistrée ") + period(head.period.from, head.period.until))
    for body in head.bodies {
      lines.append("\(say("awarding body", "certificateur")) \(body.id)  \(Terminal.harmless(body.name))")
    }
    lines += ruleLines(rule)
    return lines + blockLines
  }
}

extension CertificationDetails {
  /// The blocks, with the columns that any of them fills.
  private var blockLines: [String] {
    let hasActivities = blocks.contains { $0.activity != nil }
    let hasPoints = blocks.contains { $0.points != nil }
    func cells(_ block: String, _ points: String, _ activity: String, _ title: String) -> [String] {
      [block] + (hasPoints ? [points] : []) + (hasActivities ? [activity] : []) + [title]
    }
    var table = Table(
      cells(say("BLOCK", "BLOC"), "POINTS", say("DOMAIN", "DOMAINE"), say("TITLE", "INTITULÉ")))
    for block in blocks {
      table.add(cells(block.code.text, block.points?.description ?? "–", block.activity ?? "–", block.title ?? "–"))
    }
    return table.lines(.current)
  }

  private func ruleLines(_ rule: LedgerEntry?) -> [String] {
    if composition.isGenerated {
      let blocks = composition.elements.map(\.description).joined(separator: ", ")
      return [say("rule: any block that generates it: \(blocks)", "règle : un bloc qui la génère : \(blocks)")]
    }
    guard let stated = composition.stated, let rule else {
      return [
        say(
          "rule: all blocks (assumed: no awarding body has stated one)",
          "règle : tous les blocs (supposée : aucun certificateur ne l'a déclarée)")
      ]
    }
    let source =
      rule.signing == .onBehalf
      ? say(
        "recorded by the operator, not signed by the awarding body",
        "enregistrée par l'opérateur, non signée par le certificateur")
      : say("signed by the awarding body", "signée par le certificateur")
    return [say("rule (\(source)):", "règle (\(source)) :"), "  " + Terminal.harmless(stated.wording)]
  }
}

extension CompositionRule {
  /// The rule in words, on one line: `3 of (A, B, 1 of (C, D))`.
  fileprivate var wording: String {
    let parts = of.map { part in
      switch part {
      case .block(let block): block.text
      case .foreignBlock(let block, let certification): "\(certification)/\(block)"
      case .whole(let certification): certification.text
      case .requirement(let id, let label): "\(id) “\(label)”"
      case .rule(let rule): rule.wording
      }
    }.joined(separator: ", ")
    if need == of.count { return say("all of (\(parts))", "tous : (\(parts))") }
    return say("\(need) of (\(parts))", "\(need) parmi (\(parts))")
  }
}

extension LedgerView {
  /// Throws unless the certification is registered.
  func requireRegistered(_ code: CertificationCode) async throws {
    let query = Query(types: ["certification-registered"], tags: [Tag("certification", code.text)])
    if try await reader.records(matching: query).isEmpty { throw LedgerView.unregistered(code) }
  }

  fileprivate static func unregistered(_ code: CertificationCode) -> Problem {
    Problem(
      "certification-unknown", "No certification \(code) is registered",
      remedy: "Look with 'acquis certification list', or import it.")
  }
}

extension BlockDetails {
  fileprivate var json: JSONValue {
    var json: JSONObject = ["code": .string(code.text)]
    if let points { json["points"] = .string(points.description) }
    for (key, text) in [
      ("activity", activity), ("title", title), ("competences", competences), ("assessment", assessment),
    ] {
      if let text { json[key] = .string(text) }
    }
    return .object(json)
  }
}
