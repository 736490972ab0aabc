import AcquisValues

/// What counts is kept up to date as statements come in: whoever asked for it through what a statement rests on, and what
/// that rests on, would ask without end for a chain that somebody made long.
extension CreditState {
  /// Where an id stands twice, looking it up finds the first (SPEC §9.2).
  mutating func know(_ id: StatementID, _ fact: Fact) {
    guard facts[id] == nil else { return }
    facts[id] = fact
    for ground in fact.grounds { resting[ground, default: []].append(id) }
    reconsider(id)
    // What rests on an id that comes late is looked at again.
    for dependent in resting[id] ?? [] { reconsider(dependent) }
  }

  mutating func annul(_ id: StatementID) {
    annulled.insert(id)
    reconsider(id)
    for dependent in resting[id] ?? [] { reconsider(dependent) }
  }

  /// Looks again at a statement and, where that changes, at all that rests on it. Grounds stand earlier, so that each is
  /// passed once in one direction: O(what rests on it).
  private mutating func reconsider(_ id: StatementID) {
    var open = [id]
    while let next = open.popLast() {
      guard let fact = facts[next] else { continue }
      let isVoid = !stands(next, fact)
      guard isVoid != void.contains(next) else { continue }
      if isVoid { void.insert(next) } else { void.remove(next) }
      if case .suspension(let suspension) = fact { open.append(suspension.target) }
      open += resting[next] ?? []
    }
  }

  /// Whether a statement counts, given what its grounds do.
  private func stands(_ id: StatementID, _ fact: Fact) -> Bool {
    guard !annulled.contains(id) else { return false }
    switch fact {
    case .validation(let validation): return annulled.isDisjoint(with: validation.assessments)
    case .recognition(let recognition):
      return recognition.supports.allSatisfy(counts) && !(suspensions[id] ?? []).contains(where: counts)
    case .followUp(let followUp): return counts(followUp.target)
    default: return true
    }
  }

  /// Takes into account that a recognition is suspended.
  mutating func suspend(_ recognition: StatementID, by suspension: StatementID) {
    suspensions[recognition, default: []].append(suspension)
    reconsider(recognition)
  }
}

extension Fact {
  /// The statements that it rests on.
  fileprivate var grounds: [StatementID] {
    switch self {
    case .validation(let validation): validation.assessments
    case .recognition(let recognition): recognition.supports
    case .followUp(let followUp): [followUp.target]
    default: []
    }
  }
}
