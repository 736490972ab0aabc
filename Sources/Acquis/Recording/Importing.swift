import AcquisCredits
import AcquisExchange
import AcquisIdentities
public import AcquisNotes
public import AcquisValues
import Glibc

/// What an import came to.
public struct ImportResult: Sendable {
  /// Certifications that were not known.
  public internal(set) var added = 0
  /// Certifications that were known otherwise.
  public internal(set) var revised = 0
  /// Certifications that were known so.
  public internal(set) var unchanged = 0
  /// Fiches that could not be taken.
  public internal(set) var skipped = 0
  /// What was skipped or dropped, and why.
  public var remarks: [String] = []
  /// The codes that were met.
  public internal(set) var seen: Set<String> = []

  /// Nothing yet.
  public init() {}

  /// Adds up two imports.
  public static func += (left: inout ImportResult, right: ImportResult) {
    left.added += right.added
    left.revised += right.revised
    left.unchanged += right.unchanged
    left.skipped += right.skipped
    left.remarks += right.remarks
    left.seen.formUnion(right.seen)
  }
}

extension LedgerSession {
  /// Imports the fiches of an XML export, or of a directory of the official CSV files, whose number `isWanted`.
  ///
  /// Each fiche is a batch of its own: an import that is interrupted goes on where it stopped when it is run again.
  /// Memory does not grow with an XML file. Throws ``Problem``.
  public func importFiches(
    from path: String, where isWanted: (String) -> Bool, made: Day, signers: [SignerKey] = [],
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) async throws(Problem) -> ImportResult {
    var result = ImportResult()
    do {
      if try LedgerSession.isDirectory(path) {
        var fiches: [Fiche] = []
        _ = try FicheCSVReader().read(
          directory: path, onFiche: { fiches.append($0) }, onSkip: { result.skip("\($0)") })
        try await take(fiches.filter { isWanted($0.number) }, made, signers, &result)
        progress(1, 1)
        return result
      }
      let stream = try FicheStream(path: path)
      while let fiches = try stream.next() {
        try await take(fiches.filter { isWanted($0.number) }, made, signers, &result)
        if let total = stream.total { progress(stream.byteCount, total) }
      }
      for skipped in stream.skipped { result.skip("\(skipped)") }
      return result
    } catch let error as ImportError {
      throw Problem(error, path)
    } catch { throw Problem(error) }
  }

  /// Fiches that are stored in the vault together, and whose batches share their syncs.
  private static let fichesAtOnce = 64

  private func take(
    _ fiches: [Fiche], _ made: Day, _ signers: [SignerKey], _ result: inout ImportResult
  ) async throws(Problem) {
    var group: [Registration] = []
    for fiche in fiches {
      result.seen.insert(fiche.number)
      result.remarks += fiche.remarks.map { "\($0)" }
      let registration: Registration
      do { registration = try Registration(fiche) } catch {
        result.skip("\(error)")
        continue
      }
      result.remarks += registration.remarks
      // A number that comes twice must be seen when it comes the second time.
      let repeats = group.contains { $0.head.certification == registration.head.certification }
      if repeats || group.count == LedgerSession.fichesAtOnce {
        try await register(group, made, signers, &result)
        group = []
      }
      group.append(registration)
    }
    try await register(group, made, signers, &result)
  }

  /// Registers certifications that do not depend on one another. Names whose registration is refused are swept later.
  private func register(
    _ group: [Registration], _ made: Day, _ signers: [SignerKey], _ result: inout ImportResult
  ) async throws(Problem) {
    var prepared: [Prepared] = []
    for registration in group { prepared.append(try await prepare(registration, made: made)) }
    do { try vault.store(prepared.flatMap(\.entries)) } catch { throw Problem(error) }
    let refused = await withTaskGroup(of: Problem?.self) { tasks in
      for drafts in prepared.compactMap(\.drafts) {
        tasks.addTask {
          do throws(Problem) { _ = try await writer.record(drafts, signers: signers) } catch { return error }
          return nil
        }
      }
      return await tasks.reduce(into: [Problem]()) { if let problem = $1 { $0.append(problem) } }
    }
    if let problem = refused.first { throw problem }
    for one in prepared {
      switch one.outcome {
      case .added: result.added += 1
      case .revised: result.revised += 1
      case .unchanged: result.unchanged += 1
      }
    }
  }

  /// Whether the path is that of a directory; anything but that and a file is refused, as a pipe would keep waiting.
  private static func isDirectory(_ path: String) throws(Problem) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { throw SmallFile.failure("open", path) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return true
    case S_IFREG: return false
    default:
      throw Problem(
        "file-kind", "This is neither a file nor a directory", at: path, remedy: "Give the path of an export.")
    }
  }
}

extension ImportResult {
  mutating func skip(_ reason: String) {
    skipped += 1
    remarks.append(reason)
  }
}
