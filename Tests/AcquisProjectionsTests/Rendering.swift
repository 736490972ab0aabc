import AcquisCredits
import AcquisProjections

/// An account as text, for comparison with what a professional expects.
func rendered(_ account: LearnerAccount) -> String {
  var lines: [String] = []
  for progress in account.progress {
    let rule = progress.isRuleAssumed ? "all blocks, assumed" : "rule stated"
    let label = { (blocks: [BlockReference]) in blocks.map(progress.label).joined(separator: " ") }
    lines.append(
      "\(progress.code) \(progress.title ?? "?") [\(progress.isTarget ? "target" : "held")] \(rule): "
        + "\(progress.acquired.count) of \(progress.required)\(progress.isComplete ? ", complete" : "")"
        + (progress.missing.isEmpty ? "" : ", missing \(label(progress.missing))"))
    for block in progress.blocks {
      let since = block.since.map { " \($0.made) #\($0.seq)\($0.signing == .onBehalf ? " on behalf" : "")" } ?? ""
      lines.append("  \(label([block.block])) \(block.title ?? "?"): \(block.state.rawValue)\(since)")
    }
  }
  for award in account.awards {
    lines.append("award \(award.certification) \(award.made) #\(award.seq)\(award.isUnsupported ? " unsupported" : "")")
  }
  for training in account.training { lines.append("training \(training.block) \(training.module) \(training.made)") }
  for withdrawal in account.withdrawn { lines.append("withdrawn \(withdrawal.certification) \(withdrawal.made)") }
  if !account.mergedIDs.isEmpty { lines.append("merged \(account.mergedIDs.count)") }
  if account.mergedInto != nil { lines.append("goes on under another id") }
  if account.isErased { lines.append("erased") }
  return lines.joined(separator: "\n")
}
