import AcquisMerkle
import AcquisNotes
import Glibc

@testable import AcquisStore

extension Simulation {
  /// Signs, and looks at what was signed.
  func sign() async throws {
    guard let writer else { return }
    let before = disk.failed.count
    let result: Result<SignedCheckpoint, any Error>
    do { result = .success(try await writer.sign()) } catch { result = .failure(error) }
    note("sign: \(result)")
    if disk.isDead { return }
    try demandSigned(result.map(\.checkpoint), before)
    if isStopped { return }
    let failed = disk.failed[min(before, disk.failed.count)...].filter { $0.path.hasPrefix(disk.root + "/other") }
    if writer.markFault == nil { marked = expected.count }
    if !failed.allSatisfy(\.isRepeated) {
      try demand(writer.markFault != nil, "nobody was told that the mark does not follow: \(failed)")
    }
  }

  private func demandSigned(_ result: Result<Checkpoint, any Error>, _ before: Int) throws {
    let failed = fatal(from: before)
    if isStopped || !failed.isEmpty {
      if !failed.isEmpty { count.failures += 1 }
      isStopped = true
      guard case .failure = result else { throw SimulationFailure("signed after \(failed)") }
      return
    }
    let checkpoint = try result.get()
    try demand(
      TreeHead(size: Int(checkpoint.size), root: checkpoint.root) == expected.head(size: expected.count),
      "signed \(checkpoint) over \(expected.count) records")
    signed = expected.count
  }

  /// Closes the ledger as a program does that comes to its end.
  func close() async throws {
    guard let writer else { return }
    let before = disk.failed.count
    let result: Result<Void, any Error>
    do { result = .success(try await writer.close()) } catch { result = .failure(error) }
    note("close: \(result)")
    self.writer = nil
    keepIndex()
    if disk.isDead { return }
    let failed = fatal(from: before)
    switch result {
    case .success:
      try demand(failed.isEmpty && !isStopped, "closed after \(failed)")
      signed = expected.count
    case .failure(let error): try demand(!failed.isEmpty || isStopped, "closing ended in \(error)")
    }
  }
}
