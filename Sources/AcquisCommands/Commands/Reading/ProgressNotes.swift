import AcquisCredits
import AcquisProjections

/// What stands below the table of a certification's blocks: what is missing, by which ways, points, and how it stands.
struct ProgressNotes {
  let certification: CertificationProgress

  init(certification: CertificationProgress) { self.certification = certification }

  var lines: [String] {
    conditions + missing
      + (certification.points.map { [say("ECVET points: \($0)", "points ECVET : \($0)")] } ?? [])
      + (certification.result.map { [say("result: ", "résultat : ") + $0.publishedName] } ?? [])
  }

  private var conditions: [String] {
    certification.blocks.compactMap { block in
      block.condition.map { certification.label(of: block.block) + say(": ", " : ") + Terminal.harmless($0) }
    }
  }

  /// One way in a line; several, each in its own.
  private var missing: [String] {
    guard !certification.missing.isEmpty else { return [] }
    let ways = certification.ways.map { $0.map(certification.label).joined(separator: ", ") }
    guard ways.count > 1 else {
      return [
        say("missing: ", "manque : ") + certification.missing.map(certification.label).joined(separator: ", ")
      ]
    }
    return [say("missing, one of:", "manque, au choix :")] + ways.map { "  " + $0 }
  }
}
