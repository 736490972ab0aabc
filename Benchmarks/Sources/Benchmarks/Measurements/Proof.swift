import AcquisCrypto
import AcquisMerkle
import AcquisStore
import Glibc

extension Measurement {
  static let proof = Measurement(
    name: "proof", summary: "making and checking proofs of inclusion and consistency, over sizes"
  ) { settings, report in
    for size in Set([1_000] + settings.growingSizes).sorted() {
      let ledger = try await MadeLedger(at: settings.workspace.path + "/proof", size: size, .smallest)
      defer { ledger.remove() }
      let directory = LedgerDirectory(ledger.path)
      try await ledger.buildIndex()
      let bench = try await ProofBench(directory, size: size, rounds: settings.rounds)
      defer { bench.close() }
      try await report(bench.make("inclusion") { try await $0.inclusionProof(of: $1, in: size).hashes.count })
      try await report(
        bench.make("consistency") { try await $0.consistencyProof(from: max(1, $1), to: size).hashes.count })
      try await report(bench.checkInclusion())
      try await report(bench.checkConsistency())
    }
  }
}

/// Proofs at many places of one tree, as the store makes them from its index.
final class ProofBench {
  private static let count = 500
  private let reader: FileReader
  private let size: Int
  private let rounds: Int
  private let places: [Int]
  private let file: Int32

  init(_ directory: LedgerDirectory, size: Int, rounds: Int) async throws {
    reader = try await FileReader.open(directory)
    (self.size, self.rounds) = (size, rounds)
    places = (0..<ProofBench.count).map { Int(UUIDWords.of(UInt64($0)).high % UInt64(size)) }
    file = open(directory.index, O_RDONLY)
    precondition(file >= 0, "there is no index")
  }

  func close() { Glibc.close(file) }

  /// `body` makes a proof about a place and returns how many hashes it has.
  func make(_ kind: String, _ body: (FileReader, Int) async throws -> Int) async throws -> Row {
    var hashes = 0
    let pairs = try await Pairs.measure(rounds: rounds) {
      hashes = 0
      return try await seconds { for place in places { hashes += try await body(reader, place) } }
    } limit: {
      readings(hashes)
    }
    return row(
      "proof/make-\(kind)", "make a proof of \(kind), from the index of an open ledger", pairs, hashes,
      limit: "as many reads of 32 bytes of the index, by pread(2)")
  }

  func checkInclusion() async throws -> Row {
    let head = try await TreeHead(size: size, root: root())
    var proofs: [(proof: InclusionProof, leaf: Digest)] = []
    for place in places {
      try await proofs.append((reader.inclusionProof(of: place, in: size), reader.record(at: place)!.leafHash))
    }
    return try check("inclusion", proofs.map(\.proof.hashes.count)) {
      for (proof, leaf) in proofs { try proof.verify(leafHash: leaf, in: head) }
    }
  }

  func checkConsistency() async throws -> Row {
    let head = try await TreeHead(size: size, root: root())
    var proofs: [(proof: ConsistencyProof, old: TreeHead)] = []
    var tree = CompactRange()
    var leaves: [Digest] = []
    try await reader.forEachRecord(upTo: nil) { leaves.append($0.leafHash) }
    for place in places.map({ max(1, $0) }).sorted() {
      while tree.leaves.upperBound < place { tree.append(leaves[tree.leaves.upperBound]) }
      try await proofs.append((reader.consistencyProof(from: place, to: size), tree.head))
    }
    return try check("consistency", proofs.map(\.proof.hashes.count)) {
      for (proof, old) in proofs { try proof.verify(from: old, to: head) }
    }
  }

  private func root() async throws -> Digest { try await reader.checkpoint().checkpoint.root }

  private func check(_ kind: String, _ counts: [Int], _ body: () throws -> Void) throws -> Row {
    let hashes = counts.reduce(0, +)
    var pairs = Pairs()
    for _ in 0..<rounds { pairs.add(subject: try seconds(body), limit: nodes(hashes)) }
    return row(
      "proof/check-\(kind)", "check a proof of \(kind)", pairs, hashes,
      limit: "as many SHA-256 of 65 bytes as the proof has hashes")
  }

  private func readings(_ count: Int) -> Double {
    let end = Int(lseek(file, 0, SEEK_END)) - 32
    var hash = [UInt8](repeating: 0, count: 32)
    return seconds {
      for number in 0..<count {
        precondition(pread(file, &hash, 32, Int(UUIDWords.of(UInt64(number)).low % UInt64(end))) == 32)
      }
    }
  }

  private func nodes(_ count: Int) -> Double {
    let node = [UInt8](repeating: 1, count: 65)
    return seconds { for _ in 0..<count { _ = SHA256.hash(node) } }
  }

  private func row(_ id: String, _ what: String, _ pairs: Pairs, _ hashes: Int, limit: String) -> Row {
    let each = 1e6 / Double(places.count)
    return Row(
      id: id, what: what, parameters: ["records": size], limit: limit, ratio: pairs.ratio(.times),
      values: [
        "µs": pairs.subject.median * each, "limit, µs": pairs.limit.median * each,
        "hashes a proof": Double(hashes) / Double(places.count),
      ])
  }
}
