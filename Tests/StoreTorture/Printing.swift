import AcquisStore
import Glibc

/// One write(2) a line, so that a line is printed whole or not at all.
func say(_ line: String) {
  let bytes = Array("\(line)\n".utf8)
  guard write(1, bytes, bytes.count) == bytes.count else { exit(3) }
}

/// Appends a batch and prints its acknowledgements.
func append(_ store: FileStore, _ name: String, _ number: Int) async throws {
  for acknowledgement in try await store.append(try batch(name, number), if: nil) {
    say("\(acknowledgement.id) \(acknowledgement.seq) \(acknowledgement.leaf)")
  }
}
