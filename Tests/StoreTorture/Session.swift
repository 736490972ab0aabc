import AcquisRecords
import AcquisStore
import Glibc

/// Opens, appends some batches with a checkpoint after each, and closes. Prints how each step ended, so that whoever made a system call fail can hold the store to what it said:
///
///     opened
///     ID SEQ LEAF         acknowledged
///     unknown ID          it is not known whether this was recorded
///     nothing ID          this was not recorded
///     failed STEP ERROR   a step that failed, or `mark`, which may
///     closed
func holdSession(_ path: String, _ name: String, _ batches: Int, mark: String) async throws {
  // Nothing in the background: the same run makes the same calls in the same order.
  let store: FileStore
  do {
    store = try await open(path, mark: mark) {
      $0.checkpointDelay = .seconds(3600)
      $0.indexFlushCount = .max
      $0.wait = .zero
    }
  } catch {
    say("failed open \(error)")
    exit(1)
  }
  say("opened")
  for number in 0..<batches {
    await appendSaying(store, name, number)
    do { _ = try await store.signCheckpoint() } catch { say("failed checkpoint \(error)") }
    if let fault = store.markFault { say("failed mark \(fault)") }
  }
  do { try await store.close() } catch {
    say("failed close \(error)")
    exit(1)
  }
  say("closed")
}

private func appendSaying(_ store: FileStore, _ name: String, _ number: Int) async {
  do { try await append(store, name, number) } catch {
    let outcome = if case AppendError.outcomeUnknown = error { "unknown" } else { "nothing" }
    for statement in (try? batch(name, number)) ?? [] { say("\(outcome) \(statement.statement.id)") }
    say("failed append \(error)")
  }
}
