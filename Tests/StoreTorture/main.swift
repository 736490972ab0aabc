// Writes to a ledger until it is killed, or for as long as it is told to, and prints every acknowledgement: the victim of
// the tests that kill processes, let them take turns, and fill the disk.
//
//   StoreTorture forever LEDGER NAME    append from four tasks at once until killed
//   StoreTorture turns LEDGER NAME      open, append and close, twelve times
//   StoreTorture limited LEDGER NAME    append until no file can grow beyond 24 KiB, and say how that ended

import AcquisCrypto
import AcquisJSON
import AcquisNotes
import AcquisRecords
import AcquisStore
import AcquisValues
import Glibc

/// The id of statement `number` of the process called `name`.
func id(_ name: String, _ number: Int) -> StatementID {
  StatementID(version4From: Array(SHA256.hash("\(name) \(number)".utf8).bytes.prefix(16)))
}

func batch(_ name: String, _ first: Int) throws -> [SignedStatement] {
  try (first..<first + 1 + first % 3).map { number in
    let body: JSONObject = ["block": .string("BLOC-\(number % 3)"), "text": .string(String(repeating: "x", count: 99))]
    return SignedStatement(
      try Statement(type: "block-described", id: id(name, number), made: Day("2026-01-04")!, body: body), signatures: []
    )
  }
}

func open(_ path: String) async throws -> FileStore {
  var options = StoreOptions(wait: .seconds(60))
  options.layout = SegmentLayout(recordsPerSegment: 64)
  options.checkpointDelay = .milliseconds(10)
  options.indexFlushCount = 50
  let origin = try KeyName("example.org/invented-ledger")
  let key = SignerKey(name: origin, privateKey: try Ed25519PrivateKey(seed: [UInt8](repeating: 1, count: 32)))
  return try await FileStore.open(LedgerDirectory(path), checkpointKey: key, options: options)
}

/// One write(2) a line, so that a line is printed whole or not at all.
func say(_ line: String) {
  let bytes = Array("\(line)\n".utf8)
  guard write(1, bytes, bytes.count) == bytes.count else { exit(3) }
}

func append(_ store: FileStore, _ name: String, _ first: Int) async throws {
  for acknowledgement in try await store.append(try batch(name, first), if: nil) {
    say("\(acknowledgement.id) \(acknowledgement.seq) \(acknowledgement.leaf)")
  }
}

let (mode, path, name) = (CommandLine.arguments[1], CommandLine.arguments[2], CommandLine.arguments[3])
switch mode {
case "forever":
  let store = try await open(path)
  await withTaskGroup(of: Void.self) { group in
    for task in 0..<4 {
      group.addTask {
        var number = 0
        while true {
          do { try await append(store, "\(name)/\(task)", number) } catch { exit(4) }
          number += 3
        }
      }
    }
  }
case "turns":
  for turn in 0..<12 {
    let store = try await open(path)
    try await append(store, name, turn * 3)
    try await store.close()
  }
default:
  signal(SIGXFSZ, SIG_IGN)
  let store = try await open(path)
  var limit = rlimit(rlim_cur: 24 << 10, rlim_max: 24 << 10)
  guard setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { exit(5) }
  var number = 0
  while true {
    do { try await append(store, name, number) } catch AppendError.outcomeUnknown { break }
    number += 3
  }
  do {
    try await append(store, name, number + 3)
  } catch AppendError.unavailable {
    say("unavailable")
  }
}
