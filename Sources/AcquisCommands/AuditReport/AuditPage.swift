import Acquis
import AcquisAudit
import AcquisCrypto
import AcquisExchange
import AcquisJSON
import AcquisNotes
import AcquisValues

/// An audit as one page to print, sign and file, in the language of the locale. Runs no script and loads nothing.
struct AuditPage {
  let report: AuditReport

  /// More findings than an auditor reads; the data inside the page has them all.
  private static let findingLimit = 500

  var bytes: [UInt8] {
    let lines =
      head + facts + stages + witnesses + findings + unknown + signature
      + [data, "</body>", "</html>"]
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private var found: Report { report.report }
  private var title: String { say("Audit of a ledger", "Audit d'un registre") }

  private var head: [String] {
    [
      "<!DOCTYPE html>", #"<html lang="\#(Language.current.rawValue)">"#, "<head>", #"<meta charset="utf-8">"#,
      #"<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">"#,
      #"<meta name="viewport" content="width=device-width, initial-scale=1">"#,
      "<title>\(text(title)) \(text(found.origin ?? "–"))</title>", "<style>\(AuditPage.style)</style>", "</head>",
      "<body>", "<h1>\(text(title))</h1>", #"<p class="verdict \#(verdict.mark)">\#(text(verdict.sentence))</p>"#,
    ]
  }

  private var verdict: (mark: String, sentence: String) {
    switch found.exitStatus {
    case 0:
      (
        "good",
        say(
          "Everything asked for was checked, and nothing is wrong.",
          "Tout ce qui était demandé a été contrôlé ; rien n'est faux.")
      )
    case 1: ("bad", say("Something is wrong.", "Quelque chose est faux."))
    default: ("open", say("Not everything could be checked.", "Tout n'a pas pu être contrôlé."))
    }
  }

  private var facts: [String] {
    var rows: [(String, String)] = [
      (say("Ledger", "Registre"), found.origin ?? "–"), (say("Ledger id", "Identifiant"), found.ledger?.hex ?? "–"),
      (say("Records", "Enregistrements"), found.size.map { "\($0)" } ?? "–"),
      (say("Root", "Racine"), found.root?.hex ?? "–"),
      (say("Newest record", "Dernier enregistrement"), found.recorded.map { "\($0)" } ?? "–"),
      (say("Signed by", "Signé par"), found.key?.description ?? "–"),
      (say("Judged as of", "Jugé au"), "\(report.demands.now)"),
    ]
    if let known = report.audit.known {
      rows.append((say("Goes on from", "Prolonge"), "\(known.size) (\(known.verified))"))
    }
    if let digest = report.policyDigest {
      rows.append((say("Policy (SHA-256)", "Politique (SHA-256)"), digest.hex))
    }
    if let anchoring = found.anchoring {
      rows.append((say("Timestamp", "Horodatage"), "\(anchoring.size) · \(anchoring.time) · \(anchoring.authority)"))
    }
    if let age = report.demands.maximumAge {
      rows.append((say("Greatest age", "Âge maximal"), say("\(age / 3_600_000) hours", "\(age / 3_600_000) heures")))
    }
    let cells = rows.map { "<tr><th>\(text($0.0))</th><td>\(text($0.1))</td></tr>" }
    return [#"<table class="facts">"#, "<tbody>"] + cells + ["</tbody>", "</table>"]
  }

  private var stages: [String] {
    table(
      say("What was checked", "Ce qui a été contrôlé"), "stages",
      [
        say("Stage", "Étape"), say("What it is", "En quoi elle consiste"), say("Outcome", "Résultat"),
        say("Looked at", "Examinés"),
      ],
      found.stages.map { stage in
        [
          VouchingText.name(of: stage.stage), StageWords.meaning(stage.stage), StageWords.outcome(stage.outcome),
          stage.checked > 0 ? "\(stage.checked)" : "–",
        ]
      })
  }

  private var witnesses: [String] {
    guard let witnessing = found.witnessing else { return [] }
    return table(
      say("Witnesses of \(witnessing.size) records", "Témoins de \(witnessing.size) enregistrements"), "witnesses",
      [say("Witness", "Témoin"), say("First", "D'abord"), say("Last", "En dernier")],
      witnessing.cosigners.map { [$0.name, "\($0.first)", "\($0.latest)"] })
  }

  private var findings: [String] {
    let heading = say("What was found", "Ce qui a été trouvé")
    guard !found.findings.isEmpty else {
      return ["<h2>\(text(heading))</h2>", "<p>\(text(say("Nothing.", "Rien.")))</p>"]
    }
    let shown = found.findings.prefix(AuditPage.findingLimit).map { finding in
      [
        StageWords.severity(finding.severity), finding.code.rawValue, finding.seq.map { "\($0)" } ?? "–",
        message(finding),
      ]
    }
    let more = found.findings.count - shown.count
    let rest = more > 0 ? ["<p>\(text(say("And \(more) more.", "Et \(more) autres.")))</p>"] : []
    return table(
      heading, "found", [say("Gravity", "Gravité"), say("Code", "Code"), say("Record", "Enreg."), say("What", "Quoi")],
      Array(shown)) + rest
  }

  private func message(_ finding: Finding) -> String {
    guard Language.current == .french, let french = FrenchFindings.sentence(for: finding.code) else {
      return finding.message
    }
    return "\(french) (\(finding.message))"
  }

  private var unknown: [String] {
    let limits = Limitation.of(found, report.demands, since: report.audit.known)
    return ["<h2>\(text(say("What cannot be known", "Ce qu'on ne peut pas savoir")))</h2>", "<ul>"]
      + limits.map { "<li>\(text($0.sentence))</li>" } + ["</ul>"]
  }

  private var signature: [String] {
    let lines = [say("Auditor", "Auditeur"), say("Place and date", "Lieu et date"), "Signature"]
    return [#"<table class="sign">"#, "<tbody>"] + lines.map { "<tr><th>\(text($0))</th><td></td></tr>" }
      + ["</tbody>", "</table>"]
  }

  private var data: String {
    let link = "data:application/json;base64," + Base64.encode(report.json.canonicalBytes + [0x0A])
    let label = text(say("Save this report as data", "Enregistrer ce rapport sous forme de données"))
    return #"<p class="data"><a download="acquis-audit.json" href="\#(link)">\#(label)</a></p>"#
  }

  private func table(_ heading: String, _ style: String, _ header: [String], _ rows: [[String]]) -> [String] {
    let head = header.map { "<th>\(text($0))</th>" }.joined()
    let body = rows.map { "<tr>" + $0.map { "<td>\(text($0))</td>" }.joined() + "</tr>" }
    return [
      "<h2>\(text(heading))</h2>", #"<table class="\#(style)">"#, "<thead>", "<tr>\(head)</tr>", "</thead>",
      "<tbody>",
    ]
      + body + ["</tbody>", "</table>"]
  }

  private func text(_ text: String) -> String { PageText.escape(text) }

  private static let style = [
    "@page{size:A4;margin:16mm 15mm 18mm;@bottom-right{content:counter(page) \" / \" counter(pages);font:8pt serif}}",
    "body{font:9.5pt/1.4 Georgia,\"Liberation Serif\",\"DejaVu Serif\",serif;max-width:180mm;margin:8mm auto;",
    "padding:0 4mm;color:#1a1a1a;background:#fff;font-variant-numeric:lining-nums tabular-nums}",
    "h1{font-size:20pt;font-weight:normal;margin:0 0 1mm;padding-bottom:2mm;border-bottom:.6mm solid #1a1a1a}",
    "h2{font-size:12pt;margin:7mm 0 1.5mm;break-after:avoid}",
    ".verdict{font-size:12pt;padding:2mm 3mm;margin:4mm 0;border-left:1.2mm solid}",
    ".good{border-color:#2a6b2a;background:#f0f6f0}.bad{border-color:#9b1c1c;background:#faefef}",
    ".open{border-color:#8a6d00;background:#faf6e6}",
    "table{border-collapse:collapse;width:100%;table-layout:fixed}",
    "th,td{text-align:left;vertical-align:baseline;padding:1.1mm 2mm 1.1mm 0;border-bottom:.2mm solid #bbb;",
    "overflow-wrap:anywhere}th{font-size:8.5pt;color:#444}thead th{border-bottom:.4mm solid #1a1a1a}",
    "tr{break-inside:avoid}.facts th{width:40mm}.facts th,.facts td{padding:.5mm 2mm .5mm 0;border:0}",
    ".stages th:nth-child(1),.stages th:nth-child(4){width:24mm}.stages th:nth-child(3){width:26mm}",
    ".found th:nth-child(1){width:24mm}.found th:nth-child(2){width:38mm}.found th:nth-child(3){width:14mm}",
    ".sign{margin-top:12mm;break-inside:avoid}.sign th{width:40mm}.sign td{height:12mm;border-bottom:.3mm solid #1a1a1a}",
    "ul{margin:0;padding-left:5mm}@media print{body{margin:0;padding:0;max-width:none}.data{display:none}}",
  ].joined()
}
