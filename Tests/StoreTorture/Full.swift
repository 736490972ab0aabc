import AcquisStore
import Glibc

/// Appends until no file can grow beyond 24 KiB, then once more.
func fillFile(_ path: String, _ name: String) async throws {
  signal(SIGXFSZ, SIG_IGN)
  let store = try await open(path)
  var limit = rlimit(rlim_cur: 24 << 10, rlim_max: 24 << 10)
  guard setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { exit(5) }
  var number = 0
  while true {
    do { try await append(store, name, number) } catch AppendError.outcomeUnknown { break }
    number += 1
  }
  do { try await append(store, name, number + 1) } catch AppendError.unavailable { say("unavailable") }
}

/// Appends up to `count` batches, and says how the first that failed did.
func fill(_ path: String, _ name: String, _ count: Int) async throws {
  let store: FileStore
  do { store = try await open(path) } catch {
    say("failed open \(error)")
    exit(1)
  }
  for number in 0..<count {
    do { try await append(store, name, number) } catch {
      say("failed append \(error)")
      break
    }
  }
  do { try await store.close() } catch {
    say("failed close \(error)")
    exit(1)
  }
}
