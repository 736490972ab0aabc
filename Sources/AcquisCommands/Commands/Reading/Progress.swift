import Acquis
import AcquisCredits
import AcquisJSON
import AcquisProjections
import AcquisRecords
import AcquisStore
import AcquisValues
import ArgumentParser

struct Progress: LedgerCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract: "Show what a learner has acquired, and what is missing for the full certification.",
    discussion: """
      Two axes of time: --as-of what was true on that day, --known-at what the ledger knew on that day.
      """)

  @OptionGroup var ledger: LedgerOptions
  @Argument(help: "The learner: an id or a reference.") var learner: String
  @Argument(help: "Only this certification.") var code: String?
  @Option(help: "What was true on that day.") var asOf: String?
  @Option(help: "What the ledger knew on that day.") var knownAt: String?

  func answer() async throws -> Answer {
    let (asOf, knownAt) = (try Input.day(asOf, "--as-of"), try Input.day(knownAt, "--known-at"))
    let code = try code.map { (text) throws(Problem) in try Input.certification(text) }
    return try await ledger.read { view in
      let learner = try ledger.learner(learner, view)
      let size = try await view.size(knownAt: knownAt)
      let account = try await account(of: learner, view, asOf, knownAt, size)
      let progress = account.progress.filter { code == nil || $0.code == code }
      if let code, progress.isEmpty {
        throw Problem(
          "target-unknown", "The learner neither aims at \(code) nor holds anything of it",
          remedy: "Leave the code out to see all, or record the target.")
      }
      let today = Environment.system.today
      var json: JSONObject = [
        "asOf": .string((asOf ?? today).description), "certifications": .array(progress.map(\.json)),
        "knownAt": .string((knownAt ?? today).description), "learner": .string(learner.description),
        "size": .integer(Int64(size)),
      ]
      if let into = account.mergedInto { json["mergedInto"] = .string(into.description) }
      return Answer(json: .object(json), text: ProgressText(account: account, progress: progress).lines)
    }
  }
}

extension Progress {
  /// The account; a learner of whom nothing was true or known yet on a day that was asked for is told from an unknown one.
  private func account(
    of learner: LearnerID, _ view: LedgerView, _ asOf: Day?, _ knownAt: Day?, _ size: Int
  ) async throws -> LearnerAccount {
    do { return try await view.account(of: learner, asOf: asOf, today: Environment.system.today, size: size) } catch let
      problem
    {
      guard problem.code == "learner-unknown", asOf != nil || knownAt != nil else { throw problem }
      // Unknown today as well: then the id is wrong, not the day.
      _ = try await view.account(of: learner, size: view.size(knownAt: nil))
      let days = [("--as-of", asOf), ("--known-at", knownAt)].compactMap { option, day in day.map { "\(option) \($0)" }
      }
      throw Problem(
        "nothing-yet", "Nothing was recorded of the learner by then: \(days.joined(separator: ", "))",
        remedy: "Give a later day; 'acquis learner show' has the dates.")
    }
  }
}

extension CertificationProgress {
  var json: JSONValue {
    [
      "acquired": .integer(Int64(acquired.count)), "award": award?.json ?? .null,
      "blocks": .array(blocks.map { $0.json(label: label(of: $0.block)) }), "code": .string(code.text),
      "complete": .bool(isComplete), "level": level.map { .integer(Int64($0)) } ?? .null,
      "missing": .array(missing.map { .string(label(of: $0)) }),
      "points": points.map { .string($0.description) } ?? .null, "required": .integer(Int64(required)),
      "result": result.map { .string($0.publishedName) } ?? .null, "ruleAssumed": .bool(isRuleAssumed),
      "title": title.map { .string($0) } ?? .null,
      "ways": .array(ways.map { .array($0.map { .string(label(of: $0)) }) }),
    ]
  }
}

extension BlockProgress {
  fileprivate func json(label: String) -> JSONValue {
    [
      "code": .string(label), "condition": condition.map { .string($0) } ?? .null,
      "onBehalf": .bool(since?.signing == .onBehalf), "points": points.map { .string($0.description) } ?? .null,
      "provisional": .bool(isProvisional), "seq": since.map { .integer(Int64($0.seq)) } ?? .null,
      "since": since.map { .string($0.made.description) } ?? .null, "state": .string(state.rawValue),
      "title": title.map { .string($0) } ?? .null,
      "usableUntil": usableUntil.map { .string($0.description) } ?? .null,
    ]
  }
}

extension Award {
  fileprivate var json: JSONValue {
    [
      "id": .string(id.description), "made": .string(made.description), "onBehalf": .bool(signing == .onBehalf),
      "seq": .integer(Int64(seq)), "unsupported": .bool(isUnsupported),
    ]
  }
}

/// An account as text for people.
struct ProgressText {
  let account: LearnerAccount
  let progress: [CertificationProgress]
  private let style = Style.current

  init(account: LearnerAccount, progress: [CertificationProgress]) {
    self.account = account
    self.progress = progress
  }

  var lines: [String] {
    var lines: [String] = []
    for certification in progress { lines += self.lines(certification) + [""] }
    for award in account.awards where progress.contains(where: { $0.code == award.certification }) {
      let mark = award.isUnsupported ? style.no : style.yes
      let note =
        award.isUnsupported
        ? say("  unsupported: its blocks were annulled", "  sans fondement : ses blocs ont été annulés") : ""
      lines.append(
        "\(mark) \(award.certification) \(say("awarded", "délivrée")) \(award.made)\(behalf(award.signing))\(note)")
    }
    for module in account.training {
      lines.append(
        style.faint(
          "• \(say("training", "formation")) \(module.block) \(Terminal.harmless(module.module)) \(module.made)"))
    }
    if let into = account.mergedInto { lines.append(say("merged into \(into)", "fusionné avec \(into)")) }
    if account.isErased { lines.append(say("the person was erased", "la personne a été effacée")) }
    if lines.isEmpty { lines.append(say("nothing recorded yet", "rien n'est encore enregistré")) }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  private func lines(_ certification: CertificationProgress) -> [String] {
    let (acquired, required) = (certification.acquired.count, certification.required)
    let count = say(
      Language.english.form(required, "\(acquired) of \(required) block", "\(acquired) of \(required) blocks"),
      Language.french.form(acquired, "\(acquired) bloc sur \(required)", "\(acquired) blocs sur \(required)"))
    var lines = [
      style.bold("\(certification.code)  \(Terminal.harmless(certification.title ?? "–"))"),
      "\(certification.isComplete ? style.yes : style.maybe) \(count)"
        + (certification.isRuleAssumed
          ? style.faint(say("  (rule assumed: all blocks)", "  (règle supposée : tous les blocs)")) : ""),
    ]
    var table = Table([
      "", say("BLOCK", "BLOC"), say("STATE", "ÉTAT"), say("SINCE", "DEPUIS"), "#", say("TITLE", "INTITULÉ"),
    ])
    for block in certification.blocks {
      table.add([
        block.isProvisional ? style.maybe : mark(block.state), certification.label(of: block.block),
        word(block) + star(block.since?.signing),
        block.since.map { $0.made.description } ?? "", block.since.map { String($0.seq) } ?? "", block.title ?? "–",
      ])
    }
    lines += table.lines(style)
    if certification.blocks.contains(where: { $0.since?.signing == .onBehalf }) {
      lines.append(say("* recorded by the operator alone", "* enregistré par l'opérateur seul"))
    }
    return lines + ProgressNotes(certification: certification).lines
  }

  private func mark(_ state: BlockState) -> String {
    switch state {
    case .acquired, .recognised: style.yes
    case .notAcquired, .annulled: style.no
    case .assessed, .conditional, .absent, .excused: style.maybe
    case .none: " "
    }
  }

  private func word(_ block: BlockProgress) -> String {
    if block.state == .acquired, block.isProvisional { return say("acquired, to be confirmed", "acquis, à confirmer") }
    if let day = block.usableUntil { return word(block.state) + say(" (until \(day))", " (jusqu'au \(day))") }
    return word(block.state)
  }

  private func word(_ state: BlockState) -> String {
    switch state {
    case .none: say("–", "–")
    case .assessed: say("assessed", "évalué")
    case .acquired: say("acquired", "acquis")
    case .notAcquired: say("not acquired", "non acquis")
    case .annulled: say("annulled", "annulé")
    case .conditional: say("conditional", "sous réserve")
    case .recognised: say("recognised", "reconnu")
    case .absent: say("absent", "absent")
    case .excused: say("excused", "excusé")
    }
  }

  /// A mark for what the line below the table explains.
  private func star(_ signing: Signing?) -> String { signing == .onBehalf ? " *" : "" }

  private func behalf(_ signing: Signing?) -> String {
    signing == .onBehalf ? say(" (recorded by the operator)", " (enregistré par l'opérateur)") : ""
  }
}

extension LedgerOptions {
  /// The learner that `text` names; the vault is opened only for a reference.
  func learner(_ text: String, _ view: LedgerView) throws -> LearnerID {
    if let id = LearnerID(text) { return id }
    return try People(ledger: path(), origin: view.reader.founding.origin).learner(text)
  }
}
