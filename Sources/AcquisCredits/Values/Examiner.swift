/// Somebody who assesses or sits on a jury, under a pseudonym, and as what: no name stands in the ledger (SPEC §9.4).
public struct Examiner: Hashable, Sendable {
  /// The pseudonym.
  public let id: PersonID
  /// As what they act, such as `professional` or `trade-union`.
  public let capacity: Capacity

  /// Somebody in a capacity.
  public init(id: PersonID, capacity: Capacity) {
    self.id = id
    self.capacity = capacity
  }
}

/// Distinguishes the pseudonyms of assessors, trainers and members of juries.
public enum PersonKind {}
/// Distinguishes capacities.
public enum CapacityKind {}
/// Distinguishes the ids of competences.
public enum CompetenceKind {}

/// The pseudonym of an assessor, a trainer or a member of a jury.
public typealias PersonID = Identifier<PersonKind>
/// The capacity in which somebody assesses or decides (*qualité, collège*).
public typealias Capacity = Identifier<CapacityKind>
/// The id of a competence within a block, such as `C1.2`.
public typealias CompetenceID = Identifier<CompetenceKind>
