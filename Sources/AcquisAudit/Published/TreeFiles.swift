import AcquisCrypto
import AcquisMerkle

/// The files of a published tree (SPEC §19.5), and what is wrong with each by itself.
struct TreeFiles {
  let directory: String
  /// Whether the entries are published, too.
  let hasEntries: Bool

  private static let entries = "tile/entries"
  /// No file is longer: 256 entries of 65,535 bytes, each with its length.
  private static let byteLimit = Tile.fullWidth * (2 + 0xFFFF)

  /// The tree in `directory`. What stands under the name of the entries is no matter: it should be a directory.
  init(_ directory: String) {
    self.directory = directory
    hasEntries = RegularFile.isThere(directory + "/" + TreeFiles.entries)
  }

  /// The hashes of `tile`. Where a partial tile is gone, the full one begins with the same hashes.
  func hashes(of tile: Tile, _ findings: inout FindingList) -> [Digest]? {
    guard let (bytes, name, width) = read(tile, \.path, &findings) else { return nil }
    guard bytes.count == width * Digest.byteCount else {
      findings.add(.tileWrong, "\(name) has \(bytes.count) bytes, not \(width * Digest.byteCount)")
      return nil
    }
    return (0..<tile.width).map { index in
      Digest(bytes: bytes[(index * Digest.byteCount)..<((index + 1) * Digest.byteCount)])!
    }
  }

  /// The leaf hashes of the entries of `tile`, which is of level 0.
  func leafHashes(ofEntriesOf tile: Tile, _ findings: inout FindingList) -> [Digest]? {
    guard let (bytes, name, width) = read(tile, \.entriesPath, &findings) else { return nil }
    var hashes: [Digest] = []
    var rest = bytes[...]
    while let (length, entry) = TreeFiles.firstEntry(of: rest) {
      hashes.append(MerkleTree.leafHash(entry))
      rest = rest.dropFirst(length)
    }
    guard rest.isEmpty, hashes.count == width else {
      findings.add(.tileWrong, "\(name) does not hold exactly \(width) entries, each after its length")
      return nil
    }
    return Array(hashes[..<tile.width])
  }

  /// The first entry, and how many bytes it takes together with its length.
  private static func firstEntry(of bytes: ArraySlice<UInt8>) -> (length: Int, entry: ArraySlice<UInt8>)? {
    guard bytes.count >= 2 else { return nil }
    let count = Int(bytes[bytes.startIndex]) << 8 | Int(bytes[bytes.startIndex + 1])
    let entry = bytes.dropFirst(2).prefix(count)
    return entry.count == count ? (2 + count, entry) : nil
  }

  /// The bytes at the path of `tile`, else of the full tile in its place, with the name and the width of the one read.
  private func read(
    _ tile: Tile, _ path: (Tile) -> String, _ findings: inout FindingList
  ) -> (bytes: [UInt8], name: String, width: Int)? {
    for tile in tile == tile.filled ? [tile] : [tile, tile.filled] {
      let name = path(tile)
      do {
        if let bytes = try RegularFile.bytes(of: directory + "/" + name, limit: TreeFiles.byteLimit) {
          return (bytes, name, tile.width)
        }
        findings.add(.tileWrong, "\(name) has more than \(TreeFiles.byteLimit) bytes")
        return nil
      } catch {
        if error == .missing { continue }
        findings.add(error == .notRegular ? .fileKind : .unreadable, "\(name) \(error.explanation)")
        return nil
      }
    }
    findings.add(.tileMissing, "\(path(tile)) does not exist")
    return nil
  }
}
