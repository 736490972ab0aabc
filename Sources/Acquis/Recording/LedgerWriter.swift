public import AcquisNotes
public import AcquisRecords
public import AcquisStore
import AcquisValues

/// Records statements: judges them by the rules that an audit applies, signs them, and appends them, all or nothing.
public struct LedgerWriter: Sendable {
  /// The store that is written to.
  public let store: any EventStore
  let operators: [SignerKey]
  let environment: Environment

  /// How often a decision is taken again because the ledger grew in between.
  private static let attempts = 16

  /// A writer on an open store.
  public init(store: any EventStore, operators: [SignerKey], environment: Environment = .system) {
    self.store = store
    self.operators = operators
    self.environment = environment
  }

  /// What signatures are bound to.
  public var context: SigningContext { SigningContext(origin: store.founding.origin, ledger: store.ledger) }

  /// Records `drafts` as one batch, in order, each signed by the operator and by `signers`.
  ///
  /// Statements that are recorded already, all of them with the same bytes, give their first acknowledgements again.
  /// Throws ``Problem``, and then nothing was recorded, unless its code is `outcome-unknown`.
  public func record(_ drafts: [Draft], signers: [SignerKey] = []) async throws(Problem) -> [Acknowledgement] {
    for _ in 0..<LedgerWriter.attempts {
      let judgement = try await judge(drafts, signers: signers)
      do throws(AppendError) {
        return try await store.append(judgement.batch, if: judgement.condition)
      } catch .refused(.conditionFailed) {
        continue
      } catch {
        throw Problem(error)
      }
    }
    throw Problem(
      "ledger-busy", "The ledger grew \(LedgerWriter.attempts) times while this was being decided",
      remedy: "Try again; nothing was recorded.")
  }

  /// Says whether `drafts` could be recorded now, without recording them. Throws the ``Problem`` that stands in the way.
  public func rehearse(_ drafts: [Draft], signers: [SignerKey] = []) async throws(Problem) {
    _ = try await judge(drafts, signers: signers)
  }
}
