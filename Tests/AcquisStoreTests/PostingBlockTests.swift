import GRDB
import FoundationEssentials
import Seeded
import Testing

@testable import AcquisStore

@Suite("Positions in one row of the index")
struct PostingBlockTests {
  /// What is read of a row of the list `number` with these columns; `nil` where it is not believed.
  private func read(_ values: [Int], _ distances: [UInt8], of number: Int) throws -> (block: PostingBlock, seqs: [Int])?
  {
    try DatabaseQueue().read { database in
      let blob = "x'" + distances.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "'"
      let row = try RowStatement(database, "SELECT \(values[0]), \(values[1]), \(blob), \(values[2])")
      var (seqs, block) = ([Int](), PostingBlock?.none)
      _ = try row.each { row throws(IndexFault) in
        block = PostingBlock(row, of: number) { seqs.append($0) }
        return true
      }
      return block.map { ($0, seqs) }
    }
  }

  @Test("are read as they were written, whatever lies between them", arguments: 0..<40)
  func roundTrip(seed: Int) throws {
    var chance = SeededGenerator(seed: seed)
    var seqs = [chance.below(1 << 40)]
    for _ in 0..<chance.below(600) { seqs.append(seqs.last! + 1 + chance.below(1 << chance.below(42))) }
    let block = PostingBlock(seqs[...], before: seqs[0] - 1)
    #expect(block.first == seqs.first && block.last == seqs.last)
    let found = try #require(try read([block.first, block.before, block.digest(in: 7)], block.distances, of: 7))
    #expect(found.seqs == seqs && found.block.last == seqs.last && found.block.before == block.before)
  }

  @Test("are not believed in another list, behind another row, or with another byte")
  func altered() throws {
    let block = PostingBlock([5, 9, 1000], before: 3)
    let (digest, distances) = (block.digest(in: 7), block.distances)
    #expect(distances == [4, 0xDF, 0x07])
    #expect(try read([5, 3, digest], distances, of: 7)?.seqs == [5, 9, 1000])
    #expect(try read([5, 3, digest], distances, of: 8) == nil)
    #expect(try read([5, 4, digest], distances, of: 7) == nil)
    #expect(try read([6, 3, digest], distances, of: 7) == nil)
    #expect(try read([5, 3, digest + 1], distances, of: 7) == nil)
    for index in distances.indices {
      var other = distances
      other[index] ^= 1
      #expect(try read([5, 3, digest], other, of: 7) == nil)
    }
    #expect(try read([5, 3, digest], distances.dropLast(), of: 7) == nil)
  }
}
