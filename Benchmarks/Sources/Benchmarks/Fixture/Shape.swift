/// What the records of a made-up ledger are like.
enum Shape: String, CaseIterable {
  /// As short as a record can be: enrolments that nobody signed and that say nothing of the person.
  case smallest
  /// What a centre records: a learner's enrolment, then an assessment and a jury's decision for each block, each
  /// signed.
  case usual
  /// The same, with so many pieces of evidence that records have about 2 kB on average.
  case large

  /// How many blocks each learner is assessed on.
  var blockCount: Int { self == .smallest ? 0 : 5 }
  /// How many commitments to evidence an assessment carries.
  var evidenceCount: Int { self == .large ? 46 : 0 }
  var isSigned: Bool { self != .smallest }
  /// Records of one learner.
  var recordsPerLearner: Int { 1 + 2 * blockCount }
}
