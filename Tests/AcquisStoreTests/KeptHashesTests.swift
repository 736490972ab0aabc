import AcquisCrypto
import AcquisMerkle
import Testing

@testable import AcquisStore

@Suite("Hashes of large subtrees that are kept")
struct KeptHashesTests {
  private let kept = KeptHashes()

  /// What is asked of `kept` reads these.
  private func read(_ subtrees: [Subtree]) throws -> (hashes: [Digest], asked: [Subtree]) {
    var asked: [Subtree] = []
    let hashes = try kept.hashes(of: subtrees) { unknown throws(IndexFault) in
      asked += unknown
      return unknown.map(Self.hash)
    }
    return (hashes, asked)
  }

  private static func hash(_ subtree: Subtree) -> Digest { SHA256.hash("\(subtree.level) \(subtree.index)".utf8) }

  @Test("large ones are read once, small ones each time, and each has its place in the answer")
  func order() throws {
    let subtrees = [(0, 5), (8, 3), (7, 1), (9, 0), (0, 5)].map { Subtree(level: $0, index: $1) }
    let first = try read(subtrees)
    #expect(first.hashes == subtrees.map(Self.hash) && first.asked == subtrees)
    let second = try read(subtrees)
    #expect(second.hashes == subtrees.map(Self.hash) && second.asked == subtrees.filter { $0.level < 8 })
    #expect(try read([subtrees[1], subtrees[3]]).asked.isEmpty)
  }

  @Test("what could not be read is not kept")
  func fault() throws {
    let subtree = Subtree(level: 10, index: 0)
    #expect(throws: IndexFault.self) {
      try kept.hashes(of: [subtree]) { _ throws(IndexFault) in throw IndexFault() }
    }
    #expect(try read([subtree]).asked == [subtree])
  }

  @Test("no more are kept than 65,536")
  func limit() throws {
    _ = try read((0..<65_537).map { Subtree(level: 8, index: $0) })
    #expect(try read([Subtree(level: 8, index: 0), Subtree(level: 8, index: 65_535)]).asked.isEmpty)
    #expect(try read([Subtree(level: 8, index: 65_536)]).asked.count == 1)
  }
}
