import AcquisMerkle
import Testing

@Suite struct SubtreeTests {
  @Test func namesItsRelatives() {
    let subtree = Subtree(level: 2, index: 3)
    #expect(subtree.leaves == 12..<16)
    #expect(subtree.isRight)
    #expect(subtree.sibling == Subtree(level: 2, index: 2))
    #expect(!subtree.sibling.isRight)
    #expect(subtree.sibling.leaves == 8..<12)
    #expect(subtree.parent == Subtree(level: 3, index: 1))
    #expect(subtree.sibling.parent == subtree.parent)
  }

  /// Exact, from left to right, and so few that no two neighbours make a larger one.
  @Test(arguments: 0...40)
  func coversARangeWithTheFewestSubtrees(begin: Int) {
    for end in begin...80 {
      let covering = Subtree.covering(begin..<end)
      #expect(covering.flatMap { Array($0.leaves) } == Array(begin..<end))
      #expect(zip(covering, covering.dropFirst()).allSatisfy { $0.parent != $1.parent })
    }
  }

  @Test(arguments: [0..<Int.max, 1..<Int.max, (Int.max - 1)..<Int.max, (1 << 62)..<Int.max])
  func coversTheLargestRanges(range: Range<Int>) {
    let covering = Subtree.covering(range)
    #expect(covering.first?.leaves.lowerBound == range.lowerBound)
    #expect(covering.last?.leaves.upperBound == range.upperBound)
    for (left, right) in zip(covering, covering.dropFirst()) {
      #expect(left.leaves.upperBound == right.leaves.lowerBound)
    }
  }

  @Test func aTreeIsCoveredByOneSubtreeForEachBitOfItsSize() {
    for size in 0...1000 { #expect(Subtree.covering(0..<size).count == size.nonzeroBitCount) }
  }
}
