import AcquisStore
import Glibc

/// Appends from four tasks at once until killed.
func appendForever(_ path: String, _ name: String) async throws {
  let store = try await open(path)
  await withTaskGroup(of: Void.self) { group in
    for task in 0..<4 {
      group.addTask {
        for number in 0... {
          do { try await append(store, "\(name)/\(task)", number) } catch { exit(4) }
        }
      }
    }
  }
}

private nonisolated(unsafe) var round = 0

/// Opens, appends up to forty batches from each of four tasks, and closes. Says when the ledger is open and when it is not.
func appendRound(_ path: String, _ name: String) async throws {
  let store = try await open(path)
  say("open")
  let (number, count) = (round, Int.random(in: 1...40))
  round += 1
  try await withThrowingTaskGroup(of: Void.self) { group in
    for task in 0..<4 {
      group.addTask { for each in 0..<count { try await append(store, "\(name)/\(number)/\(task)", each) } }
    }
    try await group.waitForAll()
  }
  try await store.close()
  say("closed")
}

/// Opens, appends a batch and closes, twelve times.
func takeTurns(_ path: String, _ name: String) async throws {
  for turn in 0..<12 {
    let store = try await open(path)
    try await append(store, name, turn)
    try await store.close()
  }
}
