/// The requirements of SPEC §9.2 that the domain watches over, each by its identifier there.
public enum RefusalCode: String, CaseIterable, Sendable {
  /// Every certification named was registered earlier.
  case certificationUnknown = "certification-unknown"
  /// Texts and partners belong to the newest registration, within its batch.
  case certificationMismatch = "certification-mismatch"
  /// A block is one of the certification, now or formerly, or a requirement of its rule.
  case blockUnknown = "block-unknown"
  /// On a certification with blocks, one is named.
  case blockRequired = "block-required"
  /// A certification of the specific directory has no blocks.
  case blocksRefused = "blocks-refused"
  /// A rule has the form of one and names blocks that exist.
  case ruleInvalid = "rule-invalid"
  /// Every learner named was enrolled earlier.
  case learnerUnknown = "learner-unknown"
  /// No learner is enrolled twice.
  case learnerRepeated = "learner-repeated"
  /// Nothing is said any more of a learner who was merged away or erased.
  case learnerClosed = "learner-closed"
  /// Only a current target is given up.
  case targetUnknown = "target-unknown"
  /// A centre assesses for what it is authorised to, when it is.
  case centreUnauthorised = "centre-unauthorised"
  /// No validation without an assessment.
  case assessmentMissing = "assessment-missing"
  /// A training module is never credit.
  case moduleAsCredit = "module-as-credit"
  /// An assessment is decided on once.
  case assessmentDecided = "assessment-decided"
  /// A decision is not made before its assessment.
  case validatedBeforeAssessed = "validated-before-assessed"
  /// An award needs its rule met.
  case awardUnmet = "award-unmet"
  /// A certification is awarded once.
  case awardRepeated = "award-repeated"
  /// An annulment names what can be annulled.
  case annulTarget = "annul-target"
  /// An annulment names the learner of its target, and so does whatever else follows up on a statement.
  case learnerMismatch = "learner-mismatch"

  // Rules 2 (SPEC §9.4).

  /// Nobody aims at a certification whose registration has ended.
  case registrationClosed = "registration-closed"
  /// A learner comes by a route that the certification is open to.
  case routeClosed = "route-closed"
  /// A session is convened once.
  case sessionRepeated = "session-repeated"
  /// A session is convened before it is held and, where the policy asks, before anything is decided in it.
  case sessionUnknown = "session-unknown"
  /// Who is present sits on the jury.
  case jurorUnknown = "juror-unknown"
  /// Nothing is decided before the session's day.
  case beforeSession = "before-session"
  /// As many members are present, in the capacities, as the policy asks.
  case quorumUnmet = "quorum-unmet"
  /// Nobody decides on a learner whom they assessed or trained.
  case jurorNotIndependent = "juror-not-independent"
  /// As many competences are acquired as the policy asks.
  case thresholdUnmet = "threshold-unmet"
  /// A confirmation, a lifting, a suspension or a document names what it can follow.
  case followUpTarget = "follow-up-target"
  /// It is not made before that.
  case followUpEarly = "follow-up-early"
  /// A recognition rests on credit of the learner.
  case recognitionUnfounded = "recognition-unfounded"
  /// What a learner holds is not recognised again.
  case recognitionRepeated = "recognition-repeated"
  /// Credit migrates to a certification that renews its own.
  case migrationUnrelated = "migration-unrelated"
  /// A decision of another ledger is recognised once.
  case transferRepeated = "transfer-repeated"
  /// Nothing is awarded after the final day.
  case awardTooLate = "award-too-late"
}

extension RefusalCode {
  /// What to do next, as a sentence.
  public var remedy: String {
    switch self {
    case .certificationUnknown: "Register the certification first, or correct its code."
    case .certificationMismatch: "Record texts and partners in one batch with a new registration, naming it."
    case .blockUnknown: "Name a block of the certification, or a requirement of its rule."
    case .blockRequired: "Name the block."
    case .blocksRefused: "Register it without blocks, or in the register where it stands."
    case .ruleInvalid: "Correct the rule: need, of, and parts that the certification has."
    case .learnerUnknown: "Enrol the learner first, or correct the id."
    case .learnerRepeated: "Go on with the learner as enrolled; add a target if it is another certification."
    case .learnerClosed: "Name the id under which the person goes on."
    case .targetUnknown: "Name a certification that the learner aims at."
    case .centreUnauthorised: "Have the awarding body authorise the centre for a period that holds the day."
    case .assessmentMissing: "Record the assessment first, or name the one that was made."
    case .moduleAsCredit: "Assess the learner, and decide on that assessment."
    case .assessmentDecided: "Annul the earlier decision, or assess again."
    case .validatedBeforeAssessed: "Correct the day of the decision or of the assessment."
    case .awardUnmet: "Award when the blocks that the rule needs are acquired."
    case .awardRepeated: "Nothing is left to do, unless the earlier award is to be annulled."
    case .annulTarget: "Name a statement that still counts and can be annulled."
    case .learnerMismatch: "Name the learner whom the other statement names, or none if it names none."
    case .registrationClosed: "Aim at the certification that replaces it, or correct the day."
    case .routeClosed: "Correct the route, or register the certification with this one."
    case .sessionRepeated: "Annul the session as convened before, or give this one another id."
    case .sessionUnknown: "Convene the session first, or correct its id."
    case .jurorUnknown: "Convene the session with everybody who sits on its jury."
    case .beforeSession: "Correct the day, or that of the session."
    case .quorumUnmet: "Record who was present, or convene another session."
    case .jurorNotIndependent: "Have another jury decide, or state a policy that allows it."
    case .thresholdUnmet: "Assess what is missing again, or decide that the block is not acquired."
    case .followUpTarget: "Name a statement that counts, is of the right kind, and was not followed up so already."
    case .followUpEarly: "Correct the day."
    case .recognitionUnfounded: "Name decisions or recognitions that count and that the learner held by that day."
    case .recognitionRepeated: "Nothing is left to do: the learner holds it."
    case .migrationUnrelated: "Recognise it as an equivalence, or register what the certification renews."
    case .transferRepeated: "Nothing is left to do: that decision was recognised once."
    case .awardTooLate: "Correct the day; after the final day nothing can be awarded."
    }
  }
}
