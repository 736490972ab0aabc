public import AcquisCredits
public import AcquisValues

/// A certification as it is to be registered: one batch of statements, the registration first (SPEC §9.2).
public struct Registration: Sendable {
  /// A partner's authorisation, with the name that goes into the vault.
  public struct Partner: Hashable, Sendable {
    /// The SIRET.
    public let centre: CentreID
    /// The name; never recorded, some partners are sole traders.
    public let name: String
    /// What the partner may do.
    public let scope: PartnerScope
    /// When.
    public let period: Period
  }

  /// The registration itself.
  public let head: CertificationRegistered
  /// The texts of the blocks, in parts that fit a statement.
  public let texts: [BlockText]
  /// The partners, in groups that fit a statement.
  public let partners: [[Partner]]
  /// What could not be taken over, in words.
  public let remarks: [String]

  /// A part of a block's texts.
  public struct BlockText: Hashable, Sendable {
    let block: BlockCode
    let title: String
    let activity: String?
    let competences: String?
    let assessment: String?
    let part: Int
    let of: Int

    /// The statement that records this part for the registration `id` of `certification`.
    public func statement(of certification: CertificationCode, registration id: StatementID) -> BlockDescribed {
      BlockDescribed(
        registration: id, certification: certification, block: block, title: title, activity: activity,
        competences: competences, assessment: assessment, part: part, of: of)
    }
  }

  init(head: CertificationRegistered, texts: [BlockText], partners: [Partner], remarks: [String]) {
    self.head = head
    self.texts = texts
    self.partners = stride(from: 0, to: partners.count, by: Registration.partnersPerStatement).map {
      Array(partners[$0..<min($0 + Registration.partnersPerStatement, partners.count)])
    }
    self.remarks = remarks
  }

  /// A row of the columns takes at most about 150 bytes, so 200 stay below the 32,768 bytes of a statement.
  private static let partnersPerStatement = 200
}
