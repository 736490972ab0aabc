/// A directory as a simulated disk keeps it. Files and directories have numbers; names lead to them.
struct DiskDirectory: Sendable {
  /// One change of names that is done whole or not at all: a name made, removed, or moved.
  struct Change: Sendable {
    var removed: String?
    var added: (name: String, node: Int)?

    func apply(to names: inout [String: Int]) {
      if let removed { names[removed] = nil }
      if let added { names[added.name] = added.node }
    }
  }

  /// What programs see.
  private(set) var names: [String: Int] = [:]
  private(set) var durable: [String: Int] = [:]
  /// The changes since the names were last durable, the oldest first.
  private(set) var pending: [Change] = []

  mutating func change(_ change: Change) {
    change.apply(to: &names)
    pending.append(change)
  }

  mutating func sync() { (durable, pending) = (names, []) }

  /// Everything that a name leads to, or may lead to after a power failure.
  var nodes: Set<Int> { Set(durable.values).union(pending.compactMap(\.added?.node)) }
}
