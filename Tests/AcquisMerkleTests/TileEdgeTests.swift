import AcquisCrypto
import AcquisMerkle
import Testing

@Suite struct TileEdgeTests {
  private static let leaves = (0..<700).map { MerkleTree.leafHash("leaf \($0)".utf8) }

  @Test func writesTheTilesOfEverySizeOnTheWay() throws {
    var (edge, tree) = (TileEdge(), InMemoryTree())
    var full: [Tile: [Digest]] = [:]
    for leaf in Self.leaves {
      edge.append(leaf) { full[$0] = $1 }
      tree.append(leaf)
      #expect(edge.head == tree.head)
      let written = full.merging(edge.tiles.map { ($0.tile, $0.hashes) }) { $1 }
      #expect(Set(written.keys) == Set(Tile.tiles(ofTreeOfSize: tree.size)))
    }
    for (tile, hashes) in full.merging(edge.tiles.map({ ($0.tile, $0.hashes) }), uniquingKeysWith: { $1 }) {
      #expect(try tree.hashes(of: tile.subtrees) == hashes, "\(tile.path)")
    }
  }

  @Test(arguments: [65_535, 65_536, 65_537, 70_000, 131_072])
  func goesOnFromAnySize(old: Int) throws {
    let leaf = MerkleTree.leafHash("the same everywhere".utf8)
    let tree = InMemoryTree(leafHashes: repeatElement(leaf, count: old + 300))
    var edge = try TileEdge(ofTreeOfSize: old) { try tree.hashes(of: $0.subtrees) }
    #expect(edge.head == (try tree.head(size: old)))
    var written: Set<Tile> = []
    for _ in 0..<300 {
      try edge.append(leaf) { tile, hashes in
        written.insert(tile)
        let expected = try tree.hashes(of: tile.subtrees)
        #expect(expected == hashes)
      }
    }
    written.formUnion(edge.tiles.map(\.tile))
    #expect(edge.head == tree.head)
    // Partial tiles of higher levels may be as they were.
    let grown = Set(Tile.tiles(ofTreeOfSize: old + 300, grownFrom: old))
    #expect(written.isSuperset(of: grown))
    #expect(written.subtracting(grown).isSubset(of: TileEdge.tiles(ofTreeOfSize: old)))
  }

  @Test func listsThePartialTiles() {
    let paths = { (size: Int) in TileEdge.tiles(ofTreeOfSize: size).map(\.path) }
    #expect(paths(0) == [] && paths(255) == ["tile/0/000.p/255"] && paths(256) == ["tile/1/000.p/1"])
    #expect(paths(70_000) == ["tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"])
    #expect(TileEdge().head == TreeHead(size: 0, root: MerkleTree.emptyRoot))
  }

  @Test(arguments: [111, 113]) func refusesAnotherNumberOfHashes(count: Int) {
    #expect(throws: ProofError.wrongHashCount(expected: 112, actual: count)) {
      try TileEdge(ofTreeOfSize: 112) { _ in Array(Self.leaves[..<count]) }
    }
  }

  @Test func saysWhereEntriesStand() throws {
    #expect(try Tile(path: "tile/0/x001/234.p/5").entriesPath == "tile/entries/x001/234.p/5")
    #expect(try Tile(path: "tile/0/x001/234.p/5").filled.entriesPath == "tile/entries/x001/234")
  }
}
