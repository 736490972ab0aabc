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
}

/// Where fiches come from.
public enum FicheSource: Hashable, Sendable {
  /// An XML export, or a directory of the official CSV files.
  case export(String)
  /// Files of one CSV set.
  case tables([String])

  /// The sources among files that somebody names: the `.csv` files are one set, everything else stands alone.
  public static func sources(of paths: [String]) -> [FicheSource] {
    let tables = paths.filter { $0.hasSuffix(".csv") }
    return paths.filter { !$0.hasSuffix(".csv") }.map { .export($0) } + (tables.isEmpty ? [] : [.tables(tables)])
  }

  /// The file, or the first of the files.
  public var path: String {
    switch self {
    case .export(let path): path
    case .tables(let paths): paths.first ?? ""
    }
  }
}

extension LedgerSession {
  /// Imports the fiches of an XML export, or of the official CSV files, whose number `isWanted`, and adds up in `result`
  /// what came of them.
  ///
  /// Each fiche is a batch of its own: an import that is interrupted goes on where it stopped when it is run again, and
  /// `result` then says what was recorded before. Memory does not grow with an XML file. Throws ``Problem``.
  public func importFiches(
    from source: FicheSource, where isWanted: (String) -> Bool, made: Day, signers: [SignerKey] = [],
    into result: inout ImportResult, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) async throws(Problem) {
    do {
      switch source {
      case .export(let path) where try !LedgerSession.isDirectory(path):
        let stream = try FicheStream(path: path)
        defer { for skipped in stream.skipped { result.skip("\(skipped)") } }
        while let fiches = try stream.next() {
          try await take(fiches.filter { isWanted($0.number) }, made, signers, &result)
          if let total = stream.total { progress(stream.byteCount, total) }
        }
      case .export, .tables:
        try await take(tables(source, &result).filter { isWanted($0.number) }, made, signers, &result)
        progress(1, 1)
      }
    } catch let error as ImportError {
      throw Problem(error, source.path)
    } catch { throw Problem(error) }
  }

  /// The fiches of a CSV set, which has to be read whole.
  private func tables(_ source: FicheSource, _ result: inout ImportResult) throws -> [Fiche] {
    var (fiches, skipped) = ([Fiche](), [String]())
    switch source {
    case .export(let directory):
      _ = try FicheCSVReader().read(
        directory: directory, onFiche: { fiches.append($0) }, onSkip: { skipped.append("\($0)") })
    case .tables(let files):
      for file in files { _ = try LedgerSession.isDirectory(file) }
      _ = try FicheCSVReader().read(
        files: files, onFiche: { fiches.append($0) }, onSkip: { skipped.append("\($0)") })
    }
    for reason in skipped { result.skip(reason) }
    return fiches
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
    let rules = try await rules()
    for registration in group { prepared.append(try await prepare(registration, made: made, rules: rules)) }
    do { try vault.store(prepared.flatMap(\.entries)) } catch { throw Problem(error) }
    let problems = await withTaskGroup(of: (index: Int, problem: Problem?).self) { tasks in
      for (index, one) in prepared.enumerated() {
        guard let drafts = one.drafts else { continue }
        tasks.addTask {
          do throws(Problem) { _ = try await writer.record(drafts, signers: signers) } catch { return (index, error) }
          return (index, nil)
        }
      }
      return await tasks.reduce(into: [Int: Problem]()) { $0[$1.index] = $1.problem }
    }
    for (index, one) in prepared.enumerated() where problems[index] == nil { result.count(one.outcome) }
    if let first = problems.keys.min() { throw problems[first]! }
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
  mutating func count(_ outcome: RegistrationOutcome) {
    switch outcome {
    case .added: added += 1
    case .revised: revised += 1
    case .unchanged: unchanged += 1
    }
  }

  mutating func skip(_ reason: String) {
    skipped += 1
    remarks.append(reason)
  }
}
