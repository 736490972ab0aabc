import AcquisAudit
import AcquisValues

/// Who vouched for what was verified, and what was done to verify it, in plain words.
struct VouchingText {
  let report: Report

  var facts: [(label: String, value: String)] {
    var facts: [(label: String, value: String)] = []
    if let older = report.older {
      let label = report.ok ? say("extends", "prolonge") : say("older", "plus ancien")
      facts.append((label, say(older, ("1 record", "\(older) records"), french(older))))
    }
    if let witnessing = report.witnessing { facts.append((say("witnessed", "attesté"), text(witnessing))) }
    if let anchoring = report.anchoring { facts.append((say("anchored", "ancré"), text(anchoring))) }
    let done = report.stages.filter { $0.outcome != .notAsked }
    if !done.isEmpty {
      facts.append((say("checked", "contrôlé"), done.map(text).joined(separator: ", ")))
    }
    return facts
  }

  private func french(_ count: Int) -> (String, String) {
    ("\(count) enregistrement", "\(count) enregistrements")
  }

  private func text(_ witnessing: Witnessing) -> String {
    let count = say(
      witnessing.size, ("1 record", "\(witnessing.size) records"), french(witnessing.size))
    let names = witnessing.cosigners.map { "\($0.name) (\($0.latest))" }.joined(separator: ", ")
    if names.isEmpty { return say("by nobody", "par personne") }
    return witnessing.isMet
      ? say("\(count) by \(names)", "\(count) par \(names)")
      : say("too few: \(names)", "trop peu : \(names)")
  }

  private func text(_ anchoring: Anchoring) -> String {
    let count = say(anchoring.size, ("1 record", "\(anchoring.size) records"), french(anchoring.size))
    return say(
      "\(count) by \(anchoring.authority) (\(anchoring.time))",
      "\(count) par \(anchoring.authority) (\(anchoring.time))")
  }

  private func text(_ stage: StageReport) -> String {
    let name = VouchingText.name(of: stage.stage)
    switch stage.outcome {
    case .skipped: return say("\(name) (left out)", "\(name) (omis)")
    case .failed: return say("\(name) (failed)", "\(name) (échec)")
    case .incomplete: return say("\(name) (incomplete)", "\(name) (incomplet)")
    case .passed, .notAsked: return stage.checked > 0 ? "\(name) \(stage.checked)" : name
    }
  }

  static func name(of stage: AuditStage) -> String {
    switch stage {
    case .integrity: say("integrity", "intégrité")
    case .rules: say("rules", "règles")
    case .signatures: say("signatures", "signatures")
    case .witnesses: say("witnesses", "témoins")
    case .anchors: say("anchors", "ancrages")
    case .age: say("age", "âge")
    }
  }
}
