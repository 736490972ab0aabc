/// What differs between the rulebooks of awarding bodies, stated as data (SPEC §9.4, *policy*).
///
/// Where nothing is stated: one stage, no quorum, sessions need not be convened, jurors are independent, the register's
/// window and routes bind nobody, and credit can be used for ever.
public struct Policy: Hashable, Sendable {
  /// How long credit can be used towards the certification. It is acquired for life all the same.
  public enum Usability: Hashable, Sendable {
    /// So many months from the day it was acquired, that day's number in the last month included.
    case months(Int)
    /// Until the certification's registration ends, and so many months longer.
    case grace(Int)
  }

  /// How many of a block's assessed competences must be acquired for the block to be.
  public struct Compensation: Hashable, Sendable {
    /// The threshold in percent, 1–100.
    public let percent: Int
    /// Whether the jury may decide otherwise.
    public let isSovereign: Bool

    /// A threshold.
    public init(percent: Int, isSovereign: Bool) {
      self.percent = percent
      self.isSovereign = isSovereign
    }
  }

  /// So many members of a jury must have one capacity.
  public struct Seats: Hashable, Sendable {
    /// The capacity.
    public let capacity: Capacity
    /// How many, 1–99.
    public let count: Int

    /// Members in a capacity.
    public init(_ capacity: Capacity, _ count: Int) {
      self.capacity = capacity
      self.count = count
    }
  }

  /// How many members must be present, 1–99; `nil`: nobody asks.
  public var quorum: Int?
  /// How many of them in which capacities.
  public var seats: [Seats]
  /// Whether decisions need a session that was convened.
  public var needsSession: Bool
  /// Whether learners aim at the certification while it is registered only, and come by its routes only.
  public var needsRegistration: Bool
  /// Whether nobody sits on the jury of a learner whom they assessed or trained.
  public var needsIndependence: Bool
  /// Whether an awarding body confirms what a jury decided.
  public var needsConfirmation: Bool
  /// The threshold; `nil`: the jury weighs freely.
  public var compensation: Compensation?
  /// How long credit can be used; `nil`: for ever.
  public var usability: Usability?

  /// A policy; without arguments the one that holds where none is stated.
  public init(
    quorum: Int? = nil, seats: [Seats] = [], needsSession: Bool = false, needsRegistration: Bool = false,
    needsIndependence: Bool = true, needsConfirmation: Bool = false, compensation: Compensation? = nil,
    usability: Usability? = nil
  ) {
    self.quorum = quorum
    self.seats = seats
    self.needsSession = needsSession
    self.needsRegistration = needsRegistration
    self.needsIndependence = needsIndependence
    self.needsConfirmation = needsConfirmation
    self.compensation = compensation
    self.usability = usability
  }
}
