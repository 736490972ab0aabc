import AcquisMerkle
import AcquisRecords
import Seeded

@testable import AcquisStore

extension Simulation {
  /// Asks something, and holds the answer against what it must be.
  func ask() throws {
    guard let log = writer?.log else { return }
    note("ask")
    let size = 1 + chance.below(expected.count)
    switch chance.below(4) {
    case 0: try askForIDs(log)
    case 1:
      let (query, from) = (RandomRequests.query(&chance), chance.below(expected.count))
      let found = try log.records(matching: query, from: from, upTo: size).map(\.seq)
      try demand(found == expected.matches(query, min(from, size)..<size), "\(query) found \(found)")
    case 2:
      let seq = chance.below(size)
      let proof = try log.inclusionProof(of: seq, in: size)
      try proof.verify(leafHash: expected.leaves[seq], in: expected.head(size: size))
    default:
      let proof = try log.consistencyProof(from: size, to: expected.count)
      try proof.verify(from: expected.head(size: size), to: expected.head(size: expected.count))
    }
  }

  private func askForIDs(_ log: FileLog) throws {
    let ids = (0..<5).map { _ in Fixture.id(chance.below(expected.count + 8)) }
    let found = try log.acknowledgements(of: ids)
    for id in ids {
      try demand(
        found[id].map(ExpectedLedger.Told.init) == expected.entry(of: id)?.told,
        "\(id) was found as \(String(describing: found[id]))")
    }
  }
}
