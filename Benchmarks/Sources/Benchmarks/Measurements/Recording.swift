import Acquis
import AcquisCredits
import AcquisStore
import AcquisValues

extension Measurement {
  static let recording = Measurement(
    name: "record", summary: "statements judged by the rules and recorded, one and a hundred at once, over sizes"
  ) { settings, report in
    for size in settings.sizes {
      let ledger = try await MadeLedger(at: settings.workspace.path + "/record", size: size)
      defer { ledger.remove() }
      try await ledger.buildIndex()
      try await LedgerSession.with(ledger.path) { session in
        var bench = RecordingBench(ledger: ledger, session: session, rounds: settings.rounds)
        for count in [1, 100] { try await report(bench.batches(of: count)) }
      }
    }
  }
}

/// Statements about learners who are spread over a ledger, judged and recorded, and beside them the same ones appended as they
/// are.
struct RecordingBench {
  let ledger: MadeLedger
  let session: LedgerSession
  let rounds: Int
  private var made: UInt64 = 0

  init(ledger: MadeLedger, session: LedgerSession, rounds: Int) {
    (self.ledger, self.session, self.rounds) = (ledger, session, rounds)
  }

  mutating func batches(of count: Int) async throws -> Row {
    var pairs = Pairs()
    for round in 0...rounds {
      let (judged, bare) = (try drafts(count), try drafts(count))
      let subject = try await seconds { _ = try await session.writer.record(judged) }
      let signed = try bare.map { try ledger.founder.sign($0.statement) }
      let limit = try await seconds { _ = try await session.writer.store.append(signed, if: nil) }
      if round > 0 { pairs.add(subject: subject, limit: limit) }
    }
    return Row(
      id: "record", what: count == 1 ? "judge and record one statement" : "judge and record \(count) at once",
      parameters: ledger.parameters.merging(["statements": count]) { $1 },
      limit: "the same appended unjudged, signed before",
      ratio: pairs.ratio(.times), values: ["ms": pairs.subject.median * 1e3, "limit, ms": pairs.limit.median * 1e3])
  }

  /// Modules that so many learners followed.
  private mutating func drafts(_ count: Int) throws -> [Draft] {
    let learnerCount = UInt64(ledger.size / Shape.usual.recordsPerLearner / 2)
    return try (0..<UInt64(count)).map { number in
      made += 1
      let learner = MadeLedger.id(ofLearner: 1 << 40 | (number &* learnerCount / UInt64(count) + made % 97))
      let training = TrainingFollowed(learner: LearnerID(learner)!, certification: "C1", block: "C1B0", module: "M1")
      let id = StatementID(MadeLedger.id(ofLearner: 1 << 44 | made))!
      return try Draft(.trainingFollowed(training), made: ledger.founder.made, id: id)
    }
  }
}
