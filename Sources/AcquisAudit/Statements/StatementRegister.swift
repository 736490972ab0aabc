import AcquisCrypto
import AcquisRecords
import AcquisValues

/// What must be remembered of every statement: its id, where it stands, its leaf hash, whom it concerns.
struct StatementRegister {
  struct Entry {
    let seq: Int
    /// H(0x00 ‖ statement).
    let leaf: Digest
    /// The learner it names, which hardly ever is more than one: an array of one would be held beside.
    private let learner: StatementID?
    private let otherLearners: [StatementID]

    init(seq: Int, leaf: Digest, learners: [StatementID]) {
      self.seq = seq
      self.leaf = leaf
      learner = learners.first
      otherLearners = Array(learners.dropFirst())
    }

    /// Whether `learner` is whom it concerns: one of those it names, or nobody where it names none.
    func concerns(_ learner: StatementID?) -> Bool {
      self.learner == learner || learner.map(otherLearners.contains) ?? false
    }
  }

  private var entries: [StatementID: Entry] = [:]
  private var allLeaves: [Digest] = []
  private var someLeaves: [Int: Digest] = [:]
  /// Whether the leaf hashes of a complete log are kept, at 32 bytes a record: only where somebody asks for them.
  var keepsLeaves = true
  /// How many leaf hashes of a complete log were noted.
  private(set) var leafCount = 0

  var isEmpty: Bool { entries.isEmpty }

  subscript(id: StatementID) -> Entry? { entries[id] }

  /// The leaf hash of a record taken before; `nil` for one that is not known or was not kept.
  func leaf(at seq: Int) -> Digest? {
    allLeaves.indices.contains(seq) ? allLeaves[seq] : someLeaves[seq]
  }

  /// Notes the leaf hash of the record at `seq`. A complete log needs no index.
  mutating func note(leaf: Digest, at seq: Int, isComplete: Bool) {
    guard isComplete else { return someLeaves[seq] = leaf }
    leafCount += 1
    if keepsLeaves { allLeaves.append(leaf) }
  }

  mutating func add(_ position: Position) {
    entries[position.statement.id] = Entry(seq: position.seq, leaf: position.leaf, learners: position.learners)
  }
}
