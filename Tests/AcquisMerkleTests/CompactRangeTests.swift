import AcquisCrypto
import AcquisMerkle
import Testing

@Suite struct CompactRangeTests {
  static func range(_ leaves: Range<Int>, visit: (Subtree, Digest) -> Void = { _, _ in }) -> CompactRange {
    var range = CompactRange(startingAt: leaves.lowerBound)
    for leaf in leaves { range.append(Sample.leafHashes[leaf], visit: visit) }
    return range
  }

  @Test func holdsTheHashesOfTheCoveringSubtrees() throws {
    for begin in 0...40 {
      for end in begin...80 {
        let range = Self.range(begin..<end)
        #expect(range.leaves == begin..<end)
        #expect(try range.hashes == Sample.tree.hashes(of: Subtree.covering(begin..<end)))
        #expect(try range == CompactRange(begin..<end, from: Sample.tree))
      }
    }
  }

  /// Every size up to 40 cut in three at every pair of places (so in two, as well), joined in both orders.
  @Test(arguments: 0...40)
  func joinedRangesAreTheTree(size: Int) {
    for first in 0...size {
      for second in first...size {
        let parts = [0..<first, first..<second, second..<size].map { Self.range($0) }
        var fromTheLeft = parts[0]
        fromTheLeft.append(contentsOf: parts[1])
        fromTheLeft.append(contentsOf: parts[2])
        var tail = parts[1]
        tail.append(contentsOf: parts[2])
        var fromTheRight = parts[0]
        fromTheRight.append(contentsOf: tail)
        #expect(fromTheLeft.head == Sample.heads[size])
        #expect(fromTheRight == fromTheLeft)
        #expect(fromTheLeft == Self.range(0..<size))
      }
    }
  }

  @Test func aJoinedRangeGrowsOn() {
    var range = Self.range(0..<5)
    range.append(contentsOf: Self.range(5..<11))
    for leaf in 11..<Sample.largest {
      range.append(Sample.leafHashes[leaf])
      #expect(range.head == Sample.heads[leaf + 1])
    }
  }

  /// What a store relies on: each complete subtree once, in the order of the array it is appended to.
  @Test func appendingVisitsEverySubtreeInStoredOrder() {
    var visits = 0
    let range = Self.range(0..<Sample.largest) { subtree, hash in
      #expect(subtree.storedPosition == visits)
      #expect(hash == RFC6962Oracle.mth(Sample.leaves[subtree.leaves]))
      visits += 1
    }
    #expect(visits == 2 * Sample.largest - range.hashes.count)
  }

  @Test(arguments: 0...40)
  func joiningVisitsWhatLiesAcrossTheBorder(size: Int) {
    var all: Set<Subtree> = []
    _ = Self.range(0..<size) { subtree, _ in all.insert(subtree) }
    for border in 0...size {
      var visited: [Subtree] = []
      var left = Self.range(0..<border) { subtree, _ in visited.append(subtree) }
      let right = Self.range(border..<size) { subtree, _ in visited.append(subtree) }
      left.append(contentsOf: right) { subtree, hash in
        #expect(subtree.leaves.contains(border) && subtree.leaves.contains(border - 1))
        #expect(hash == RFC6962Oracle.mth(Sample.leaves[subtree.leaves]))
        visited.append(subtree)
      }
      #expect(visited.count == all.count)
      #expect(Set(visited) == all)
    }
  }

  @Test(arguments: 0...Sample.largest)
  func isRestoredFromItsHashes(size: Int) throws {
    let range = Self.range(0..<size)
    #expect(try CompactRange(0..<size, hashes: range.hashes) == range)
    for hashes in Spoiled.otherCount(range.hashes) {
      #expect(throws: ProofError.wrongHashCount(expected: range.hashes.count, actual: hashes.count)) {
        try CompactRange(0..<size, hashes: hashes)
      }
    }
    for hashes in Spoiled.sameCount(range.hashes) {
      #expect(try CompactRange(0..<size, hashes: hashes).head != Sample.heads[size])
    }
  }

  @Test func onlyNeighboursAreJoined() async {
    await #expect(processExitsWith: .failure) {
      var range = CompactRangeTests.range(0..<3)
      range.append(contentsOf: CompactRangeTests.range(4..<5))
    }
  }

  @Test func onlyARangeFromTheFirstLeafHasARoot() async {
    await #expect(processExitsWith: .failure) { _ = CompactRangeTests.range(1..<3).head }
  }
}
