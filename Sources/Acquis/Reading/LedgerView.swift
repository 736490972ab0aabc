public import AcquisCredits
public import AcquisProjections
import AcquisJSON
import AcquisRecords
public import AcquisStore
public import AcquisValues

/// What can be asked of a ledger without lock or key.
///
/// Every answer is a fold over records; on the two axes of time it is *as of* a day (what was true then) and *known at* a
/// day (what the ledger knew then).
public struct LedgerView: Sendable {
  /// The reader that answers.
  public let reader: any EventReader

  /// A view on an open ledger.
  public init(_ reader: any EventReader) { self.reader = reader }

  /// Runs `body` on the ledger at `path`, opened for reading. Throws ``Problem``.
  public static func with<Result>(
    _ path: String, _ body: (LedgerView) async throws -> Result
  ) async throws(Problem) -> Result {
    do { return try await body(LedgerView(FileReader.open(LedgerDirectory(path)))) } catch { throw Problem(error) }
  }

  /// How many records were known at `day`: the longest prefix whose last record is dated `day` or before (SPEC §11).
  ///
  /// O(log n), and that for every `clock-corrected`. Throws ``Problem``.
  public func size(knownAt day: Day?) async throws(Problem) -> Int {
    do {
      let size = try await reader.head().size
      guard let day else { return size }
      let corrections = try await reader.records(matching: Query(types: ["clock-corrected"])).map(\.seq)
      // Between two corrections the clock never runs backwards, so that each stretch can be searched by halves.
      for (from, until) in zip([0] + corrections, corrections + [size]) {
        let first = try await firstRecord(after: day, in: from..<until)
        if first < until { return first }
      }
      return size
    } catch { throw Problem(error) }
  }

  private func firstRecord(after day: Day, in range: Range<Int>) async throws -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      guard let record = try await reader.record(at: middle) else { return low }
      if record.envelope.recorded.day <= day { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Folds the whole ledger, up to `size`, into a projection; with `asOf`, without what was made of learners after that
  /// day. O(n). Throws ``Problem``.
  public func project<P: Projection>(_ projection: P, asOf: Day? = nil, size: Int? = nil) async throws(Problem) -> P {
    do {
      let minutes = try await reader.records(matching: Query(types: ["minutes"]))
      var fold = EntryFold(minutes: minutes.compactMap(EntryFold.CoveringMinutes.init))
      var projection = projection
      try await reader.forEachRecord(upTo: size) { record in
        guard let entry = fold.entry(record) else { return }
        if let asOf, entry.made > asOf, !entry.statement.learners.isEmpty { return }
        projection.apply(entry)
      }
      return projection
    } catch { throw Problem(error) }
  }

  /// The account of a learner; `today` closes windows in which credit can be used, where no other day is asked for.
  /// Cost grows with the learner's own records, not with the ledger. Throws ``Problem``.
  public func account(
    of learner: LearnerID, asOf: Day? = nil, today: Day? = nil, size: Int
  ) async throws(Problem) -> LearnerAccount {
    do {
      var context = try await ContextRecords(reader, size: size)
      var account: LearnerAccount
      repeat {
        account = LearnerAccount(of: learner, asOf: asOf, today: today)
        try await context.extendByMinutes()
        let records = context.records
        var fold = EntryFold(minutes: records.compactMap(EntryFold.CoveringMinutes.init))
        for entry in records.compactMap({ fold.entry($0) }) { account.apply(entry) }
        account.raise(to: fold.rules)
      } while try await context.extend(by: account.context)
      guard !account.history.isEmpty else {
        throw Problem(
          "learner-unknown", "No learner has the id \(learner)", remedy: "Look with 'acquis learner list'.")
      }
      return account
    } catch { throw Problem(error) }
  }

  /// Whether reading a ledger of `size` records through takes less time than looking up what `count` statements or learners
  /// rest on: for one that takes as long as for some twenty records, and longer where much is known of a learner.
  static func isPassCheaper(over size: Int, than count: Int) -> Bool { count > max(64, size / 25) }
}
