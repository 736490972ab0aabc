/// A power failure at one moment: everything that the disk may or may not have done by then.
struct PowerFailure {
  /// Something that the disk was to do.
  private enum Doubt {
    case page(file: Int, Int)
    case size(file: Int)
    case name(directory: Int, Int)
  }

  /// What became of it: 0 for nothing, else the number of the version that was written. A torn page is mixed from two
  /// of them, by sectors.
  private enum Fate: Hashable {
    case version(Int)
    case torn(Int, Int, sectors: UInt8)
  }

  private let disk: DiskModel
  private let doubts: [(doubt: Doubt, versionCount: Int)]

  init(_ disk: DiskModel) {
    self.disk = disk
    var doubts: [(Doubt, Int)] = []
    var (nodes, seen) = ([DiskModel.root], Set<Int>())
    while let node = nodes.popLast() {
      guard seen.insert(node).inserted else { continue }
      if let directory = disk.directories[node] {
        doubts += directory.pending.indices.map { (.name(directory: node, $0), 2) }
        nodes += directory.nodes.sorted()
      } else if let file = disk.files[node] {
        doubts += file.pending.keys.sorted().map { (.page(file: node, $0), file.pending[$0]!.count + 1) }
        if !file.pendingSizes.isEmpty { doubts.append((.size(file: node), file.pendingSizes.count + 1)) }
      }
    }
    self.doubts = doubts
  }

  /// How many states of whole pages there are, if not very many.
  private var count: Int {
    doubts.reduce(1) { min($0 * $1.versionCount, 1 << 20) }
  }

  /// The states of the disk: all of whole pages, if they are at most `limit`; else none and all of what was in doubt,
  /// each single thing alone, each single thing missing. In both cases `random` others, torn pages among them.
  func states(limit: Int = 64, random: Int, _ generator: inout some RandomNumberGenerator) -> [DiskTree] {
    var states = (count <= limit ? every() : extremes()).map(state)
    if !doubts.isEmpty { states += (0..<random).map { _ in self.random(&generator) } }
    var seen = Set<DiskTree>()
    return states.filter { seen.insert($0).inserted }
  }

  /// One of the states.
  func random(_ generator: inout some RandomNumberGenerator) -> DiskTree {
    // Now and then everything or nothing, which chance would seldom hit upon.
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: return state(doubts.map { _ in .version(0) })
    case 1: return state(newest)
    default: break
    }
    return state(
      doubts.map { doubt, versionCount in
        let version = Int.random(in: 0..<versionCount, using: &generator)
        guard case .page = doubt, Bool.random(using: &generator) else { return .version(version) }
        let other = Int.random(in: 0..<versionCount, using: &generator)
        return .torn(version, other, sectors: UInt8.random(in: 0...255, using: &generator))
      })
  }

  private var newest: [Fate] { doubts.map { .version($0.versionCount - 1) } }

  private func every() -> [[Fate]] {
    doubts.reduce([[]]) { fates, doubt in
      fates.flatMap { fate in (0..<doubt.versionCount).map { fate + [.version($0)] } }
    }
  }

  private func extremes() -> [[Fate]] {
    let none = doubts.map { _ in Fate.version(0) }
    var extremes = [none, newest]
    for index in doubts.indices {
      for version in 0..<doubts[index].versionCount {
        for var fates in [none, newest] {
          fates[index] = .version(version)
          extremes.append(fates)
        }
      }
    }
    return extremes
  }

  private func state(_ fates: [Fate]) -> DiskTree {
    var names = disk.directories.mapValues(\.durable)
    var (pages, sizes): ([Int: [Int: Fate]], [Int: Int]) = ([:], [:])
    for ((doubt, _), fate) in zip(doubts, fates) {
      switch (doubt, fate) {
      case (.page(let file, let page), _): pages[file, default: [:]][page] = fate
      case (.size(let file), .version(let version)) where version > 0:
        sizes[file] = disk.files[file]?.pendingSizes[version - 1]
      case (.name(let directory, let index), .version(1)):
        disk.directories[directory]?.pending[index].apply(to: &names[directory, default: [:]])
      default: break
      }
    }
    var tree = DiskTree()
    collect(DiskModel.root, "", names, &tree) { node, file in
      PowerFailure.bytes(of: file, size: sizes[node] ?? file.size, pages[node] ?? [:])
    }
    return tree
  }

  private func collect(
    _ directory: Int, _ prefix: String, _ names: [Int: [String: Int]], _ tree: inout DiskTree,
    _ bytes: (Int, DiskFile) -> [UInt8]
  ) {
    for (name, node) in names[directory] ?? [:] {
      if let file = disk.files[node] {
        tree.files[prefix + name] = bytes(node, file)
      } else {
        tree.directories.insert(prefix + name)
        collect(node, prefix + name + "/", names, &tree, bytes)
      }
    }
  }

  private static func bytes(of file: DiskFile, size: Int, _ fates: [Int: Fate]) -> [UInt8] {
    var bytes: [UInt8] = []
    for page in 0..<(size + DiskFile.pageByteCount - 1) / DiskFile.pageByteCount {
      switch fates[page] ?? .version(0) {
      case .version(let version): bytes += file.page(page, version: version)
      case .torn(let one, let other, let sectors):
        let (one, other) = (file.page(page, version: one), file.page(page, version: other))
        for sector in 0..<DiskFile.pageByteCount / DiskFile.sectorByteCount {
          let range = sector * DiskFile.sectorByteCount..<(sector + 1) * DiskFile.sectorByteCount
          bytes += sectors >> UInt8(sector) & 1 == 0 ? one[range] : other[range]
        }
      }
    }
    return Array(bytes.prefix(size))
  }
}
