import AcquisAudit
import AcquisCrypto
import AcquisNotes
import AcquisRecords

/// A verifier's report in plain words.
struct ReportText {
  private let report: Report
  private let path: String
  private let style = Style.current

  /// The report on what stands at `path`.
  init(_ report: Report, of path: String) {
    self.report = report
    self.path = path
  }

  var lines: [String] {
    let width = (facts.map { Table.width($0.label) }.max() ?? 0) + 2
    var lines = [verdict]
    for fact in facts {
      let gap = String(repeating: " ", count: width - Table.width(fact.label))
      lines.append("  \(fact.label)\(gap)\(Terminal.harmless(fact.value))")
    }
    for finding in report.findings { lines.append(line(finding)) }
    if let account = report.account { lines += [""] + AccountText(account, style).lines }
    return lines
  }

  /// What was verified, each with its label.
  private var facts: [(label: String, value: String)] {
    var facts: [(label: String, value: String)] = []
    // What says of itself which ledger it is needs no path.
    if report.origin == nil { facts.append((say("file", "fichier"), path)) }
    if let origin = report.origin { facts.append((say("ledger", "registre"), origin)) }
    if let ledger = report.ledger { facts.append((say("ledger id", "identifiant"), ledger.hex)) }
    if report.kind == .proof, let recorded = report.recorded {
      facts.append((say("recorded", "enregistré"), "\(recorded)"))
    }
    if let size = report.size { facts.append((say("as of", "état"), asOf(size))) }
    if let key = report.key {
      // A key found inside the file vouches for nothing: say where it comes from.
      let own = report.findings.contains { $0.code == .issuerUnknown || $0.code == .selfDeclared }
      facts.append((own ? say("own key", "clé propre") : say("signed by", "signé par"), key.description))
    }
    return facts
  }

  private func asOf(_ size: Int) -> String {
    let count = say(
      size, ("1 record", "\(size) records"), ("\(size) enregistrement", "\(size) enregistrements"))
    // The time of a proof's record says nothing of the checkpoint.
    return count + (report.kind == .proof ? "" : report.recorded.map { " (\($0))" } ?? "")
  }

  private var verdict: String {
    switch report.exitStatus {
    case 0: "\(style.yes) \(style.bold(say("verified", "vérifié")))"
    case 1: "\(style.no) \(style.bold(say("found wrong", "trouvé faux")))"
    default: "\(style.maybe) \(style.bold(say("could not be checked", "n'a pas pu être vérifié")))"
    }
  }

  private func line(_ finding: Finding) -> String {
    let mark =
      switch finding.severity {
      case .error: style.no
      case .unchecked: style.maybe
      case .warning: "!"
      }
    let message = Terminal.harmless(finding.message)
    guard Language.current == .french, let french = FrenchFindings.sentence(for: finding.code) else {
      return "  \(mark) \(finding.code.rawValue): \(message)"
    }
    // The finding's own words name what no table can: which record, which block, which key.
    return "  \(mark) \(finding.code.rawValue) : \(french) (\(message))"
  }
}

/// What a learner's record shows, in plain words: who acquired what, when, by whose decision, signed by whom.
struct AccountText {
  private let account: Account
  private let style: Style

  init(_ account: Account, _ style: Style) {
    self.account = account
    self.style = style
  }

  var lines: [String] {
    var lines = [style.bold("\(say("Learner", "Apprenant")) \(account.learner)")]
    for value in account.identity { lines.append("  " + identityLine(value.field, Terminal.harmless(value.value))) }
    if account.identity.isEmpty {
      lines.append(say("  The record does not disclose who this is.", "  Le relevé ne révèle pas de qui il s'agit."))
    }
    for (code, title) in titles { lines.append("  \(code)  \(title)") }
    for fact in account.facts where fact.kind != .enrolment { lines += self.lines(fact) }
    return lines + [""] + unknown
  }

  /// The certifications that the facts are about, each once, in their order.
  private var titles: [(code: String, title: String)] {
    var seen: Set<String> = []
    return account.facts.compactMap { fact in
      guard let certification = fact.certification, let title = certification.title else { return nil }
      return seen.insert(certification.code).inserted ? (certification.code, Terminal.harmless(title)) : nil
    }
  }

  private func lines(_ fact: Fact) -> [String] {
    let block = fact.block.map { block in
      block.code + (block.title.map { title in quoted(Terminal.harmless(title)) } ?? "")
    }
    let subject = [fact.certification?.code, block].compactMap { $0 }.joined(separator: " · ")
    let mark = fact.standing == .counting ? style.yes : style.no
    let place = [fact.session.map { say("session \($0)", "session \($0)") }, fact.centre.map { "centre \($0)" }]
      .compactMap { $0 }.joined(separator: ", ")
    return [
      "\(mark) \(fact.made)  \(word(fact)) \(subject)\(standing(fact))",
      style.faint("    #\(fact.seq)  \(place.isEmpty ? "" : place + ", ")\(vouching(fact))"),
    ]
  }

  private func quoted(_ title: String) -> String { say(" “\(title)”", " « \(title) »") }

  private func word(_ fact: Fact) -> String {
    switch fact.kind {
    case .enrolment: say("enrolled toward", "inscrit à")
    case .training: say("followed training for (never credit)", "a suivi une formation pour (ne vaut pas acquis)")
    case .assessment:
      say("was assessed on", "a été évalué sur")
        + (fact.result == "acquired" ? "" : say(" (not acquired)", " (non acquis)"))
    case .validation:
      fact.result == "acquired"
        ? say("acquired", "a acquis") : say("was decided not to have acquired", "est déclaré n'avoir pas acquis")
    case .award: say("was awarded", "a obtenu")
    case .annulment: say("annulment (\(fact.result ?? "–")) of", "annulation (\(fact.result ?? "–")) de")
    }
  }

  private func standing(_ fact: Fact) -> String {
    switch fact.standing {
    case .counting: ""
    case .annulled: say("  — annulled", "  — annulé")
    case .unsupported:
      say("  — unsupported: what it rests on was annulled", "  — sans fondement : ce sur quoi il repose a été annulé")
    }
  }

  private func vouching(_ fact: Fact) -> String {
    let signers = fact.vouching.signers.map { "\($0.role.rawValue) \($0.subject)" }.joined(separator: ", ")
    if fact.vouching.isOnBehalf {
      let who =
        switch fact.kind {
        case .assessment: fact.centre ?? "–"
        case .validation: say("the jury", "le jury")
        case .award: say("the awarding body", "le certificateur")
        default: say("who had to sign", "qui devait signer")
        }
      return say(
        "recorded by the operator, not signed by \(who)", "enregistré par l'opérateur, non signé par \(who)")
    }
    return say("signed by \(signers)", "signé par \(signers)")
  }

  private var unknown: [String] {
    [
      say("What this cannot tell:", "Ce que ceci ne peut pas dire :"),
      say("  that the person who shows it is this learner;", "  que la personne qui le présente est cet apprenant ;"),
      say("  what was recorded later;", "  ce qui a été enregistré depuis ;"),
      say(
        "  that a centre or jury itself made what only the operator signed;",
        "  qu'un centre ou un jury a fait lui-même ce que seul l'opérateur a signé ;"),
      say("  that the assessment was well made.", "  que l'évaluation a été bien menée."),
    ]
  }
}
