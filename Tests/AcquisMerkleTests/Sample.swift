import AcquisCrypto
import AcquisMerkle

/// One tree for all tests: leaf i is the single byte i.
enum Sample {
  static let largest = 130
  static let leaves: [[UInt8]] = (0..<largest).map { [UInt8($0)] }
  static let leafHashes = leaves.map { MerkleTree.leafHash($0) }
  static let tree = InMemoryTree(leafHashes: leafHashes)

  /// The heads of the trees of 0 to 130 leaves, according to the oracle.
  static let heads = (0...largest).map { TreeHead(size: $0, root: RFC6962Oracle.mth(leaves.prefix($0))) }

  /// A hash that is nowhere in the tree.
  static let foreign = SHA256.hash("foreign".utf8)
}

/// The ways to spoil a list of hashes, each with what was done.
enum Spoiled {
  /// The same number of hashes: one bit changed in each in turn, and each pair swapped.
  static func sameCount(_ hashes: [Digest]) -> [[Digest]] {
    let flipped = hashes.indices.map { i in
      var bytes = hashes[i].bytes
      bytes[i % Digest.byteCount] ^= 1 << UInt8(i % 8)
      return hashes[..<i] + [Digest(bytes: bytes)!] + hashes[(i + 1)...]
    }
    let swapped = hashes.indices.flatMap { i in
      hashes.indices.dropFirst(i + 1).map { j in
        var swapped = hashes
        swapped.swapAt(i, j)
        return swapped
      }
    }
    return flipped.map(Array.init) + swapped
  }

  /// One hash fewer or more: each dropped in turn, and a foreign one and a repeated one added at each place.
  static func otherCount(_ hashes: [Digest]) -> [[Digest]] {
    let dropped = hashes.indices.map { Array(hashes[..<$0] + hashes[($0 + 1)...]) }
    let added = (0...hashes.count).map { Array(hashes[..<$0] + [Sample.foreign] + hashes[$0...]) }
    let repeated = hashes.indices.map { Array(hashes[...$0] + hashes[$0...]) }
    return dropped + added + repeated
  }
}

/// The error that `body` throws, `nil` if none.
func refusal(_ body: () throws(ProofError) -> Void) -> ProofError? {
  do {
    try body()
    return nil
  } catch {
    return error
  }
}

extension ProofError {
  var isRootMismatch: Bool { if case .rootMismatch = self { true } else { false } }
}
