import AcquisCrypto
import AcquisRecords
import AcquisStore
import AcquisValues
import Glibc
import Synchronization

private let done = Atomic(0)

/// Appends `count` records from `callers` tasks at once into a ledger that it founds, and prints, a hundred times,
///
///     sample RECORDS SECONDS RSS-KB FILES
func soak(_ path: String, _ count: Int, callers: Int) async throws {
  let store = try await found(path) { $0 = StoreOptions() }
  let clock = ContinuousClock()
  let start = clock.now
  let step = max(1, count / 100)
  // The store does not verify signatures, so one will do for all: what is soaked is the store.
  let signature = try SigningContext(origin: "example.org/invented-ledger", ledger: store.ledger)
    .sign(try statement("soak", 0).statement, with: Ed25519PrivateKey(seed: [UInt8](repeating: 3, count: 32)))
  try await withThrowingTaskGroup(of: Void.self) { group in
    for caller in 0..<callers {
      group.addTask {
        for number in stride(from: caller, to: count, by: callers) {
          let statement = try statement("soak", number).statement
          _ = try await store.append([SignedStatement(statement, signatures: [signature])], if: nil)
          let total = done.add(1, ordering: .relaxed).newValue
          if total % step == 0 {
            say("sample \(total) \((clock.now - start) / .seconds(1)) \(residentKilobytes()) \(openFiles())")
          }
        }
      }
    }
    try await group.waitForAll()
  }
  try await store.close()
  say("closed \(try await store.head().size) \((clock.now - start) / .seconds(1))")
}

/// The memory of this process that is in use, without the pages of files.
private func residentKilobytes() -> Int {
  guard let file = fopen("/proc/self/status", "r") else { return 0 }
  defer { fclose(file) }
  var line = [CChar](repeating: 0, count: 256)
  while fgets(&line, 256, file) != nil {
    let words = line.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }.split(whereSeparator: \.isWhitespace)
    if words.first == "RssAnon:" { return Int(words[1]) ?? 0 }
  }
  return 0
}

private func openFiles() -> Int {
  guard let directory = opendir("/proc/self/fd") else { return 0 }
  defer { closedir(directory) }
  var count = 0
  while readdir(directory) != nil { count += 1 }
  return count - 3  // `.`, `..` and the directory itself.
}
