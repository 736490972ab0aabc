public import AcquisNotes
import AcquisRecords
public import AcquisStore

/// The lines of a file that are to be recorded as one batch: statements, and lines that are none.
public struct StatementLines: Sendable {
  /// The statements, in order.
  public private(set) var drafts: [Draft] = []
  /// Why the other lines are no statements, in order; each names its line.
  public private(set) var rejected: [Problem] = []

  /// How many lines there are.
  public var count: Int { drafts.count + rejected.count }

  /// Takes a line: the statement that `read` makes of it, or why it is none. Returns the statement.
  @discardableResult
  mutating func take(_ line: FileLine, _ read: () throws(Problem) -> Draft) -> Draft? {
    do throws(Problem) {
      let draft = try read().at(line)
      drafts.append(draft)
      return draft
    } catch {
      rejected.append(error.at(line))
      return nil
    }
  }

  /// The statements, if every line is one. Throws ``Problem`` for the first that is none, with the others in it.
  func complete() throws(Problem) -> [Draft] {
    if let problem = Problem.first(of: rejected) { throw problem }
    return drafts
  }
}

extension LedgerWriter {
  /// Why lines could not be recorded now, each for its first reason, in the order of the file; none if all could be.
  ///
  /// Throws ``Problem`` for what is no fault of a line.
  public func rejections(of lines: StatementLines, signers: [SignerKey] = []) async throws(Problem) -> [Problem] {
    var rejected = lines.rejected
    if !lines.drafts.isEmpty {
      do throws(Problem) { try await rehearse(lines.drafts, signers: signers) } catch {
        // What is wrong with the batch as a whole may be wrong for want of the lines that are no statements.
        if error.line == nil, rejected.isEmpty { throw error }
        rejected += ([error] + error.others).filter { $0.line != nil }
      }
    }
    return rejected.sorted { $0.line! < $1.line! }
  }

  /// Records the lines as one batch. Throws ``Problem`` for the first that cannot be, with the others in its
  /// ``Problem/others``; nothing was recorded then, unless its code is `outcome-unknown`.
  public func record(_ lines: StatementLines, signers: [SignerKey] = []) async throws(Problem) -> [Acknowledgement] {
    if lines.rejected.isEmpty { return try await record(lines.drafts, signers: signers) }
    throw Problem.first(of: try await rejections(of: lines, signers: signers))!
  }
}
