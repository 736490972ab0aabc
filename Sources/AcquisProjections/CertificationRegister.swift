public import AcquisCredits
public import AcquisValues

/// The certifications of the ledger, each as its newest registration has it.
public struct CertificationRegister: Projection {
  private var state = CreditState()
  private var revisions: [CertificationCode: [CertificationRevision]] = [:]
  private var texts: [BlockReference: BlockTexts] = [:]

  /// No certification.
  public init() {}

  /// Takes the next statement into account; all but registrations, texts, rules and annulments are passed over. O(1).
  public mutating func apply(_ entry: LedgerEntry) {
    switch entry.statement {
    case .certificationRegistered(let statement):
      revisions[statement.certification, default: []].append(
        CertificationRevision(id: entry.id, made: entry.made, recorded: entry.recorded, seq: entry.seq))
    case .blockDescribed(let statement):
      let block = BlockReference(statement.certification, statement.block)
      texts[block, default: BlockTexts(registration: statement.registration)].add(statement)
      return
    case .ruleStated, .statementAnnulled, .policyStated, .intermediateDeclared: break
    default: return
    }
    state.apply(entry.statement, id: entry.id, made: entry.made)
  }

  /// Every certification in short, by code. O(n log n).
  public var list: [CertificationSummary] {
    revisions.keys.sorted().compactMap { code in
      state.registration(of: code).map { registration in
        CertificationSummary(
          code: code, title: registration.title, register: registration.register, level: registration.level,
          scope: registration.scope, blocks: registration.blocks.count)
      }
    }
  }

  /// The policy of a certification as it was stated by a day, or now; `nil` where none is.
  public func policy(of code: CertificationCode, asOf: Day? = nil) -> Policy? {
    let policy = state.policy(of: code, madeBy: asOf)
    return policy == Policy() ? nil : policy
  }

  /// One certification in full; `nil` if it is not registered.
  public subscript(code: CertificationCode) -> CertificationDetails? {
    guard let registration = state.registration(of: code), let composition = state.composition(of: code) else {
      return nil
    }
    return CertificationDetails(
      registration: registration, composition: composition,
      blocks: registration.blocks.map { self.block($0, of: code) }, revisions: revisions[code] ?? [])
  }

  /// The texts of a block as they were last described, if ever.
  public func block(_ block: BlockCode, of certification: CertificationCode) -> BlockDetails {
    let texts = texts[BlockReference(certification, block)]
    return BlockDetails(
      code: block, title: texts?.title, competences: texts?.joined(\.competences),
      assessment: texts?.joined(\.assessment), activity: texts?.first?.activity, points: texts?.first?.points)
  }
}

/// A certification in a list.
public struct CertificationSummary: Hashable, Sendable {
  /// Its code.
  public let code: CertificationCode
  /// Its title.
  public let title: String
  /// Where it is registered.
  public let register: Register
  /// Its level, 1–8.
  public let level: Int?
  /// For whom it is made.
  public let scope: Scope?
  /// How many blocks it has.
  public let blocks: Int
}

/// A certification with all that is known of it.
public struct CertificationDetails: Hashable, Sendable {
  /// Its newest registration: title, dates, bodies, routes, relatives.
  public let registration: CertificationRegistered
  /// What makes it: the rule stated, or all blocks, assumed.
  public let composition: Composition
  /// Its blocks, in the register's order.
  public let blocks: [BlockDetails]
  /// Its registrations, from the first to the newest.
  public let revisions: [CertificationRevision]
}

/// A block with its texts, as far as they were recorded.
public struct BlockDetails: Hashable, Sendable {
  /// Its code within its certification.
  public let code: BlockCode
  /// Its title.
  public let title: String?
  /// What somebody who holds it can do.
  public let competences: String?
  /// How it is assessed.
  public let assessment: String?
  /// The activity domain that it belongs to.
  public let activity: String?
  /// Its ECVET points.
  public let points: Points?
}

/// One registration of a certification.
public struct CertificationRevision: Hashable, Sendable {
  /// The registration's id.
  public let id: StatementID
  /// When it was made.
  public let made: Day
  /// The UTC date on which it was recorded.
  public let recorded: Day
  /// Its position in the ledger.
  public let seq: Int
}

/// The parts of a block's texts, from one registration.
private struct BlockTexts: Sendable {
  private var registration: StatementID
  private var parts: [Int: BlockDescribed] = [:]

  init(registration: StatementID) { self.registration = registration }

  mutating func add(_ part: BlockDescribed) {
    if part.registration != registration { self = BlockTexts(registration: part.registration) }
    parts[part.part] = part
  }

  var first: BlockDescribed? { parts.min { $0.key < $1.key }?.value }
  var title: String? { first?.title }

  func joined(_ text: (BlockDescribed) -> String?) -> String? {
    let texts = parts.sorted { $0.key < $1.key }.compactMap { text($0.value) }
    return texts.isEmpty ? nil : texts.joined()
  }
}
