import AcquisCrypto
import AcquisMerkle
import Testing

/// The picture and the example at the top of MerkleTree.swift, and the sentences of the errors.
@Suite struct DocumentationTests {
  let tree = InMemoryTree(leafHashes: ["a", "b", "c", "d", "e"].map { MerkleTree.leafHash($0.utf8) })

  private func starts(_ hashes: [Digest]) -> [String] { hashes.map { String($0.hex.prefix(8)) } }

  @Test func theHashesInThePicture() throws {
    let leaves = (0..<5).map { Subtree(level: 0, index: $0) }
    let inner = [Subtree(level: 1, index: 0), Subtree(level: 1, index: 1), Subtree(level: 2, index: 0)]
    #expect(try starts(tree.hashes(of: leaves)) == ["022a6979", "57eb3561", "597fcb31", "d070dc5b", "2824a7cc"])
    #expect(try starts(tree.hashes(of: inner)) == ["b137985f", "dbbd68c3", "33376a3b"])
    #expect(starts([tree.head.root]) == ["fe14a542"])
    #expect(Subtree.covering(0..<5) == [Subtree(level: 2, index: 0), Subtree(level: 0, index: 4)])
  }

  @Test func theExample() throws {
    let inclusion = try InclusionProof.prove(leaf: 2, in: 5, from: tree)
    #expect(starts(inclusion.hashes) == ["d070dc5b", "b137985f", "2824a7cc"])
    try inclusion.verify(leafHash: MerkleTree.leafHash("c".utf8), in: tree.head)
    let error = refusal { () throws(ProofError) in
      try inclusion.verify(leafHash: MerkleTree.leafHash("x".utf8), in: tree.head)
    }
    let sentence = error.map(\.description) ?? ""
    #expect(sentence.hasPrefix("the root at size 5 should be fe14a542"))
    #expect(sentence.contains(", but the hashes lead to adb5428b"))

    let before = try tree.head(size: 3)
    #expect(starts([before.root]) == ["36642e73"])
    let consistency = try ConsistencyProof.prove(old: 3, new: 5, from: tree)
    #expect(starts(consistency.hashes) == ["597fcb31", "d070dc5b", "b137985f", "2824a7cc"])
    try consistency.verify(from: before, to: tree.head)
  }

  @Test func theRangesInThePicture() throws {
    let names = { (range: Range<Int>) in Subtree.covering(range).map { [$0.level, $0.index] } }
    #expect(names(0..<7) == [[2, 0], [1, 2], [0, 6]])
    #expect(names(7..<10) == [[0, 7], [1, 4]])
    #expect(names(0..<10) == [[3, 0], [1, 4]])
  }

  @Test(arguments: [
    (ProofError.indexOutOfRange(index: 7, size: 5), "there is no leaf 7 in a tree of 5 leaves"),
    (.emptyTree, "the empty tree is consistent with every tree: there is nothing to prove"),
    (.sizesOutOfOrder(old: 7, new: 5), "a tree of 5 leaves cannot extend one of 7"),
    (.sizeMismatch(expected: 5, actual: 7), "the proof is for a tree of 7 leaves, not of 5"),
    (.wrongHashCount(expected: 3, actual: 2), "expected 3 hashes, not 2"),
    (
      .incompleteSubtree(Subtree(level: 1, index: 2), size: 5),
      "the subtree of leaves 4..<6 is not complete in a tree of 5 leaves"
    ),
  ])
  func everyErrorIsASentence(error: ProofError, sentence: String) {
    #expect(error.description == sentence)
  }

}
