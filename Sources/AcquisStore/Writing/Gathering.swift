/// What has gathered, and who is going to write it.
struct Gathering: Sendable {
  /// An append that somebody waits for.
  struct Waiting: Sendable {
    let request: Writer.Request
    let caller: Int
    let continuation: CheckedContinuation<Writer.Outcome, Never>
  }

  private(set) var waiting: [Waiting] = []
  /// Whether someone is writing, or about to, who will look for what has gathered afterwards.
  private var isBusy = false
  /// How many callers the last group had.
  private var lastCount = 1
  /// The task of one of them.
  private var lastCaller: Int?
  var company: Company
  /// Whether the next group waits for the rest of the company.
  private var isAwaiting = false

  init(company: Company) { self.company = company }

  /// Whether whoever comes now is alone, and was before: then nobody loses a place in a group by it. Where there is one
  /// thread only, several that come one after the other each look alone, but are not the same task.
  mutating func lead(_ caller: Int) -> Bool {
    guard !isBusy, lastCount == 1, lastCaller == nil || lastCaller == caller else { return false }
    isBusy = true
    return true
  }

  /// Adds to the group, and returns whether it must be seen to that it is written.
  mutating func join(_ new: Waiting) -> Bool {
    waiting.append(new)
    defer { isBusy = true }
    return !isBusy
  }

  /// The group, for whoever writes it.
  mutating func take() -> [Waiting] {
    defer { waiting = [] }
    return waiting
  }

  /// Whether all have come that are waited for: to be said once.
  mutating func completes() -> Bool {
    guard isAwaiting, waiting.count >= company.count else { return false }
    isAwaiting = false
    return true
  }

  /// How long to wait for others.
  mutating func beginAwaiting() -> Duration? {
    let patience = company.patience(with: waiting.count)
    isAwaiting = patience != nil
    return patience
  }

  /// Waits no longer, and returns whether all have come in the same moment.
  mutating func endAwaiting() -> Bool {
    defer { isAwaiting = false }
    return !isAwaiting
  }

  /// Ends the writing of a group, and returns whether another one has gathered.
  mutating func finish(_ count: Int, _ caller: Int?) -> Bool {
    lastCount = count
    lastCaller = caller
    isBusy = !waiting.isEmpty
    return isBusy
  }
}
