import AcquisCrypto
import AcquisMerkle
import Testing

@Suite struct TileTests {
  @Test(arguments: [
    ("tile/0/000", Tile(level: 0, index: 0)),
    ("tile/0/x001/x234/067", Tile(level: 0, index: 1_234_067)),
    ("tile/0/x001/234.p/5", Tile(level: 0, index: 1234, width: 5)),
    ("tile/3/999.p/255", Tile(level: 3, index: 999, width: 255)),
    ("tile/1/x001/000", Tile(level: 1, index: 1000)),
    ("tile/0/x001/x000/000.p/1", Tile(level: 0, index: 1_000_000, width: 1)),
    ("tile/7/000.p/126", Tile(level: 7, index: 0, width: 126)),
  ])
  func formatsAndReadsPaths(path: String, tile: Tile?) throws {
    let tile = try #require(tile)
    #expect(tile.path == path)
    #expect(try Tile(path: path) == tile)
  }

  @Test(arguments: [
    "", "tile", "tile/", "tile/0", "tile/0/", "tile/0/0", "tile/0/00", "tile/0/0000", "tile/0/1234", "tile/0/001/",
    "/tile/0/001", "tile//001", "tile/00/001", "tile/+0/001", "tile/-1/001", "tile/8/000",
    "tile/9223372036854775807/000", "tile/64/000", "tile/x/001",
    "tile/0/x000/001", "tile/0/x001", "tile/0/001/234", "tile/0/x001/x234", "tile/0/x01/234", "tile/0/X001/234",
    "tile/0/xx001/234", "tile/0/+01", "tile/0/-01", "tile/0/0x1", "tile/0/00a", "tile/0/٠٠١",
    "tile/0/001.p", "tile/0/001.p/", "tile/0/001.p/0", "tile/0/001.p/00", "tile/0/001.p/05", "tile/0/001.p/+5",
    "tile/0/001.p/-5", "tile/0/001.p/256", "tile/0/001.p/5/", "tile/0/001.p/5.p/5", "tile/0/001.P/5", "tile/0/001/5",
    "tile/0/.p/5", "tile/0.p/5", "tile/entries/001", "tile/data/001", "Tile/0/001", "tile/0/001 ", "tile/0/001\n",
    "tile/0/\u{0600}.p/5", "tile/0/x009/x223/x372/x036/x854/x775/x807/000", "tile/7/000", "tile/7/000.p/127",
    "tile/0/x099/x999/x999/x999/x999/x999/x999/999",
  ])
  func refusesWhatIsNotThePathOfATile(path: String) {
    #expect(throws: TilePathError(path: path)) { try Tile(path: path) }
  }

  @Test(arguments: [
    (-1, 0, 1), (0, -1, 1), (0, 0, 0), (0, 0, -1), (0, 0, 257),
    (8, 0, 1), (Int.max, 0, 1), (0, Int.max, 1), (0, 1 << 56, 1), (7, 1, 1),
  ])
  func refusesImpossibleCoordinates(level: Int, index: Int, width: Int) {
    #expect(Tile(level: level, index: index, width: width) == nil)
  }

  @Test func listsTheTilesOfATree() {
    let paths = { (size: Int) in Tile.tiles(ofTreeOfSize: size).map(\.path) }
    #expect(paths(0) == [])
    #expect(paths(1) == ["tile/0/000.p/1"])
    #expect(paths(256) == ["tile/0/000", "tile/1/000.p/1"])
    #expect(paths(70_000).suffix(4) == ["tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1"])
    #expect(paths(70_000).count == 274 + 2 + 1)
  }

  @Test func listsWhatGrowthAdds() {
    let paths = { (old: Int, new: Int) in Tile.tiles(ofTreeOfSize: new, grownFrom: old).map(\.path) }
    #expect(paths(255, 255) == [])
    #expect(paths(254, 255) == ["tile/0/000.p/255"])
    #expect(paths(255, 256) == ["tile/0/000", "tile/1/000.p/1"])
    #expect(paths(256, 257) == ["tile/0/001.p/1"])
    #expect(paths(500, 520) == ["tile/0/001", "tile/0/002.p/8", "tile/1/000.p/2"])
  }

  /// What a tree of any size has is what it had before and what growth added, less the partial tiles outgrown.
  @Test(arguments: [0, 1, 255, 256, 257, 511, 512, 65_535, 65_536, 65_793])
  func growthAddsUp(old: Int) {
    for new in [old, old + 1, old + 255, old + 256, old + 700] {
      let (before, after) = (Set(Tile.tiles(ofTreeOfSize: old)), Set(Tile.tiles(ofTreeOfSize: new)))
      let added = Set(Tile.tiles(ofTreeOfSize: new, grownFrom: old))
      #expect(added == after.subtracting(before))
      #expect(before.subtracting(after).allSatisfy { $0.width < Tile.fullWidth })
    }
  }

  @Test func aFullTileHasTheHashThatTheTileAboveHolds() throws {
    let tree = InMemoryTree(leafHashes: (0..<700).map { MerkleTree.leafHash("\($0)".utf8) })
    let above = try #require(Tile(level: 1, index: 0, width: 2))
    let roots = try [0, 1].map { index in
      let tile = try #require(Tile(level: 0, index: index))
      return try tile.root(of: tree.hashes(of: tile.subtrees))
    }
    #expect(try roots == tree.hashes(of: above.subtrees))
    let edge = try #require(Tile(level: 0, index: 2, width: 188))
    let edgeRoot = try edge.root(of: tree.hashes(of: edge.subtrees))
    #expect(MerkleTree.nodeHash(try above.root(of: roots), edgeRoot) == tree.head.root)
  }

  @Test func aTileHasAsManyHashesAsItIsWide() throws {
    let tile = try #require(Tile(level: 0, index: 0, width: 3))
    #expect(tile.subtrees == (0..<3).map { Subtree(level: 0, index: $0) })
    #expect(throws: ProofError.wrongHashCount(expected: 3, actual: 2)) {
      try tile.root(of: Array(Sample.leafHashes.prefix(2)))
    }
  }

  @Test func aTilePathErrorShowsTheText() {
    let error = TilePathError(path: "tile/0/1")
    #expect(error.description == "“tile/0/1” is not a tile path: tile/<level>/<index>[.p/<width>]")
  }
}
