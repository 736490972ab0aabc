public import AcquisCredits
public import AcquisValues

/// A qualification that a learner was awarded.
public struct Award: Hashable, Sendable {
  /// The certification.
  public let certification: CertificationCode
  /// The award's id.
  public let id: StatementID
  /// Whether blocks it rests on were annulled since. Said wherever the award is shown, until it is annulled itself.
  public let isUnsupported: Bool
  /// When it was made.
  public let made: Day
  /// Its position in the ledger.
  public let seq: Int
  /// Who answers for it.
  public let signing: Signing
}

/// A training module that a learner followed: shown, never credit.
public struct Training: Hashable, Sendable {
  /// Towards which block.
  public let block: BlockReference
  /// The module's name.
  public let module: String
  /// When it was followed.
  public let made: Day
  /// Its position in the ledger.
  public let seq: Int
}

/// A target that a learner gave up.
public struct Withdrawal: Hashable, Sendable {
  /// The certification.
  public let certification: CertificationCode
  /// When it was given up.
  public let made: Day
  /// Its position in the ledger.
  public let seq: Int
}

extension LearnerAccount {
  /// The awards that count, in the order recorded.
  public var awards: [Award] {
    history.compactMap { entry in
      guard case .certificationAwarded(let statement) = entry.statement, state.counts(entry.id) else { return nil }
      return Award(
        certification: statement.certification, id: entry.id,
        isUnsupported: !state.isSupported(award: entry.id), made: entry.made, seq: entry.seq,
        signing: entry.signing)
    }
  }

  /// The training followed, in the order recorded.
  public var training: [Training] {
    history.compactMap { entry in
      guard case .trainingFollowed(let statement) = entry.statement, state.counts(entry.id) else { return nil }
      return Training(
        block: BlockReference(statement.certification, statement.block), module: statement.module, made: entry.made,
        seq: entry.seq)
    }
  }

  /// The targets given up and not taken up again, each with its newest withdrawal, by code.
  public var withdrawn: [Withdrawal] {
    var newest: [CertificationCode: Withdrawal] = [:]
    let targets = state.targets(of: learner)
    for entry in history {
      guard case .learnerWithdrawn(let statement) = entry.statement, !targets.contains(statement.certification) else {
        continue
      }
      newest[statement.certification] = Withdrawal(
        certification: statement.certification, made: entry.made, seq: entry.seq)
    }
    return newest.values.sorted { $0.certification < $1.certification }
  }
}
