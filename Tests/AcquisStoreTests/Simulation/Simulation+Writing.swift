import AcquisCrypto
import AcquisRecords
import AcquisValues
import Seeded

@testable import AcquisStore

extension Simulation {
  /// Sends a batch, or several at once, and holds the answers against what they must be.
  func append() async throws {
    guard let writer else { return }
    let behind = (expected.entries.last?.told.recorded).map { clock.now < $0 } ?? false
    let group = try (0..<(writer.takesGroups ? 1 + chance.below(3) : 1)).map { _ in
      try requests.request(expected, unknown: unknown, clockBehind: behind, &chance)
    }
    let before = disk.failed.count
    let outcomes = await writer.append(group)
    let (answers, then) = answers(to: group, outcomes)
    note("append \(group.map { $0.batch.count }) of \(expected.count): \(outcomes.map(Simulation.kind))")
    if disk.isDead { return doubt(group, answers) }
    if isStopped { return try demandStopped(outcomes) }
    let failed = fatal(from: before)
    guard failed.isEmpty else {
      count.failures += 1
      isStopped = true
      doubt(group, answers)
      return try demandUnknown(outcomes, answers, failed)
    }
    for (outcome, answer) in zip(outcomes, answers) { try demandTold(outcome, answer) }
    expected = then
  }

  private static func kind(_ outcome: Writer.Outcome) -> String {
    switch outcome {
    case .success(let acknowledgements): "\(acknowledgements.map(\.seq))"
    case .failure(let error): "\(error)"
    }
  }

  /// What must become of each batch of a group, when the ones before it are recorded; and the ledger after it.
  private func answers(
    to group: [Writer.Request], _ outcomes: [Writer.Outcome]
  ) -> ([ExpectedLedger.Answer], ExpectedLedger) {
    var (answers, then) = ([ExpectedLedger.Answer](), expected)
    for (request, outcome) in zip(group, outcomes) {
      let answer = then.answer(to: request.batch, request.condition, now: clock.now)
      answers.append(answer)
      guard case .recorded(let recorded) = answer else { continue }
      // Only the store knows the leaf hashes; the log is held against them when it is read.
      let acknowledged = try? outcome.get()
      let leaves = acknowledged?.map(\.leaf) ?? request.batch.map { _ in .zero }
      let first = then.count
      let told = zip(request.batch, leaves).enumerated().map { index, pair in
        ExpectedLedger.Told(seq: first + index, leaf: pair.1, recorded: recorded, id: pair.0.statement.id)
      }
      then.add(request.batch, told)
    }
    return (answers, then)
  }

  private func doubt(_ group: [Writer.Request], _ answers: [ExpectedLedger.Answer]) {
    for (request, answer) in zip(group, answers) {
      if case .recorded = answer { doubtful.append(request.batch) }
    }
    unknown += group.map(\.batch)
  }

  private func demandStopped(_ outcomes: [Writer.Outcome]) throws {
    for outcome in outcomes {
      guard case .failure(.unavailable) = outcome else {
        throw SimulationFailure("a writer that had failed answered \(Simulation.kind(outcome))")
      }
    }
  }

  private func demandUnknown(
    _ outcomes: [Writer.Outcome], _ answers: [ExpectedLedger.Answer], _ failed: [Failed]
  ) throws {
    for (outcome, answer) in zip(outcomes, answers) {
      switch (answer, outcome) {
      case (.refused, .failure(.unavailable)), (.recorded, .failure(.outcomeUnknown)),
        (.known, .failure(.outcomeUnknown)):
        break
      default: throw SimulationFailure("after \(failed), \(answer) was answered \(Simulation.kind(outcome))")
      }
    }
  }

  private func demandTold(_ outcome: Writer.Outcome, _ answer: ExpectedLedger.Answer) throws {
    switch (answer, outcome) {
    case (.known(let told), .success(let acknowledgements)) where told == acknowledgements.map { .init($0) }: break
    case (.refused(let expected), .failure(.refused(let refusal))) where expected == refusal: break
    case (.recorded(let recorded), .success(let acknowledgements)):
      try demand(acknowledgements.allSatisfy { $0.recorded == recorded }, "recorded at another time than \(recorded)")
      count.appended += acknowledgements.count
    default: throw SimulationFailure("instead of \(answer): \(Simulation.kind(outcome))")
    }
  }
}
