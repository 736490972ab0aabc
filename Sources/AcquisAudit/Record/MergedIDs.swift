public import AcquisCredits
import AcquisJSON
public import AcquisRecords

/// Which learner ids were merged into which: a fold over a ledger's `learner-merged` statements (SPEC §9.2).
///
/// Nothing else needs to be read: a store can be asked for that one type.
public struct MergedIDs: Sendable {
  private var merged: [LearnerID: [LearnerID]] = [:]

  /// Knows of no merger.
  public init() {}

  /// Takes a statement into account; one of another type says nothing. O(1).
  public mutating func take(_ statement: Statement) {
    guard statement.type == "learner-merged", let pair = statement.body["learner"]?.array, pair.count == 2,
      let first = pair[0].string.flatMap({ LearnerID($0) }), let second = pair[1].string.flatMap({ LearnerID($0) })
    else { return }
    merged[second, default: []].append(first)
  }

  /// The learner and every id merged into theirs, directly or over several steps.
  public func ids(of learner: LearnerID) -> Set<LearnerID> {
    var ids: Set<LearnerID> = [learner]
    var open = [learner]
    while let next = open.popLast() {
      for id in merged[next] ?? [] where ids.insert(id).inserted { open.append(id) }
    }
    return ids
  }
}
