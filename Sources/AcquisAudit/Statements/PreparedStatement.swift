import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisValues

/// What a statement says, and all else about it that its bytes alone decide: made on any thread.
struct PreparedStatement: Sendable {
  enum Content: Sendable {
    case ledger(LedgerStatement)
    case credit(CreditStatement)
    /// A body that has not its form.
    case malformed(FindingCode, String)
  }

  /// What was read of it; `nil` when nothing was.
  private struct Reading: Sendable {
    let rules: Rules
    let content: Content
    /// H(0x00 ‖ statement).
    let leaf: Digest
    /// The learners it names.
    let learners: [StatementID]
  }

  private let read: Reading?
  /// Which of its signatures verify, as far as that was checked.
  let signatures: [Bool?]

  /// What can be said of `record`, whose body is read under `rules`; nothing of its statement where there are none.
  init(_ record: Record, _ rules: Rules?, _ checker: SignatureChecker? = nil) {
    signatures = checker?.check(record) ?? []
    let statement = record.statement
    read = rules.map { rules in
      let body = statement.body
      return Reading(
        rules: rules, content: Content(statement.type, body, rules), leaf: statement.leafHash, learners: body.learners)
    }
  }

  /// What `statement` says under `rules`: as it was read, unless others were in force then.
  func content(of statement: Statement, _ rules: Rules) -> Content {
    if let read, read.rules == rules { return read.content }
    return Content(statement.type, statement.body, rules)
  }

  func leaf(of statement: Statement) -> Digest { read?.leaf ?? statement.leafHash }
  func learners(of statement: Statement) -> [StatementID] { read?.learners ?? statement.body.learners }
}

extension PreparedStatement.Content {
  fileprivate init(_ type: String, _ body: JSONObject, _ rules: Rules) {
    do {
      if let ledger = try LedgerStatement(type: type, body: body) {
        self = .ledger(ledger)
      } else {
        self = .credit(try CreditStatement(type: type, body: body, rules: rules))
      }
    } catch let error as LedgerStatementError {
      self = .malformed(FindingCode(error.requirement), error.detail)
    } catch let error as StatementFormError {
      self = .malformed(FindingCode(rawValue: error.code) ?? .bodyInvalid, error.description)
    } catch {
      preconditionFailure("reading a body throws nothing else")
    }
  }
}

extension JSONObject {
  fileprivate var learners: [StatementID] { names("learner").compactMap { StatementID($0) } }
}
