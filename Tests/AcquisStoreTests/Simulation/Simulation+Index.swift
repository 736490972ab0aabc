import Seeded

@testable import AcquisStore

extension Simulation {
  /// Keeps a copy of the index as it is.
  func keepIndex() {
    let path = ledger.directory.index
    let files = ["", "-wal"].compactMap { suffix in (try? ledger.read(path + suffix)).map { (suffix, $0) } }
    if !files.isEmpty { indexes.append(Dictionary(files) { first, _ in first }) }
  }

  /// Leaves the index as it is, takes it away, or puts an earlier one there; or makes it impossible to keep one.
  func ageIndex() throws {
    let directory = ledger.directory
    guard Directory.exists(directory.path) else { return }
    switch chance.below(10) {
    case 0: break
    case 1: Directory.removeTree(directory.cache)
    case 2, 3:
      guard !indexes.isEmpty else { break }
      Directory.removeTree(directory.cache)
      try Directory.make(directory.cache)
      for (suffix, bytes) in chance.pick(indexes) { try ledger.write(bytes, to: directory.index + suffix) }
      try ledger.adoptIndex()
    default:
      // Most of the time, to be fast.
      Directory.removeTree(directory.cache)
      try ledger.write([], to: directory.cache)
    }
  }
}
