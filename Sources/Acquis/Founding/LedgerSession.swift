public import AcquisIdentities
public import AcquisNotes
public import AcquisRecords
public import AcquisStore

/// A ledger opened for writing: the lock is held until ``close()``.
public struct LedgerSession: Sendable {
  /// Where the ledger lies.
  public let directory: LedgerDirectory
  /// Where records are kept.
  let store: FileStore
  /// Records statements.
  public let writer: LedgerWriter
  /// Answers questions.
  public let view: LedgerView
  /// Names, birth dates and all else about people.
  public let vault: Vault
  /// The operator's keys.
  public let keys: LedgerKeys
  let environment: Environment

  /// Founds a ledger named `origin` at `path`, which must not exist, and returns its verifier key.
  ///
  /// Leaves nothing behind when it fails or is killed. `notify` is told if the mark could not be written after all. Throws
  /// ``Problem``.
  public static func found(
    at path: String, origin: String, options: FoundingOptions = FoundingOptions(), environment: Environment = .system,
    notify: (Problem) -> Void = { _ in }
  ) async throws(Problem) -> VerifierKey {
    guard isOrigin(origin) else {
      throw Problem(
        "origin-form", "A ledger's name has 1 to 128 printable ASCII characters, without spaces or '+'",
        remedy: "Use a name such as acquis.example.org/2026.")
    }
    let mark = try options.mark.map { (path) throws(Problem) in try LedgerMark.absolute(path) }
    let keys = try LedgerKeys.generate(origin: origin, environment: environment)
    let record = try FoundingRecord.sign(origin: origin, keys: keys, options: options, environment: environment)
    do {
      let store = try await FileStore.found(
        at: path, founding: record, checkpointKey: keys.checkpoint,
        options: storeOptions(wait: .zero, environment, mark: mark)
      ) { directory in
        try keys.write(privateDirectory: directory.private)
        if let mark {
          try SmallFile.create(directory.private + "/mark", bytes: Array((mark + "\n").utf8))
        }
        _ = try Vault.open(directory: directory.private, origin: origin, create: true)
      }
      try await store.close()
      if let fault = store.markFault { notify(Problem(markFault: fault)) }
    } catch { throw Problem(error) }
    return keys.checkpoint.verifierKey
  }

  /// Opens a ledger for writing, waiting up to `wait` for another writer; finishes what a killed writer left half done
  /// (SPEC §17). `notify` is told what was found that kept nothing from being done. Throws ``Problem``.
  public static func open(
    _ path: String, wait: Duration = .seconds(10), environment: Environment = .system,
    notify: (Problem) -> Void = { _ in }
  ) async throws(Problem) -> LedgerSession {
    let directory = LedgerDirectory(path)
    do {
      guard SmallFile.exists(directory.log) else { throw StoreError.notALedger(path: path) }
      let keys = try LedgerKeys.read(privateDirectory: directory.private)
      let store = try await FileStore.open(
        directory, checkpointKey: keys.checkpoint,
        options: storeOptions(wait: wait, environment, mark: mark(of: directory)))
      notices(of: store).forEach(notify)
      let vault = try Vault.open(directory: directory.private, origin: store.founding.origin, create: true)
      let view = LedgerView(store)
      let session = LedgerSession(
        directory: directory, store: store,
        writer: LedgerWriter(
          store: store, operators: try await view.speaking(keys.operators, on: environment.today),
          environment: environment),
        view: view, vault: vault, keys: keys, environment: environment)
      do throws(Problem) { try await session.settle() } catch {
        try? await store.close()
        throw error
      }
      return session
    } catch { throw Problem(error) }
  }

  /// Signs a checkpoint and gives the lock back. Throws ``Problem``.
  public func close() async throws(Problem) {
    do { try await writer.store.close() } catch { throw Problem(error) }
  }

  /// Runs `body` on a ledger opened for writing and closes it, whatever happens. Throws ``Problem``.
  ///
  /// `notify` is told what opening and closing found that takes nothing back: bytes that were cut off, a checkpoint or a
  /// mark that could not follow what `body` recorded.
  public static func with<Result>(
    _ path: String, wait: Duration = .seconds(10), environment: Environment = .system,
    notify: (Problem) -> Void = { _ in }, _ body: (LedgerSession) async throws -> Result
  ) async throws(Problem) -> Result {
    let session = try await open(path, wait: wait, environment: environment, notify: notify)
    let result: Result
    do { result = try await body(session) } catch {
      try? await session.store.close()
      session.tellMark(notify)
      throw Problem(error)
    }
    try await session.finish(notify)
    return result
  }

  static func mark(of directory: LedgerDirectory) throws(Problem) -> String? {
    let path = directory.private + "/mark"
    guard SmallFile.exists(path) else { return nil }
    return String(decoding: try SmallFile.read(path, limit: 4096).prefix { $0 != 0x0A }, as: UTF8.self)
  }

  static func storeOptions(
    wait: Duration, _ environment: Environment, mark: String? = nil
  ) -> StoreOptions {
    StoreOptions(wait: wait, mark: mark, clock: environment.now)
  }
}

/// What a founder decides, and nobody can change later.
public struct FoundingOptions: Sendable {
  /// Whether the operator may sign for those who have no key.
  public var onBehalf: Bool
  /// A file outside of the ledger that keeps its newest checkpoint, so that an old copy of the directory is recognised;
  /// nothing may stand there yet.
  public var mark: String?
  /// The ledger that this one succeeds.
  public var predecessor: Founding.Predecessor?

  /// The usual: the operator may sign on behalf, no mark, no predecessor.
  public init(onBehalf: Bool = true, mark: String? = nil, predecessor: Founding.Predecessor? = nil) {
    self.onBehalf = onBehalf
    self.mark = mark
    self.predecessor = predecessor
  }
}
