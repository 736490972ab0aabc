import AcquisAudit
import AcquisCredits
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
    if let account = report.account {
      lines += [""] + AccountText(account, style, isVerified: report.ok).lines
    }
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
    if let proven = report.proven { facts += ProvenRecord(proven).facts }
    if let size = report.size { facts.append((say("as of", "état"), asOf(size))) }
    if let hasEntries = report.hasEntries {
      facts.append(
        (
          say("shows", "montre"),
          hasEntries ? say("hashes and entries", "empreintes et entrées") : say("hashes only", "les empreintes seules")
        ))
    }
    if let count = report.onBehalf, count > 0, let size = report.size {
      facts.append((say("on behalf", "pour autrui"), onBehalf(count, of: size)))
    }
    if let key = report.key {
      // A key found inside the file vouches for nothing: say where it comes from.
      let own = report.findings.contains { $0.code == .issuerUnknown || $0.code == .selfDeclared }
      facts.append((own ? say("own key", "clé propre") : say("signed by", "signé par"), key.description))
    }
    return facts + VouchingText(report: report).facts
  }

  private func asOf(_ size: Int) -> String {
    let count = say(
      size, ("1 record", "\(size) records"), ("\(size) enregistrement", "\(size) enregistrements"))
    // The time of a proof's record says nothing of the checkpoint.
    return count + (report.kind == .proof ? "" : report.recorded.map { " (\($0))" } ?? "")
  }

  private func onBehalf(_ count: Int, of size: Int) -> String {
    say(
      count,
      (
        "1 of \(size) records is signed by the operator alone, for somebody who has no key",
        "\(count) of \(size) records are signed by the operator alone, for somebody who has no key"
      ),
      (
        "\(count) enregistrement sur \(size) n'est signé que par l'opérateur, pour qui n'a pas de clé",
        "\(count) enregistrements sur \(size) ne sont signés que par l'opérateur, pour qui n'a pas de clé"
      ))
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
  private let isVerified: Bool

  init(_ account: Account, _ style: Style, isVerified: Bool) {
    self.account = account
    self.style = style
    self.isVerified = isVerified
  }

  var lines: [String] {
    var lines =
      isVerified
      ? []
      : [
        say("Not verified: what follows is what the file says.", "Non vérifié : ce qui suit est ce que dit le fichier.")
      ]
    lines += [style.bold("\(say("Learner", "Apprenant")) \(account.learner)")]
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
    let place = [fact.session.map { say("session \($0)", "session \($0)") }, fact.centre.map { "centre \($0)" }]
      .compactMap { $0 }.joined(separator: ", ")
    return [
      "\(mark(fact)) \(fact.made)  \(word(fact)) \(subject)\(standing(fact))",
      style.faint("    #\(fact.seq)  \(place.isEmpty ? "" : place + ", ")\(vouching(fact))"),
    ]
  }

  /// A mark as progress has it; nothing is ticked that was not verified.
  private func mark(_ fact: Fact) -> String {
    guard isVerified else { return " " }
    guard fact.standing == .counting else { return style.no }
    return switch (fact.kind, fact.result) {
    case (.award, _), (.validation, "acquired"): style.yes
    case (.validation, "not-acquired"): style.no
    default: style.maybe
    }
  }

  private func quoted(_ title: String) -> String { say(" “\(title)”", " « \(title) »") }

  private func word(_ fact: Fact) -> String {
    switch fact.kind {
    case .enrolment: say("enrolled toward", "inscrit à")
    case .training: say("followed training for (never credit)", "a suivi une formation pour (ne vaut pas acquis)")
    case .assessment:
      say("was assessed on", "a été évalué sur")
        + (fact.result == "acquired" ? "" : say(" (not acquired)", " (non acquis)"))
    case .validation: decision(fact)
    case .award: say("was awarded", "a obtenu")
    case .annulment: say("annulment (\(fact.result ?? "–")) of", "annulation (\(fact.result ?? "–")) de")
    case .confirmation: say("the awarding body confirmed", "le certificateur a confirmé")
    case .lifting: say("the condition is met for", "la condition est remplie pour")
    case .recognition: recognition(fact)
    case .suspension: say("revoked where it was made:", "révoqué là où il a été acquis :")
    case .document:
      fact.isDuplicate
        ? say("duplicate issued for", "duplicata délivré pour") : say("document issued for", "document délivré pour")
    }
  }

  private func decision(_ fact: Fact) -> String {
    switch fact.result {
    case "acquired": return say("acquired", "a acquis")
    case "conditional":
      let condition = quoted(Terminal.harmless(fact.condition ?? "–"))
      return say("acquired on condition\(condition)", "a acquis sous réserve\(condition)")
    case "absent": return say("was absent for", "était absent pour")
    case "excused": return say("was excused from", "était excusé pour")
    default: return say("was decided not to have acquired", "est déclaré n'avoir pas acquis")
    }
  }

  private func recognition(_ fact: Fact) -> String {
    let basis = fact.result ?? "–"
    let source = (fact.diploma ?? fact.origin?.name).map { quoted(Terminal.harmless($0)) } ?? ""
    return say("was recognised (\(basis)\(source)) for", "s'est vu reconnaître (\(basis)\(source))")
  }

  private func standing(_ fact: Fact) -> String {
    switch fact.standing {
    case .counting: ""
    case .annulled: say("  — annulled", "  — annulé")
    case .unsupported:
      say("  — unsupported: what it rests on was annulled", "  — sans fondement : ce sur quoi il repose a été annulé")
    case .provisional: say("  — provisional: not credit yet", "  — provisoire : ne vaut pas encore acquis")
    case .suspended: say("  — suspended", "  — suspendu")
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
