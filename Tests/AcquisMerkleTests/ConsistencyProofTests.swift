import AcquisCrypto
import AcquisMerkle
import Testing

/// Every pair of trees of up to 130 leaves, against the RFC's own recursion, then spoiled in every way.
@Suite struct ConsistencyProofTests {
  private static func prove(_ old: Int, _ new: Int) throws -> ConsistencyProof {
    try ConsistencyProof.prove(old: old, new: new, from: Sample.tree)
  }

  private static func verify(
    _ old: Int, _ new: Int, _ hashes: [Digest], _ oldHead: TreeHead, _ newHead: TreeHead
  ) -> ProofError? {
    let proof = ConsistencyProof(old: old, new: new, hashes: hashes)
    return refusal { () throws(ProofError) in try proof.verify(from: oldHead, to: newHead) }
  }

  @Test(arguments: 1...Sample.largest)
  func agreesWithTheRFC(new: Int) throws {
    for old in 1...new {
      let proof = try Self.prove(old, new)
      #expect(proof.hashes == RFC6962Oracle.proof(old, Sample.leaves.prefix(new)))
      try proof.verify(from: Sample.heads[old], to: Sample.heads[new])
    }
  }

  @Test(arguments: 1...Sample.largest)
  func refusesSpoiledHashes(new: Int) throws {
    for old in 1...new {
      let hashes = try Self.prove(old, new).hashes
      let verify = { Self.verify(old, new, $0, Sample.heads[old], Sample.heads[new]) }
      #expect(Spoiled.sameCount(hashes).allSatisfy { verify($0)?.isRootMismatch == true })
      #expect(
        Spoiled.otherCount(hashes).allSatisfy {
          verify($0) == .wrongHashCount(expected: hashes.count, actual: $0.count)
        })
    }
  }

  @Test(arguments: 1...Sample.largest)
  func refusesOtherRootsAndNamesTheTree(new: Int) throws {
    let heads = Sample.heads
    let forgedNew = TreeHead(size: new, root: Sample.foreign)
    let expected = ProofError.rootMismatch(size: new, expected: Sample.foreign, computed: heads[new].root)
    for old in 1...new {
      let hashes = try Self.prove(old, new).hashes
      let forgedOld = TreeHead(size: old, root: Sample.foreign)
      #expect(Self.verify(old, new, hashes, forgedOld, heads[new])?.isRootMismatch == true)
      #expect(Self.verify(old, new, hashes, heads[old], forgedNew) == expected)
    }
  }

  @Test(arguments: 2...Sample.largest)
  func refusesOtherSizes(new: Int) throws {
    let heads = Sample.heads
    for old in 1..<new {
      let hashes = try Self.prove(old, new).hashes
      let olds = [old - 1, old + 1, new, old * 2].filter { $0 != old && $0 <= Sample.largest }
      let news = [old, new - 1, new + 1, new * 2].filter { $0 != new && $0 <= Sample.largest }
      #expect(
        olds.allSatisfy {
          Self.verify(old, new, hashes, heads[$0], heads[new]) == .sizeMismatch(expected: $0, actual: old)
            && Self.verify($0, new, hashes, heads[$0], heads[new]) != nil
        })
      #expect(
        news.allSatisfy {
          Self.verify(old, new, hashes, heads[old], heads[$0]) == .sizeMismatch(expected: $0, actual: new)
            && Self.verify(old, $0, hashes, heads[old], heads[$0]) != nil
        })
    }
  }

  @Test(arguments: [1, 2, 3, 64, 100])
  func equalSizesNeedNoHashesAndEqualRoots(size: Int) throws {
    let head = Sample.heads[size]
    try ConsistencyProof(old: size, new: size, hashes: []).verify(from: head, to: head)
    #expect(throws: ProofError.wrongHashCount(expected: 0, actual: 1)) {
      try ConsistencyProof(old: size, new: size, hashes: [head.root]).verify(from: head, to: head)
    }
    #expect(throws: ProofError.rootMismatch(size: size, expected: Sample.foreign, computed: head.root)) {
      let forged = TreeHead(size: size, root: Sample.foreign)
      try ConsistencyProof(old: size, new: size, hashes: []).verify(from: head, to: forged)
    }
  }

  @Test(arguments: [0, 1, 5])
  func refusesTheEmptyTree(new: Int) {
    #expect(throws: ProofError.emptyTree) { try Self.prove(0, new) }
    #expect(throws: ProofError.emptyTree) {
      try ConsistencyProof(old: 0, new: new, hashes: []).verify(from: Sample.heads[0], to: Sample.heads[new])
    }
  }

  @Test(arguments: [(2, 1), (-1, 1), (-2, -1), (1, -1), (1, 0), (Int.min, Int.min), (Int.max, Int.min)])
  func refusesSizesOutOfOrder(old: Int, new: Int) {
    let expected = ProofError.sizesOutOfOrder(old: old, new: new)
    #expect(throws: expected) { try Self.prove(old, new) }
    #expect(throws: expected) {
      try ConsistencyProof(old: old, new: new, hashes: []).verify(
        from: TreeHead(size: old, root: Sample.foreign), to: TreeHead(size: new, root: Sample.foreign))
    }
  }

  /// An operator who changed leaf 2 can prove growth only from trees that did not yet have it.
  @Test func aRewrittenTreeIsNotConsistentWithItsPast() throws {
    var leafHashes = Sample.leafHashes
    leafHashes[2] = Sample.foreign
    let rewritten = InMemoryTree(leafHashes: leafHashes)
    for old in 1...10 {
      let proof = try ConsistencyProof.prove(old: old, new: 100, from: rewritten)
      let head = try rewritten.head(size: 100)
      let refused = refusal { () throws(ProofError) in try proof.verify(from: Sample.heads[old], to: head) } != nil
      #expect(refused == (old > 2))
    }
  }
}
