/// What a verifier can find: one code for each requirement of SPEC, spelled as there.
public enum FindingCode: String, Sendable, CaseIterable {
  // MARK: Lines and records (SPEC §4, §5)

  /// A line is not its own canonical form.
  case notCanonical = "not-canonical"
  /// A line is longer than 65,535 bytes.
  case lineTooLong = "line-too-long"
  /// A member of envelope or statement is missing, superfluous, of the wrong type or beyond a limit.
  case recordForm = "record-form"
  /// Signatures are out of order, repeated, or not strict base64 of 64 bytes.
  case signatureForm = "signature-form"
  /// The record that a statement's signers knew does not stand where they say.
  case seenWrong = "seen-wrong"
  /// A batch does not count down to zero, or its records differ in `recorded`.
  case restWrong = "rest-wrong"
  /// Minutes do not cover the decisions that stand before them.
  case minutesMismatch = "minutes-mismatch"

  // MARK: Chain and tree (SPEC §6–§8, §11)

  /// `prev` is not the leaf hash of the record before.
  case chainBroken = "chain-broken"
  /// `seq` is not the number of records before.
  case seqWrong = "seq-wrong"
  /// Record 0 is missing or does not found the ledger, or another record claims to.
  case notFounded = "not-founded"
  /// The clock ran backwards without saying so.
  case recordedBackwards = "recorded-backwards"
  /// The clock was corrected.
  case clockCorrected = "clock-corrected"
  /// A checkpoint has not its form.
  case checkpointMalformed = "checkpoint-malformed"
  /// A checkpoint is not signed by the key.
  case checkpointSignature = "checkpoint-signature"
  /// Checkpoint, key and record 0 are not of one ledger.
  case originWrong = "origin-wrong"
  /// The records do not have the root that the checkpoint signs.
  case rootMismatch = "root-mismatch"
  /// There are fewer records than a checkpoint promises.
  case logTruncated = "log-truncated"
  /// A checkpoint ends within a batch.
  case checkpointInBatch = "checkpoint-in-batch"
  /// The ledger does not extend an older checkpoint.
  case checkpointInconsistent = "checkpoint-inconsistent"

  // MARK: Statements about the ledger itself (SPEC §9.1, §12)

  /// A member of a body is missing, superfluous or of the wrong type.
  case bodyInvalid = "body-invalid"
  /// The type is none of format 1.
  case typeUnknown = "type-unknown"
  /// A key is not Ed25519, is not the one its id says, is enrolled twice, or has an impossible role or period.
  case keyForm = "key-form"
  /// A countersignature names no earlier statement or does not verify.
  case countersignedWrong = "countersigned-wrong"
  /// The format or the rules are newer than this verifier.
  case versionNewer = "version-newer"
  /// A version falls, or none rises.
  case versionLowered = "version-lowered"
  /// A record follows the closing of the ledger.
  case afterClosed = "after-closed"

  // MARK: What must hold (SPEC §9.2)

  /// Two statements have the same id.
  case statementIdRepeated = "statement-id-repeated"
  /// A certification was not registered earlier.
  case certificationUnknown = "certification-unknown"
  /// Texts or partners do not belong to the newest registration, in its batch.
  case certificationMismatch = "certification-mismatch"
  /// A block is not one of the certification, nor a requirement of its rule.
  case blockUnknown = "block-unknown"
  /// A certification has blocks and none is named.
  case blockRequired = "block-required"
  /// A certification of the register `rs` has blocks.
  case blocksRefused = "blocks-refused"
  /// A rule has not the form of one, or names blocks that do not exist.
  case ruleInvalid = "rule-invalid"
  /// A learner was not enrolled earlier.
  case learnerUnknown = "learner-unknown"
  /// A learner is enrolled twice.
  case learnerRepeated = "learner-repeated"
  /// Something concerns a learner who was merged away or erased.
  case learnerClosed = "learner-closed"
  /// A target is given up that the learner does not have.
  case targetUnknown = "target-unknown"
  /// A centre assessed without the authority to.
  case centreUnauthorised = "centre-unauthorised"
  /// A decision rests on no counting assessment of the same learner and block.
  case assessmentMissing = "assessment-missing"
  /// A decision rests on a training module.
  case moduleAsCredit = "module-as-credit"
  /// An assessment is decided on twice.
  case assessmentDecided = "assessment-decided"
  /// A decision was made before its assessment.
  case validatedBeforeAssessed = "validated-before-assessed"
  /// A certification was awarded without its rule being met.
  case awardUnmet = "award-unmet"
  /// A certification was awarded twice.
  case awardRepeated = "award-repeated"
  /// An annulment names nothing that can be annulled.
  case annulTarget = "annul-target"
  /// An annulment or countersignature does not name the learner of its target.
  case learnerMismatch = "learner-mismatch"
  /// A statement was made after it was recorded.
  case madeAfterRecorded = "made-after-recorded"

  // MARK: Juries, recognition, documents (SPEC §9.4)

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

  // MARK: Keys and signatures (SPEC §5, §9.3)

  /// A signature does not verify.
  case signatureInvalid = "signature-invalid"
  /// A key was not enrolled before.
  case keyUnknown = "key-unknown"
  /// A key was revoked before.
  case keyRevoked = "key-revoked"
  /// A statement was made outside the period of the key that signed it.
  case keyOutOfPeriod = "key-out-of-period"
  /// A key signed what its role does not allow.
  case keyRole = "key-role"
  /// Who must sign has not signed.
  case signatureMissing = "signature-missing"
  /// The operator signed on behalf of somebody, which the ledger's policy forbids.
  case onBehalfForbidden = "on-behalf-forbidden"
  /// A key signed alone, and is known to have been compromised then.
  case signatureSuspect = "signature-suspect"

  // MARK: The ledger on disk (SPEC §13, §15)

  /// Segments do not follow one another, or one has not its number of records.
  case segmentMissing = "segment-missing"
  /// A file is not a regular file.
  case fileKind = "file-kind"
  /// A ledger has no checkpoint.
  case checkpointMissing = "checkpoint-missing"
  /// Records or bytes stand beyond the checkpoint.
  case tailUncovered = "tail-uncovered"
  /// Only the ledger itself vouches for its key.
  case selfDeclared = "self-declared"
  /// Nothing says where the ledger ends.
  case endUnprotected = "end-unprotected"
  /// A file could not be read.
  case unreadable

  // MARK: Checkpoints that others vouch for (SPEC §19)

  /// A timestamp, or the checkpoint that it is of, is missing or has not its form.
  case anchorForm = "anchor-form"
  /// A timestamp does not verify for its checkpoint.
  case anchorWrong = "anchor-wrong"
  /// Nobody said which timestamp authorities to trust.
  case anchorUnchecked = "anchor-unchecked"

  // MARK: Records and proofs to carry away (SPEC §14, §15)

  /// A learner's record has not its form.
  case exportForm = "export-form"
  /// Nothing says that a learner's record is complete.
  case extractMissing = "extract-missing"
  /// The extract is not signed by the ledger's extract key.
  case extractSignature = "extract-signature"
  /// The extract is of another ledger, checkpoint, learner or selection.
  case extractMismatch = "extract-mismatch"
  /// The records carried are not those that the extract lists.
  case recordTrimmed = "record-trimmed"
  /// A path does not lead to the root.
  case proofWrong = "proof-wrong"
  /// A disclosed value does not open its commitment.
  case identityMismatch = "identity-mismatch"
  /// The ledger contradicts a learner's record.
  case extractContradicted = "extract-contradicted"
  /// A page is not what the record inside it renders to.
  case pageAltered = "page-altered"
  /// A proof has not its form.
  case proofForm = "proof-form"
  /// Only the file itself vouches for its key.
  case issuerUnknown = "issuer-unknown"

  // MARK: Checkpoints that others vouched for (SPEC §19)

  /// Nothing shows whether one checkpoint extends another.
  case consistencyUnproven = "consistency-unproven"
  /// A log signed two checkpoints that contradict each other.
  case contradiction
  /// Evidence does not show the contradiction that it claims.
  case contradictionUnproven = "contradiction-unproven"
  /// Too few witnesses cosigned.
  case witnessQuorum = "witness-quorum"
  /// A witness's line does not verify.
  case cosignatureWrong = "cosignature-wrong"
  /// Records stand beyond what the witnesses cosigned.
  case unwitnessedTail = "unwitnessed-tail"
  /// A record says that it was recorded after somebody vouched for it, or in the future.
  case timeContradicted = "time-contradicted"
  /// Nothing vouches for a record soon enough after it says that it was recorded.
  case timeUnproven = "time-unproven"
  /// Nothing says that a ledger is as young as asked.
  case checkpointStale = "checkpoint-stale"
  /// A ledger is shorter than its auditor has seen it.
  case rolledBack = "rolled-back"
  /// No timestamp authority vouches for the ledger.
  case anchorMissing = "anchor-missing"
  /// Records stand beyond what a timestamp authority vouches for.
  case unanchoredTail = "unanchored-tail"
  /// A stage was left out on purpose.
  case stageSkipped = "stage-skipped"

  // MARK: Published trees (SPEC §19.5)

  /// A file that a tree of this size has is not there.
  case tileMissing = "tile-missing"
  /// A file of a tree does not hold what the root demands.
  case tileWrong = "tile-wrong"
}

extension FindingCode {
  /// How grave the finding is, as SPEC says where it defines the requirement; error where it says nothing (SPEC §3).
  public var severity: Severity {
    switch self {
    case .versionNewer, .checkpointMissing, .tailUncovered, .endUnprotected, .unreadable, .extractMissing,
      .issuerUnknown, .consistencyUnproven, .stageSkipped, .anchorUnchecked:
      .unchecked
    case .clockCorrected, .signatureSuspect, .selfDeclared, .unwitnessedTail, .unanchoredTail: .warning
    default: .error
    }
  }
}
