/// A file as a simulated disk keeps it: what programs read, and what is known to be durable.
struct DiskFile: Sendable {
  static let pageByteCount = 4096
  static let sectorByteCount = 512

  /// What programs read and write: the page cache.
  private(set) var cache: [UInt8] = []
  /// The durable bytes, by page; a page that is absent reads as zeros.
  private(set) var pages: [Int: [UInt8]] = [:]
  private(set) var size = 0
  /// What each page was since it was last durable, the oldest first.
  private(set) var pending: [Int: [[UInt8]]] = [:]
  /// The sizes since one was last durable.
  private(set) var pendingSizes: [Int] = []
  /// Pages that a failed sync has marked as clean: they are read from the cache, and no later sync writes them.
  private var forgotten: Set<Int> = []

  /// A file that is durable as it is.
  init(_ bytes: [UInt8] = []) {
    write(bytes, at: 0)
    sync()
  }

  var isDurable: Bool { pending.isEmpty && pendingSizes.isEmpty }

  mutating func write(_ bytes: [UInt8], at offset: Int) {
    if bytes.isEmpty { return }
    let old = cache.count
    if offset > old { cache += [UInt8](repeating: 0, count: offset - old) }
    let end = offset + bytes.count
    cache.replaceSubrange(offset..<min(end, cache.count), with: bytes)
    touch(min(offset, old)..<end)
    if cache.count != old { pendingSizes.append(cache.count) }
  }

  mutating func truncate(to count: Int) {
    let old = cache.count
    if count == old { return }
    cache = Array(cache.prefix(count)) + [UInt8](repeating: 0, count: max(0, count - old))
    touch(min(count, old)..<max(count, old))
    pendingSizes.append(count)
  }

  /// Notes what the pages of `range` hold now. A page that is written to again is written whole by the next sync.
  private mutating func touch(_ range: Range<Int>) {
    for page in range.lowerBound / DiskFile.pageByteCount...(range.upperBound - 1) / DiskFile.pageByteCount {
      let start = min(page * DiskFile.pageByteCount, cache.count)
      let bytes = Array(cache[start..<min(start + DiskFile.pageByteCount, cache.count)])
      pending[page, default: []].append(bytes + [UInt8](repeating: 0, count: DiskFile.pageByteCount - bytes.count))
      forgotten.remove(page)
    }
  }

  /// Makes durable what a sync makes durable.
  mutating func sync() {
    for (page, versions) in pending where !forgotten.contains(page) {
      pages[page] = versions.last
      pending[page] = nil
    }
    // The size follows the page that it ends in.
    if let last = cache.indices.last, forgotten.contains(last / DiskFile.pageByteCount) { return }
    (size, pendingSizes) = (cache.count, [])
    let pageCount = (size + DiskFile.pageByteCount - 1) / DiskFile.pageByteCount
    pages = pages.filter { $0.key < pageCount }
    pending = pending.filter { $0.key < pageCount }
  }

  /// What a failed sync leaves behind.
  mutating func failSync() { forgotten.formUnion(pending.keys) }

  /// The bytes of a page that is not durable, for one of its versions: 0 is what is durable.
  func page(_ page: Int, version: Int) -> [UInt8] {
    if version > 0, let versions = pending[page] { return versions[version - 1] }
    return pages[page] ?? [UInt8](repeating: 0, count: DiskFile.pageByteCount)
  }
}
