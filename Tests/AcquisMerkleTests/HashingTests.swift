import AcquisCrypto
import AcquisMerkle
import Testing

@Suite struct HashingTests {
  let left = Sample.leafHashes[0]
  let right = Sample.leafHashes[1]

  @Test func theEmptyTreeHasTheHashOfNothing() {
    #expect(MerkleTree.emptyRoot.hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(InMemoryTree().head == TreeHead(size: 0, root: MerkleTree.emptyRoot))
    #expect(MerkleTree.root(ofLeafHashes: []) == MerkleTree.emptyRoot)
  }

  @Test(arguments: [0, 1, 54, 55, 64, 500])
  func aLeafIsPrefixedWithZero(count: Int) {
    let data = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    let expected = SHA256.hash([0x00] + data)
    #expect(MerkleTree.leafHash(data) == expected)
    #expect(data.withUnsafeBytes { MerkleTree.leafHash($0) } == expected)
    #expect(MerkleTree.leafHash(data[...]) == expected)
    #expect(MerkleTree.leafHash(Array(data.reversed()).reversed()) == expected, "a collection without storage")
  }

  @Test func anInnerNodeIsPrefixedWithOne() {
    #expect(MerkleTree.nodeHash(left, right) == SHA256.hash([0x01] + left.bytes + right.bytes))
    #expect(MerkleTree.nodeHash(left, right) != MerkleTree.nodeHash(right, left))
  }

  /// Without the prefixes, an inner node's two hashes could be passed off as the data of a leaf.
  @Test func aLeafCannotPoseAsAnInnerNode() {
    let posing = MerkleTree.leafHash(left.bytes + right.bytes)
    #expect(posing != MerkleTree.nodeHash(left, right))
    #expect(MerkleTree.leafHash([0x01] + left.bytes + right.bytes) != MerkleTree.nodeHash(left, right))
    #expect(MerkleTree.root(ofLeafHashes: [posing]) != MerkleTree.root(ofLeafHashes: [left, right]))
  }

  @Test(arguments: 0...Sample.largest)
  func rootsAgreeWithTheRFC(size: Int) throws {
    #expect(MerkleTree.root(ofLeafHashes: Sample.leafHashes.prefix(size)) == Sample.heads[size].root)
    #expect(InMemoryTree(leafHashes: Sample.leafHashes.prefix(size)).head == Sample.heads[size])
    #expect(try Sample.tree.head(size: size) == Sample.heads[size])
  }
}
