extension Vault {
  /// For each of `people` the subjects whose newest name and newest birth date these are, in the order they were first
  /// stored: one pass over the vault for a whole file of people. O(n).
  ///
  /// Of a name, case, accents, and the kinds of apostrophe, hyphen and space make no difference (``Folding``); the
  /// order of its words does. Birth dates are compared as spelled.
  ///
  /// - Throws: as ``find(_:)``.
  public func subjects(
    people: [(name: String, birthDate: String)]
  ) throws(VaultError) -> [[SubjectID]] {
    var order: [SubjectID] = []
    var newest: [SubjectID: (name: FoldedText?, birthDate: String?)] = [:]
    try forEachReadable { row, values throws(VaultError) in
      let name = values.first { $0.field == .name }.map { Folding.fold($0.value) }
      let birthDate = values.first { $0.field == .birthDate }?.value
      guard name != nil || birthDate != nil else { return }
      let earlier = newest[row.subject]
      if earlier == nil { order.append(row.subject) }
      newest[row.subject] = (name ?? earlier?.name, birthDate ?? earlier?.birthDate)
    }
    var holders: [FoldedPerson: [SubjectID]] = [:]
    for subject in order {
      guard case (let name?, let birthDate?)? = newest[subject] else { continue }
      holders[FoldedPerson(name: name, birthDate: birthDate), default: []].append(subject)
    }
    return people.map { person in
      holders[FoldedPerson(name: Folding.fold(person.name), birthDate: person.birthDate)] ?? []
    }
  }
}

private struct FoldedPerson: Hashable {
  let name: FoldedText
  let birthDate: String
}
