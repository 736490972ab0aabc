import AcquisCrypto
import AcquisMerkle
import Testing

/// Every leaf of every tree of up to 130 leaves, against the RFC's own recursion, then spoiled in every way.
@Suite struct InclusionProofTests {
  private static func prove(_ index: Int, _ size: Int) throws -> InclusionProof {
    try InclusionProof.prove(leaf: index, in: size, from: Sample.tree)
  }

  private static func verify(
    _ index: Int, _ size: Int, _ hashes: [Digest], _ leafHash: Digest, _ head: TreeHead
  ) -> ProofError? {
    let proof = InclusionProof(index: index, size: size, hashes: hashes)
    return refusal { () throws(ProofError) in try proof.verify(leafHash: leafHash, in: head) }
  }

  @Test(arguments: 1...Sample.largest)
  func agreesWithTheRFC(size: Int) throws {
    for index in 0..<size {
      let proof = try Self.prove(index, size)
      #expect(proof.hashes == RFC6962Oracle.path(index, Sample.leaves.prefix(size)))
      try proof.verify(leafHash: Sample.leafHashes[index], in: Sample.heads[size])
    }
  }

  @Test(arguments: 1...Sample.largest)
  func refusesSpoiledHashes(size: Int) throws {
    for index in 0..<size {
      let hashes = try Self.prove(index, size).hashes
      let verify = { Self.verify(index, size, $0, Sample.leafHashes[index], Sample.heads[size]) }
      #expect(Spoiled.sameCount(hashes).allSatisfy { verify($0)?.isRootMismatch == true })
      #expect(
        Spoiled.otherCount(hashes).allSatisfy {
          verify($0) == .wrongHashCount(expected: hashes.count, actual: $0.count)
        })
    }
  }

  @Test(arguments: 1...Sample.largest)
  func refusesAnotherIndexLeafOrRoot(size: Int) throws {
    for index in 0..<size {
      let (hashes, head, leafHash) = (try Self.prove(index, size).hashes, Sample.heads[size], Sample.leafHashes[index])
      let indices = [index - 1, index + 1, size, -1, Int.min, Int.max] + (0..<8).map { index ^ (1 << $0) }
      #expect(indices.allSatisfy { Self.verify($0, size, hashes, leafHash, head) != nil })
      let otherLeaf = Sample.leafHashes[(index + 1) % Sample.largest]
      #expect(Self.verify(index, size, hashes, otherLeaf, head)?.isRootMismatch == true)
      let forged = TreeHead(size: size, root: Sample.foreign)
      let expected = ProofError.rootMismatch(size: size, expected: Sample.foreign, computed: head.root)
      #expect(Self.verify(index, size, hashes, leafHash, forged) == expected)
    }
  }

  @Test(arguments: 1...Sample.largest)
  func refusesAnotherSize(size: Int) throws {
    let others = [0, size - 1, size + 1, size / 2, size * 2].filter { $0 != size && $0 <= Sample.largest }
    for index in 0..<size {
      let (hashes, leafHash) = (try Self.prove(index, size).hashes, Sample.leafHashes[index])
      #expect(
        others.allSatisfy {
          Self.verify(index, size, hashes, leafHash, Sample.heads[$0]) == .sizeMismatch(expected: $0, actual: size)
        })
      #expect(others.allSatisfy { Self.verify(index, $0, hashes, leafHash, Sample.heads[$0]) != nil })
    }
  }

  /// Why size and root are one value: leaf 1 of 2 passes for leaf 2 of 3 as soon as the size is not the root's own.
  @Test func theSizeBindsTheIndex() throws {
    let claim = InclusionProof(index: 2, size: 3, hashes: try Self.prove(1, 2).hashes)
    #expect(try claim.computedRoot(leafHash: Sample.leafHashes[1]) == Sample.heads[2].root)
    #expect(throws: ProofError.sizeMismatch(expected: 2, actual: 3)) {
      try claim.verify(leafHash: Sample.leafHashes[1], in: Sample.heads[2])
    }
  }

  @Test(arguments: [(-1, 5), (5, 5), (6, 5), (0, 0), (0, -1), (Int.min, Int.min), (Int.max, Int.max), (-1, Int.min)])
  func refusesAnIndexOutsideTheTree(index: Int, size: Int) {
    let expected = ProofError.indexOutOfRange(index: index, size: size)
    #expect(throws: expected) { try Self.prove(index, size) }
    #expect(throws: expected) {
      try InclusionProof(index: index, size: size, hashes: []).computedRoot(leafHash: Sample.foreign)
    }
  }

  @Test func cannotBeMadeForATreeThatIsNotThereYet() {
    #expect(throws: ProofError.incompleteSubtree(Subtree(level: 2, index: 32), size: 130)) {
      try Self.prove(0, 132)
    }
    #expect(throws: ProofError.self) { try Self.prove(0, Int.max) }
  }

  @Test func countsTheHashesOfTheLargestTree() {
    let proof = InclusionProof(index: 0, size: Int.max, hashes: [])
    #expect(throws: ProofError.wrongHashCount(expected: 63, actual: 0)) {
      try proof.computedRoot(leafHash: Sample.foreign)
    }
  }
}
