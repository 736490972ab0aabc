extension FindingCode {
  /// The stage that finds it.
  public var stage: AuditStage {
    switch self {
    case .signatureInvalid, .keyUnknown, .keyRevoked, .keyOutOfPeriod, .keyRole, .signatureMissing, .onBehalfForbidden,
      .signatureSuspect, .countersignedWrong, .signatureForm:
      .signatures
    case .witnessQuorum, .cosignatureWrong, .unwitnessedTail: .witnesses
    case .anchorForm, .anchorWrong, .anchorUnchecked, .anchorMissing, .unanchoredTail: .anchors
    case .checkpointStale, .timeUnproven, .timeContradicted: .age
    case .notCanonical, .lineTooLong, .recordForm, .restWrong, .chainBroken, .seqWrong, .notFounded, .recordedBackwards,
      .checkpointMalformed, .checkpointSignature, .originWrong, .rootMismatch, .logTruncated, .checkpointInBatch,
      .checkpointInconsistent, .segmentMissing, .fileKind, .checkpointMissing, .tailUncovered, .selfDeclared,
      .endUnprotected, .unreadable, .rolledBack, .exportForm, .extractMissing, .extractSignature, .extractMismatch,
      .recordTrimmed, .proofWrong, .identityMismatch, .extractContradicted, .pageAltered, .proofForm, .issuerUnknown,
      .stageSkipped, .contradiction, .contradictionUnproven, .consistencyUnproven,
      .tileMissing, .tileWrong:
      .integrity
    default: .rules
    }
  }
}

extension Report {
  /// Says what became of each stage. `checked`: how much each looked at. `isWhole`: whether the input was read to its end.
  mutating func conclude(_ demands: AuditDemands, checked: [AuditStage: Int], isWhole: Bool) {
    for stage in AuditStage.allCases where demands.isAsked(stage) && !demands.runs(stage) {
      findings.append(Finding(.stageSkipped, "the stage '\(stage.rawValue)' was not asked for"))
    }
    stages = AuditStage.allCases.map { stage in
      StageReport(stage: stage, outcome: outcome(of: stage, demands, isWhole), checked: checked[stage] ?? 0)
    }
  }

  private func outcome(of stage: AuditStage, _ demands: AuditDemands, _ isWhole: Bool) -> StageOutcome {
    guard demands.isAsked(stage) else { return .notAsked }
    guard demands.runs(stage) else { return .skipped }
    let severities = Set(findings.filter { $0.code.stage == stage && $0.code != .stageSkipped }.map(\.severity))
    if severities.contains(.error) { return .failed }
    return severities.contains(.unchecked) || !isWhole ? .incomplete : .passed
  }
}
