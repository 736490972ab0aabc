import Acquis
import AcquisAudit
import AcquisCrypto
import AcquisJSON
import AcquisNotes
import AcquisValues

/// An audit as a file to keep: what was asked, what was checked, by which keys, what was found, what cannot be known.
struct AuditReport {
  let audit: IncrementalAudit
  let demands: AuditDemands
  /// The SHA-256 of the policy's file.
  let policyDigest: Digest?

  var report: Report { audit.report }

  /// Writes it to `path`, which must not exist: as a page if that ends in `.html`, as JSON if in `.json`. Throws ``Problem``.
  func write(to path: String) throws(Problem) {
    let bytes = path.hasSuffix(".html") ? AuditPage(report: self).bytes : json.canonicalBytes + [0x0A]
    try SmallFile.create(path, bytes: bytes)
  }

  /// Refuses a name that says neither page nor data, before anything is audited. Throws ``Problem``.
  static func checkName(_ path: String?) throws(Problem) {
    guard let path, !path.hasSuffix(".html"), !path.hasSuffix(".json") else { return }
    throw Problem(
      "bad-argument", "--report takes a file that ends in .html or .json", at: path,
      remedy: "Correct it, then run the command again.", kind: .misused)
  }

  /// The report of `acquis audit --json`, and what was asked.
  var json: JSONValue {
    guard var object = report.json.object else { return report.json }
    object["since"] =
      audit.known.map { ["size": .integer(Int64($0.size)), "verified": .string($0.verified.description)] } ?? .null
    object["kept"] = .bool(audit.isKept)
    object["asked"] = [
      "at": .string(demands.now.description),
      "keys": .array((demands.trust?.keys ?? []).map { .string($0.description) }),
      "maxAge": demands.maximumAge.map { .integer($0 / 1000) } ?? .null,
      "policy": policyDigest.map { .string($0.hex) } ?? .null,
    ]
    object["unknown"] = .array(Limitation.of(report, demands, since: audit.known).map { .string($0.rawValue) })
    return .object(object)
  }
}

/// What an audit cannot know, as it was asked.
enum Limitation: String, CaseIterable {
  case splitView = "split-view"
  case earlierHistory = "earlier-history"
  case times
  case age
  case unwitnessed
  case onBehalf = "on-behalf"
  case truth

  static func of(_ report: Report, _ demands: AuditDemands, since known: AuditState?) -> [Limitation] {
    let isWitnessed = report.witnessing?.isMet == true
    var limits: [Limitation] = []
    if !isWitnessed { limits.append(.splitView) }
    if !isWitnessed, known == nil, report.anchoring == nil { limits.append(.earlierHistory) }
    if !isWitnessed, report.anchoring == nil { limits.append(.times) }
    if demands.maximumAge == nil { limits.append(.age) }
    if let witnessing = report.witnessing, isWitnessed, witnessing.size < report.size ?? 0 {
      limits.append(.unwitnessed)
    }
    if report.onBehalf ?? 0 > 0 { limits.append(.onBehalf) }
    return limits + [.truth]
  }

  var sentence: String {
    switch self {
    case .splitView:
      say(
        "Whether the operator shows everybody the same ledger: no quorum of witnesses vouches for it.",
        "Si l'opérateur montre à tous le même registre : aucun quorum de témoins ne l'atteste.")
    case .earlierHistory:
      say(
        "Whether the ledger was rewritten before this audit: there was no earlier one to go on from.",
        "Si le registre a été réécrit avant cet audit : il n'y en avait pas d'antérieur à prolonger.")
    case .times:
      say(
        "When records were made: “recorded” is the operator's clock, and nobody else vouches for a time.",
        "Quand les enregistrements ont été faits : l'heure est celle de l'opérateur, et nul autre ne l'atteste.")
    case .age:
      say(
        "Whether newer records are being withheld: no age was asked for.",
        "Si des enregistrements plus récents sont retenus : aucun âge n'a été demandé.")
    case .unwitnessed:
      say(
        "Whether the records beyond the newest cosigned checkpoint will stay.",
        "Si les enregistrements qui suivent le dernier point de contrôle attesté resteront.")
    case .onBehalf:
      say(
        "Whether a centre or jury itself made what only the operator signed for it.",
        "Si un centre ou un jury a fait lui-même ce que seul l'opérateur a signé pour lui.")
    case .truth:
      say(
        "Whether what was stated is true: that assessments were well made, and who the learners are.",
        "Si ce qui est déclaré est vrai : que les évaluations ont été bien menées, et qui sont les apprenants.")
    }
  }
}
