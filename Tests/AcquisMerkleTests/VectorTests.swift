import AcquisCrypto
import AcquisMerkle
import Foundation
import Testing

/// Vectors of transparency-dev/merkle and of golang.org/x/mod/sumdb/tlog.
@Suite(.enabled(if: SharedVectors.arePresent, SharedVectors.absent))
struct VectorTests {
  struct InclusionCase: Decodable {
    let leafIdx: UInt64
    let treeSize: UInt64
    let root: String
    let leafHash: String
    let proof: [String]?
    let wantErr: Bool
  }

  struct ConsistencyCase: Decodable {
    let size1: UInt64
    let size2: UInt64
    let root1: String
    let root2: String
    let proof: [String]?
    let wantErr: Bool
  }

  static let inclusionFiles = SharedVectors.jsonFiles(below: "merkle/testdata/inclusion")
  static let consistencyFiles = SharedVectors.jsonFiles(below: "merkle/testdata/consistency")

  @Test func allApplicableCasesAreThere() {
    #expect(Self.inclusionFiles.count == 98)
    #expect(Self.consistencyFiles.count == 98)
  }

  /// A hash that has not 32 bytes is refused before the proof is looked at: it makes no `Digest`.
  @Test(arguments: inclusionFiles)
  func inclusion(path: String) throws {
    let vector = try SharedVectors.decode(InclusionCase.self, path)
    let hashes = (vector.proof ?? []).map { SharedVectors.digest(base64: $0) }
    var accepted = false
    if let root = SharedVectors.digest(base64: vector.root),
      let leafHash = SharedVectors.digest(base64: vector.leafHash), !hashes.contains(nil)
    {
      let size = Int(bitPattern: UInt(vector.treeSize))
      let index = Int(bitPattern: UInt(vector.leafIdx))
      let proof = InclusionProof(index: index, size: size, hashes: hashes.compactMap(\.self))
      accepted = (try? proof.verify(leafHash: leafHash, in: TreeHead(size: size, root: root))) != nil
    }
    #expect(accepted == !vector.wantErr)
  }

  @Test(arguments: consistencyFiles)
  func consistency(path: String) throws {
    let vector = try SharedVectors.decode(ConsistencyCase.self, path)
    let hashes = (vector.proof ?? []).map { SharedVectors.digest(base64: $0) }
    var accepted = false
    if let root1 = Self.root(vector.root1), let root2 = Self.root(vector.root2), !hashes.contains(nil) {
      let (old, new) = (Int(bitPattern: UInt(vector.size1)), Int(bitPattern: UInt(vector.size2)))
      let proof = ConsistencyProof(old: old, new: new, hashes: hashes.compactMap(\.self))
      let (from, to) = (TreeHead(size: old, root: root1), TreeHead(size: new, root: root2))
      accepted = (try? proof.verify(from: from, to: to)) != nil
    }
    #expect(accepted == !vector.wantErr)
  }

  /// Some cases have the placeholders “don't care 1” and “don't care 2” for roots of which only equality matters.
  private static func root(_ base64: String) -> Digest? {
    let placeholder = Data(base64Encoded: base64).map { String(decoding: $0, as: UTF8.self) }
    if let placeholder, placeholder.hasPrefix("don't care ") { return SHA256.hash(placeholder.utf8) }
    return SharedVectors.digest(base64: base64)
  }

  struct CTLeaves: Decodable {
    let leaves: [String]
    let nodes: [[String]]
    let roots: [String]
  }

  @Test func theEightClassicLeaves() throws {
    let vector = try SharedVectors.decode(CTLeaves.self, "merkle/ct-leaves.json")
    let tree = InMemoryTree(leafHashes: try vector.leaves.map { MerkleTree.leafHash(try #require(Hex.decode($0))) })
    #expect(tree.size == 8)
    for (level, nodes) in vector.nodes.enumerated() {
      let subtrees = nodes.indices.map { Subtree(level: level, index: $0) }
      #expect(try tree.hashes(of: subtrees).map(\.hex) == nodes)
    }
    #expect(try (0...8).map { try tree.head(size: $0).root.hex } == vector.roots)
  }

  struct AccumulatedDigests: Decodable {
    struct Entry: Decodable {
      let lines: Int
      let sha256: String
    }
    let digests: [Entry]
  }

  /// 131 roots and 17,030 proofs, each written as a line, all lines hashed together.
  @Test func accumulatedDigests() throws {
    let expected = try SharedVectors.decode(AccumulatedDigests.self, "merkle/accumulated-digests.json").digests
    let sizes = 0...Sample.largest
    let roots = try sizes.map { "\($0) \(try Sample.tree.head(size: $0).root.hex)\n" }
    let inclusion = try sizes.flatMap { size in
      try (0..<size).map { index in
        let proof = try InclusionProof.prove(leaf: index, in: size, from: Sample.tree)
        return Self.line(index, size, proof.hashes)
      }
    }
    let consistency = try sizes.flatMap { size in
      try (0..<size).map { old in
        let proof = try ConsistencyProof.prove(old: old + 1, new: size, from: Sample.tree)
        return Self.line(old + 1, size, proof.hashes)
      }
    }
    let lines = [roots, inclusion, consistency]
    #expect(lines.map(\.count) == expected.map(\.lines))
    #expect(lines.map { SHA256.hash($0.joined().utf8).hex } == expected.map(\.sha256))
  }

  private static func line(_ first: Int, _ second: Int, _ hashes: [Digest]) -> String {
    "\(first) \(second)" + hashes.map { " " + $0.hex }.joined() + "\n"
  }
}
