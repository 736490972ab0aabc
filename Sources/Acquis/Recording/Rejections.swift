/// The drafts of a batch that cannot be recorded, and why: each for its first reason.
struct Rejections {
  private var problems: [Int: Problem] = [:]
  private let drafts: [Draft]

  /// None of `drafts` is rejected.
  init(among drafts: [Draft]) { self.drafts = drafts }

  /// Whether the draft at `index` is rejected.
  func contains(_ index: Int) -> Bool { problems[index] != nil }

  /// Whether one of the drafts at `indices` is rejected.
  func meet(_ indices: Range<Int>) -> Bool { !problems.isEmpty && indices.contains(where: contains) }

  /// Rejects the draft at `index`, unless it is rejected already.
  mutating func reject(_ index: Int, _ problem: Problem) {
    guard !contains(index) else { return }
    let line = drafts[index].line
    problems[index] =
      if let line { problem.at(line) } else if drafts.count == 1 { problem } else {
        problem.at("statement \(index + 1) of \(drafts.count)")
      }
  }

  /// Throws the first ``Problem``, with the others in it, if any draft is rejected.
  func check() throws(Problem) {
    if let problem = Problem.first(of: problems.sorted { $0.key < $1.key }.map(\.value)) { throw problem }
  }
}
