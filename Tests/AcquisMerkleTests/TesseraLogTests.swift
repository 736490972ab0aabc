import AcquisCrypto
import AcquisMerkle
import Foundation
import Testing

/// A log of 1,000 entries that another implementation (transparency-dev/tessera) wrote.
@Suite(.enabled(if: SharedVectors.arePresent, SharedVectors.absent))
struct TesseraLogTests {
  private static func tree() throws -> InMemoryTree {
    InMemoryTree(leafHashes: try SharedVectors.lines("tessera-log/entries.txt").map { MerkleTree.leafHash($0.utf8) })
  }

  /// The second and third lines of a checkpoint.
  private static func head(_ name: String) throws -> TreeHead {
    let lines = try SharedVectors.lines("tessera-log/\(name)")
    let (size, root) = (Int(lines[1]), SharedVectors.digest(base64: lines[2]))
    return TreeHead(size: try #require(size), root: try #require(root))
  }

  private static func proof(_ name: String) throws -> [Digest] {
    try SharedVectors.lines("tessera-log/\(name)").map { try #require(SharedVectors.digest(base64: $0)) }
  }

  @Test(arguments: [("cp0", 0), ("cp400", 400), ("cp1000", 1000)])
  func theCheckpointsHaveOurRoots(name: String, size: Int) throws {
    #expect(try Self.tree().head(size: size) == Self.head(name))
  }

  @Test func theInclusionProofVerifiesAndIsOurs() throws {
    let hashes = try Self.proof("inclusion-123-1000.proof")
    let leafHash = MerkleTree.leafHash(try SharedVectors.read("tessera-log/leaf-123"))
    let proof = InclusionProof(index: 123, size: 1000, hashes: hashes)
    try proof.verify(leafHash: leafHash, in: Self.head("cp1000"))
    #expect(try InclusionProof.prove(leaf: 123, in: 1000, from: Self.tree()) == proof)
  }

  @Test func theConsistencyProofVerifiesAndIsOurs() throws {
    let proof = ConsistencyProof(old: 400, new: 1000, hashes: try Self.proof("consistency-400-1000.proof"))
    try proof.verify(from: Self.head("cp400"), to: Self.head("cp1000"))
    #expect(try ConsistencyProof.prove(old: 400, new: 1000, from: Self.tree()) == proof)
  }

  @Test func theTilesAreOurs() throws {
    let tree = try Self.tree()
    let tiles = Tile.tiles(ofTreeOfSize: 1000)
    #expect(tiles.count == 5)
    for tile in tiles {
      let bytes = try tree.hashes(of: tile.subtrees).flatMap(\.bytes)
      #expect(try SharedVectors.read("tessera-log/tiles/\(tile.path)") == Data(bytes))
    }
  }
}
