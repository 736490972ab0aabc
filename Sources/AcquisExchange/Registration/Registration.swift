public import AcquisCredits
public import AcquisValues

/// A certification as it is to be registered: one batch of statements, the registration first (SPEC §9.2, §9.4).
///
/// Every statement of ``batch(newID:commitment:)`` fits its 32,768 bytes and has the form that SPEC gives it, whatever the
/// source said: what could not be taken over stands in ``remarks``.
public struct Registration: Sendable {
  /// A partner's authorisation, with the name that goes into the vault.
  public struct Partner: Hashable, Sendable {
    /// The SIRET.
    public let centre: CentreID
    /// The name; never recorded, some partners are sole traders.
    public let name: String
    /// What the partner may do.
    public let scope: PartnerScope
    /// When, both days included.
    public let period: Period
  }

  /// Blocks that correspond to those of another certification, as the register says (SPEC §9.4). None: the whole.
  public struct Correspondence: Hashable, Sendable {
    /// Blocks of this certification.
    public let blocks: [BlockCode]
    /// The other certification.
    public let other: CertificationCode
    /// Its blocks.
    public let otherBlocks: [BlockCode]
  }

  /// The registration itself.
  public let head: CertificationRegistered
  /// The texts of the blocks, in parts that fit a statement.
  public let texts: [BlockText]
  /// The partners, in groups that fit a statement, no centre twice in a group.
  public let partners: [[Partner]]
  /// What it corresponds to; recorded where rules 2 are in force.
  public let correspondences: [Correspondence]
  /// What could not be taken over, in words, without the name of any person.
  public let remarks: [String]
  /// Whether the source leaves out what others have: the CSV set has no competences.
  public internal(set) var isPartial = false

  /// A part of a block's texts.
  public struct BlockText: Sendable {
    let block: BlockCode
    let title: String
    let activity: String?
    let competences: String?
    let assessment: String?
    /// The block's weight, told by part 1.
    var points: Points?
    let part: Int
    let of: Int

    /// The statement that records this part for the registration `id` of `certification`.
    public func statement(of certification: CertificationCode, registration id: StatementID) -> BlockDescribed {
      BlockDescribed(
        registration: id, certification: certification, block: block, title: title, activity: activity,
        competences: competences, assessment: assessment, points: points, part: part, of: of)
    }
  }

  /// A registration; `nil` when the head alone exceeds a statement.
  init?(
    head: CertificationRegistered, texts: [BlockText], partners: [Partner], correspondences: [Correspondence],
    remarks: [String]
  ) {
    guard StatementSize.fits(.certificationRegistered(head)) else { return nil }
    self.head = head
    self.texts = texts
    self.partners = PartnerGroups.groups(of: partners)
    self.correspondences = correspondences
    self.remarks = remarks
  }
}

extension Registration {
  /// A statement with the id under which it is to be recorded.
  public struct Drafted: Hashable, Sendable {
    /// The statement's id.
    public let id: StatementID
    /// The statement.
    public let statement: CreditStatement
  }

  /// The statements to record as one batch, in this order. O(n).
  ///
  /// - Parameters:
  ///   - rules: the rules in force; under rules 1 correspondences are left out.
  ///   - newID: gives a new statement id at each call.
  ///   - commitment: the commitment (SPEC §17) to a partner's name under a statement's id and a field, `partner/<n>`;
  ///     `nil` to record no name.
  /// - Throws: what `newID` or `commitment` throws.
  public func batch<Failure: Error>(
    rules: Rules = .newest, newID: () throws(Failure) -> StatementID,
    commitment: (_ name: String, _ statement: StatementID, _ field: String) throws(Failure) -> Fingerprint?
  ) throws(Failure) -> [Drafted] {
    let registration = try newID()
    var batch = [Drafted(id: registration, statement: .certificationRegistered(head))]
    for text in texts {
      let statement = text.statement(of: head.certification, registration: registration)
      batch.append(Drafted(id: try newID(), statement: .blockDescribed(statement)))
    }
    for group in partners {
      let id = try newID()
      var rows: [PartnersListed.Partner] = []
      for (index, partner) in group.enumerated() {
        let name = try commitment(partner.name, id, "partner/\(index)")
        rows.append(.init(centre: partner.centre, name: name, scope: partner.scope, period: partner.period))
      }
      let statement = PartnersListed(registration: registration, certification: head.certification, partners: rows)
      batch.append(Drafted(id: id, statement: .partnersListed(statement)))
    }
    for statement in correspondencesListed(under: rules, registration: registration) {
      batch.append(Drafted(id: try newID(), statement: .correspondenceListed(statement)))
    }
    return batch
  }
}

extension Registration {
  /// The statements that list the correspondences for the registration `id`: none under rules 1, which know none.
  public func correspondencesListed(under rules: Rules, registration id: StatementID) -> [CorrespondenceListed] {
    guard rules >= .two else { return [] }
    return correspondences.map { $0.statement(of: head.certification, registration: id) }
  }

  /// What of it cannot be stated under rules 1, and must not be left out: members of a référentiel.
  public var newerMembers: [String] {
    [
      ("scope", head.scope != nil), ("points", texts.contains { $0.points != nil }),
      ("correspondences", !correspondences.isEmpty),
    ].filter(\.1).map(\.0)
  }
}

extension Registration.Correspondence {
  func statement(of certification: CertificationCode, registration id: StatementID) -> CorrespondenceListed {
    CorrespondenceListed(
      registration: id, certification: certification, blocks: blocks, other: other, otherBlocks: otherBlocks)
  }
}

extension Registration {
  /// Whether a registration from a partial source agrees with what is known: it must not take away what it leaves out.
  public func addsNothing(to known: CertificationRegistered) -> Bool {
    isPartial && head.title.hasSameBytes(as: known.title) && head.level == known.level
      && head.register == known.register && head.blocks.sorted() == known.blocks.sorted()
      && head.period.until == known.period.until
  }
}

extension Registration: Equatable {
  /// Equal when both record the same bytes, given the same ids, and give the vault the same names. O(n).
  public static func == (left: Registration, right: Registration) -> Bool {
    left.bodies == right.bodies
      && left.partners.joined().map(\.name).elementsEqual(right.partners.joined().map(\.name)) {
        $0.hasSameBytes(as: $1)
      }
  }
}
