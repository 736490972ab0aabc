public import AcquisCredits
public import AcquisJSON
public import AcquisRecords
public import AcquisValues

/// A statement on its way into the ledger: what is to be claimed, and who has signed it already.
public struct Draft: Sendable {
  /// The statement.
  public let statement: Statement
  /// Signatures made away from the ledger.
  public let signatures: [StatementSignature]
  let meaning: Meaning
  /// The line it comes from, if it comes from a file.
  private(set) var line: FileLine?

  /// What a statement means.
  enum Meaning: Sendable {
    case credit(CreditStatement)
    case ledger(LedgerStatement)
  }

  /// A statement about credit.
  public init(_ content: CreditStatement, made: Day, id: StatementID) throws(Problem) {
    try self.init(type: content.type, body: content.body, made: made, id: id)
  }

  /// A statement about the ledger itself.
  public init(_ content: LedgerStatement, made: Day, id: StatementID) throws(Problem) {
    try self.init(type: content.type, body: content.body, made: made, id: id)
  }

  /// A statement of any type. Throws ``Problem`` when the type is unknown or the body is not its own.
  public init(type: String, body: JSONObject, made: Day, id: StatementID) throws(Problem) {
    let statement: Statement
    do { statement = try Statement(type: type, id: id, made: made, body: body) } catch {
      throw Problem(error.requirement.rawValue, error.detail, remedy: "Shorten the statement, or correct it.")
    }
    try self.init(signed: statement, signatures: [])
  }

  /// A statement with signatures made elsewhere. Throws ``Problem`` when the type is unknown or the body is not its own.
  public init(signed statement: Statement, signatures: [StatementSignature]) throws(Problem) {
    self.statement = statement
    self.signatures = signatures
    meaning = try Meaning(statement)
  }

  /// The same draft, with the line it comes from.
  func at(_ line: FileLine) -> Draft {
    var draft = self
    draft.line = line
    return draft
  }
}

extension Draft.Meaning {
  init(_ statement: Statement) throws(Problem) {
    do {
      if let ledger = try LedgerStatement(type: statement.type, body: statement.body) {
        self = .ledger(ledger)
        return
      }
    } catch {
      throw Problem(error.requirement.rawValue, error.detail, remedy: "See SPEC §9.1 for the members of this type.")
    }
    do { self = .credit(try CreditStatement(type: statement.type, body: statement.body)) } catch .unknownType {
      throw Problem("type-unknown", "There is no such type of statement", remedy: "See SPEC §9 for the types.")
    } catch {
      throw Problem("body-invalid", "\(error)", remedy: "See SPEC §9.2 for the members of this type.")
    }
  }
}
