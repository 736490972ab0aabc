import AcquisRecords
import Glibc

/// Moves what lies beyond the last complete batch to `cut/`: never destroyed, and in an order that can be interrupted at any
/// point and begun again.
struct TailCutter {
  let directory: LedgerDirectory
  let layout: SegmentLayout
  let calls: SystemCalls

  /// Cuts off what lies beyond the last complete batch of `loaded`; `nil` when there is nothing.
  func cut(_ loaded: LogLoader.Loaded) throws(StoreError) -> OpeningReport.Cut? {
    let (byteCount, files) = try cut(at: loaded.follower.place)
    guard byteCount > 0 else { return nil }
    let fault: String? = if case .fault(_, let what) = loaded.tail { what } else { nil }
    return .init(seq: loaded.follower.head.size, byteCount: byteCount, files: files, fault: fault)
  }

  /// Cuts the log off at `place`. Returns how many bytes were moved and the files that hold them.
  private func cut(at place: LogPlace) throws(StoreError) -> (byteCount: Int, files: [String]) {
    let first = layout.first(holding: place.seq)
    var (byteCount, files) = (0, [String]())
    // The last segment first: what remains is without gaps at every moment.
    for segment in try directory.segments(layout).reversed() where segment >= first {
      let path = directory.segment(segment)
      let file = try File(appendingTo: path, calls)
      let keep = segment == first ? place.offset : 0
      let tail = try file.byteCount() - keep
      if tail > 0 {
        files.append(try save(file, from: keep, segment))
        byteCount += tail
      }
      if keep == 0 {
        try Directory.remove(path, calls)
      } else if tail > 0 {
        try file.truncate(to: keep)
        try file.sync()
      }
    }
    try Directory.sync(directory.log, calls)
    return (byteCount, files)
  }

  /// Makes durable what follows `place`, where the newest checkpoint ends: it may have been read from memory that never
  /// reached the disk. After a failed sync the system takes such bytes for written, and no later sync writes them; so
  /// they are written again.
  func makeDurable(from place: LogPlace) throws(StoreError) {
    let first = layout.first(holding: place.seq)
    for segment in try directory.segments(layout) where segment >= first {
      let file = try File(reading: directory.segment(segment), calls)
      // What is sealed was durable when it was covered.
      if try file.isSealed() {
        try file.sync()
      } else {
        let file = try File(rewriting: file.path, calls)
        try file.rewrite(from: segment == first ? place.offset : 0)
        try file.syncData()
      }
    }
    try Directory.sync(directory.log, calls)
  }

  /// Copies the bytes from `offset` on into a new file in `cut/`, durably.
  private func save(_ file: File, from offset: Int, _ segment: Int) throws(StoreError) -> String {
    try Directory.make(directory.cut, calls)
    let (copy, path) = try create("\(directory.cut)/\(Segment.name(first: segment)).from-\(offset)")
    var position = offset
    while true {
      let bytes = try file.read(at: position, count: 1 << 20)
      if bytes.isEmpty { break }
      try copy.append(bytes)
      position += bytes.count
    }
    try copy.sync()
    try syncCut()
    return path
  }

  /// Moves a file that is to be replaced into `cut/`, under a name that says what it was.
  func setAside(_ path: String, as name: String) throws(StoreError) -> String {
    try Directory.make(directory.cut, calls)
    let (copy, target) = try create("\(directory.cut)/\(name)")
    try copy.append(try File(reading: path).readAll(limit: 1 << 20) ?? [])
    try copy.sync()
    try syncCut()
    return target
  }

  /// Makes the names in `cut/` durable, and its own, which may be new.
  private func syncCut() throws(StoreError) {
    try Directory.sync(directory.cut, calls)
    try Directory.sync(directory.path, calls)
  }

  /// Makes a file under the first free name: nothing that was cut off earlier is overwritten.
  private func create(_ base: String) throws(StoreError) -> (File, String) {
    var number = 1
    while true {
      let path = number == 1 ? base : "\(base).\(number)"
      do { return (try File(creating: path, calls), path) } catch {
        guard case .system(let cause) = error, cause.code == EEXIST else { throw error }
      }
      number += 1
    }
  }
}
