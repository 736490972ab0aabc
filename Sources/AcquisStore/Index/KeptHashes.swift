import AcquisCrypto
import AcquisMerkle
import Synchronization

/// Hashes of large subtrees, as they were read once: there are few, they never change, and every proof leads over them.
///
/// Like all that the index says they are believed only as far as a tree's head bears them out.
final class KeptHashes: Sendable {
  /// Below this level, subtrees that a proof needs lie close together in the index.
  private static let leastLevel = 8
  /// How many are kept: those of 8 million records, in tables of 6 MiB.
  private static let mostCount = 65_536

  private let kept = Mutex<[Subtree: Digest]>([:])

  /// The hashes of `subtrees`; `read` is asked for those that are not kept, in their order.
  func hashes(
    of subtrees: [Subtree], _ read: ([Subtree]) throws(IndexFault) -> [Digest]
  ) throws(IndexFault) -> [Digest] {
    var (hashes, unknown) = ([Digest](repeating: .zero, count: subtrees.count), [Int]())
    kept.withLock { kept in
      for (place, subtree) in subtrees.enumerated() {
        if KeptHashes.isLarge(subtree), let hash = kept[subtree] {
          hashes[place] = hash
        } else {
          unknown.append(place)
        }
      }
    }
    if unknown.isEmpty { return hashes }
    let asked = unknown.map { subtrees[$0] }
    let found = try read(asked)
    keep(zip(asked, found))
    for (place, hash) in zip(unknown, found) { hashes[place] = hash }
    return hashes
  }

  private static func isLarge(_ subtree: Subtree) -> Bool { subtree.level >= leastLevel }

  private func keep(_ hashes: some Sequence<(Subtree, Digest)>) {
    kept.withLock { kept in
      for (subtree, hash) in hashes where KeptHashes.isLarge(subtree) && kept.count < KeptHashes.mostCount {
        kept[subtree] = hash
      }
    }
  }
}
