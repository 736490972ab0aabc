import AcquisCrypto
import AcquisMerkle
import AcquisNotes
import AcquisRecords
import AcquisStore
import Testing

@Suite("Every engine reads alike")
struct ConformanceReadTests {
  static let count = 70

  private func withCredits(_ engine: Engine, _ body: (any EventStore) async throws -> Void) async throws {
    try await engine.withStore { store in
      _ = try await store.append(try Fixture.credits(1..<30), if: nil)
      for number in 30..<Self.count { _ = try await store.append([try Fixture.credit(number)], if: nil) }
      try await body(store)
    }
  }

  @Test("a query gives what looking at every record gives", arguments: Engine.allCases)
  func queries(_ engine: Engine) async throws {
    let items: [Query.Item] = [
      .init(), .init(types: ["block-assessed"]), .init(types: ["block-assessed", "training-followed"]),
      .init(types: ["ledger-founded"]), .init(types: ["no-such-type"]), .init(tags: [Fixture.learnerTag(3)]),
      .init(tags: [Fixture.learnerTag(3), Tag("block", "BLOC-1")]), .init(tags: [Tag("block", "BLOC-9")]),
      .init(types: ["block-validated"], tags: [Fixture.learnerTag(5), Tag("certification", "RNCP-0")]),
      .init(types: ["block-validated"], tags: [Tag("certification", "RNCP-0")]),
      .init(types: ["no-such-type"], tags: [Tag("certification", "RNCP-0")]),
    ]
    let queries = items.map { Query([$0]) } + [Query([]), Query([items[1], items[5]]), Query(items)]
    try await withCredits(engine) { store in
      var all: [Record] = []
      try await store.forEachRecord { all.append($0) }
      #expect(all.map(\.seq) == Array(0..<Self.count))
      for query in queries {
        for (from, upTo) in [(0, nil), (0, 10), (25, 31), (69, 500), (70, nil), (5, 5), (8, 2)] as [(Int, Int?)] {
          let expected = all.filter { query.matches($0.statement) && $0.seq >= from && $0.seq < upTo ?? .max }
          #expect(try await store.records(matching: query, from: from, upTo: upTo) == expected)
        }
      }
    }
  }

  @Test("records are found by position and by id", arguments: Engine.allCases)
  func lookUp(_ engine: Engine) async throws {
    try await withCredits(engine) { store in
      for seq in [0, 1, 29, 30, 69] {
        let record = try #require(try await store.record(at: seq))
        #expect(record.seq == seq && record.statement.id == Fixture.id(seq))
      }
      #expect(try await store.record(at: Self.count) == nil)
      #expect(try await store.record(at: -1) == nil)
      let ids = [0, 5, 31, 400].map(Fixture.id)
      let found = try await store.find(ids + ids)
      #expect(found.values.map(\.seq).sorted() == [0, 5, 31])
      for (id, acknowledgement) in found {
        let record = try #require(try await store.record(at: acknowledgement.seq))
        #expect(acknowledgement.id == id && record.statement.id == id)
        #expect(acknowledgement.leaf == record.leafHash && acknowledgement.ledger == store.ledger)
      }
    }
  }

  @Test("parts of the log are read in order", arguments: Engine.allCases)
  func parts(_ engine: Engine) async throws {
    try await withCredits(engine) { store in
      for (from, upTo) in [(0, 1), (7, 9), (15, 70), (69, nil), (70, nil)] as [(Int, Int?)] {
        var seqs: [Int] = []
        try await store.forEachRecord(from: from, upTo: upTo) { seqs.append($0.seq) }
        #expect(seqs == Array(from..<(upTo ?? Self.count)))
      }
    }
  }

  @Test(
    "every inclusion and consistency proof verifies against a tree built from the lines", arguments: Engine.allCases)
  func proofs(_ engine: Engine) async throws {
    try await withCredits(engine) { store in
      var leaves: [Digest] = []
      try await store.forEachRecord { leaves.append($0.leafHash) }
      let tree = InMemoryTree(leafHashes: leaves)
      for size in [1, 2, 3, 31, 32, 64, 70] {
        let head = try tree.head(size: size)
        for seq in Set([0, size / 3, size - 1]) {
          try await store.inclusionProof(of: seq, in: size).verify(leafHash: leaves[seq], in: head)
        }
        for old in Set([1, size / 2 + 1, size]) where old <= size {
          try await store.consistencyProof(from: old, to: size).verify(from: try tree.head(size: old), to: head)
        }
      }
    }
  }

  @Test("proofs beyond the records are refused", arguments: Engine.allCases)
  func outOfRange(_ engine: Engine) async throws {
    try await withCredits(engine) { store in
      for (seq, size) in [(0, 71), (70, 70), (-1, 5), (5, 5)] {
        await #expect(throws: StoreError.self) { _ = try await store.inclusionProof(of: seq, in: size) }
      }
      for (old, new) in [(0, 5), (5, 71), (6, 5), (-1, 5)] {
        await #expect(throws: StoreError.self) { _ = try await store.consistencyProof(from: old, to: new) }
      }
    }
  }

  @Test("a checkpoint covers every record and verifies under the key", arguments: Engine.allCases)
  func checkpoint(_ engine: Engine) async throws {
    try await withCredits(engine) { store in
      var leaves: [Digest] = []
      try await store.forEachRecord { leaves.append($0.leafHash) }
      let signed = try await store.signCheckpoint()
      let verified = try signed.verified(by: Fixture.checkpointKey.verifierKey, leniency: .own)
      #expect(verified.checkpoint.size == UInt64(Self.count))
      #expect(verified.checkpoint.root == MerkleTree.root(ofLeafHashes: leaves))
      #expect(try await store.checkpoint() == signed)
      #expect(try await store.signCheckpoint() == signed)
    }
  }
}
