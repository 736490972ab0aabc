public import AcquisCredits
public import AcquisCrypto
public import AcquisRecords
public import AcquisValues

/// What a learner's record shows, as plain data. It says nothing of its own truth: that is for the findings of the
/// ``Report`` it comes in, which also holds the issuer, the checkpoint's size and when the newest record was recorded.
public struct Account: Sendable {
  /// Whom it concerns: a pseudonym.
  public let learner: LearnerID
  /// The blocks shown; empty for everything.
  public let blocks: [BlockReference]
  /// What the learner disclosed of who they are; only values that open their commitment.
  public let identity: [DisclosedField]
  /// What is shown, in the order of the ledger.
  public let facts: [Fact]
}

/// A disclosed value about a learner that opens the commitment in the ledger.
public struct DisclosedField: Sendable {
  /// `name`, `birthDate` or `reference`.
  public let field: String
  /// The value. Personal: show it, never log it.
  public let value: String
  /// The statement whose commitment it opens.
  public let statement: StatementID
}

/// A code with the title that the newest carried registration or description gives it.
public struct Titled: Hashable, Sendable {
  /// The code.
  public let code: String
  /// The title, where one is carried.
  public let title: String?
}

/// One thing that a learner's record shows.
public struct Fact: Sendable {
  /// What kind of thing.
  public enum Kind: String, Sendable, CaseIterable {
    /// The learner was enrolled, or aims at another certification.
    case enrolment
    /// A training module was followed; never credit.
    case training
    /// A centre assessed.
    case assessment
    /// A jury decided.
    case validation
    /// The qualification.
    case award
    /// An earlier statement was annulled.
    case annulment
    /// An awarding body confirmed a decision.
    case confirmation
    /// The condition of a decision is met.
    case lifting
    /// Credit from elsewhere was recognised.
    case recognition
    /// Recognised credit was revoked in the ledger where it was made.
    case suspension
    /// A certificate of a block, or an award document, was issued.
    case document
  }

  /// How it stands at the end of what is carried.
  public enum Standing: String, Sendable, CaseIterable {
    /// It counts.
    case counting
    /// It was annulled.
    case annulled
    /// What it rests on was annulled.
    case unsupported
    /// A decision that is no credit yet: its condition is not lifted, or it is not confirmed.
    case provisional
    /// A recognition of credit that was revoked where it was made.
    case suspended
  }

  /// What kind of thing.
  public let kind: Kind
  /// The statement's id.
  public let statement: StatementID
  /// The position of its record.
  public let seq: Int
  /// The certification; of what follows up on a statement, that of its target where it has one.
  public let certification: Titled?
  /// The block, or a requirement of the rule; `nil` for the certification as a whole.
  public let block: Titled?
  /// An assessment's `outcome`, a validation's `decision`, an annulment's `reason`, a recognition's `basis`.
  public let result: String?
  /// What a conditional decision still asks for.
  public let condition: String?
  /// The diploma on which an exemption rests.
  public let diploma: String?
  /// The other ledger, and the record there, from which credit was transferred.
  public let origin: CreditRecognised.Origin?
  /// When it happened.
  public let made: Day
  /// When it was recorded, by the operator's clock.
  public let recorded: Instant
  /// The jury's session.
  public let session: String?
  /// The centre that assessed.
  public let centre: String?
  /// The training module's name.
  public let module: String?
  /// The first assessment that a validation rests on; the statement that any other fact follows up on.
  public let refersTo: StatementID?
  /// All assessments that a validation rests on; the credit that a recognition rests on, of the other ledger where it is
  /// a transfer.
  public let restsOn: [StatementID]
  /// By whose authority it stands.
  public let vouching: Vouching
  /// Whether it counts.
  public let standing: Standing
  /// Of a decision or a recognition: since when it is credit; `nil` if it is none, or not yet.
  public let creditSince: Day?
  /// Of an award: whether its rule was assumed, because no awarding body had stated one.
  public let isRuleAssumed: Bool
  /// Of a document: whether an earlier one was issued for the same statement. Its number is ``seq``.
  public let isDuplicate: Bool
}

/// Whose signatures a fact stands on.
public struct Vouching: Sendable {
  /// Who signed it or the minutes that cover it, in the order of key ids.
  public let signers: [Signer]
  /// Whether the operator signed on behalf of somebody who has no key.
  public let isOnBehalf: Bool
  /// The position of the minutes that cover it.
  public let minutes: Int?
}

/// A key that signed, and what it was enrolled for.
public struct Signer: Hashable, Sendable {
  /// In what capacity.
  public let role: Role
  /// For whom it speaks.
  public let subject: String
  /// The key's id.
  public let key: Digest
  /// Who holds the private key.
  public let custody: Custody
}
