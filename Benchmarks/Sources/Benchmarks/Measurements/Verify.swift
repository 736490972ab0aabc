import AcquisAudit

extension Measurement {
  static let verify = Measurement(
    name: "verify",
    summary: "an audit of bytes (chain, tree), and with rules, on one core and on all, with its peak memory"
  ) { settings, report in
    for size in settings.growingSizes {
      // Short and long records tell about bytes, not about sizes: once is enough.
      for shape in size == settings.sizes[0] ? Shape.allCases : [.usual] {
        let ledger = try await MadeLedger(at: settings.workspace.path + "/verify", size: size, shape)
        defer { ledger.remove() }
        // What nobody signed breaks a rule; and rules take memory by the record.
        let judgesRules = shape.isSigned && size < 10_000_000
        for stages in [[AuditStage.integrity]] + (judgesRules ? [[.integrity, .rules]] : []) {
          for cores in Set([1, coreCount]).sorted() { report(row(ledger, stages, cores, settings.rounds(of: size))) }
        }
      }
    }
  }

  private static func row(_ ledger: MadeLedger, _ stages: [AuditStage], _ cores: Int, _ rounds: Int) -> Row {
    let key = "\(ledger.founder.checkpointKey.verifierKey)"
    var peak = 0.0
    let pairs = Pairs.measure(rounds: rounds) {
      let child = Child.task(
        ["verify", ledger.path, key, "\(ledger.size)"] + stages.map(\.rawValue), onOneCore: cores == 1)
      peak = max(peak, child.ownPeak)
      return child.number / Double(ledger.size)
    } limit: {
      Child.task(["hash", ledger.path, "\(cores)"], onOneCore: cores == 1).number
    }
    let isComplete = stages.contains(.rules)
    return Row(
      id: (isComplete ? "verify/rules" : "verify/integrity") + (ledger.shape == .usual ? "" : "/\(ledger.shape)"),
      what: isComplete ? "audit: bytes, chain, tree, form, rules" : "audit: bytes, chain, tree",
      parameters: ledger.parameters.merging(["cores": cores]) { $1 },
      limit: "SHA-256 of each line, same library, as many cores", ratio: pairs.ratio(.share),
      values: [
        "million records/s": 1e-6 / pairs.subject.median, "limit, million records/s": 1e-6 / pairs.limit.median,
        "seconds": pairs.subject.median * Double(ledger.size), "peak MiB": peak / 1_048_576,
        "seconds of cat": CatLimit.seconds(ledger: ledger.path),
      ])
  }
}
