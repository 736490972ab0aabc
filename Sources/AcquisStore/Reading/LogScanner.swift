import AcquisRecords
import Glibc

/// Reads the lines of a log one after the other, across segments.
struct LogScanner {
  /// What comes next.
  enum Step {
    /// A line, without its LF.
    case line([UInt8])
    /// No complete line: so many bytes follow, which are the beginning of one at most.
    case end(byteCount: Int)
    /// What follows cannot be a line, or not here.
    case fault(String)
  }

  /// A single line is often all that is asked for: the window begins with room for the longest, and grows.
  private static let windowByteCounts = (least: Limits.lineByteCount + 1, most: 1 << 20)

  private let directory: LedgerDirectory
  private let layout: SegmentLayout
  /// Where the next line begins.
  private(set) var place: LogPlace
  private var file: File?
  private var window: [UInt8] = []
  private var windowByteCount = windowByteCounts.least
  /// Where the window begins in the segment.
  private var windowOffset: Int
  /// Where the next line begins in the window.
  private var position = 0

  init(_ directory: LedgerDirectory, _ layout: SegmentLayout, from place: LogPlace) {
    self.directory = directory
    self.layout = layout
    self.place = place
    windowOffset = place.offset
  }

  mutating func next() throws(StoreError) -> Step {
    guard try openSegment() else { return .end(byteCount: 0) }
    if let line = lineInWindow() { return try take(line) }
    try refill()
    if let line = lineInWindow() { return try take(line) }
    let rest = window.count - position
    return rest > Limits.lineByteCount ? .fault("line-too-long") : .end(byteCount: rest)
  }

  /// Opens the segment of the place; `false` when there is none.
  private mutating func openSegment() throws(StoreError) -> Bool {
    if file == nil { file = try File.ifPresent(directory.segment(layout.first(holding: place.seq))) }
    return file != nil
  }

  private func lineInWindow() -> Range<Int>? {
    window.withUnsafeBytes { bytes in
      guard position < bytes.count, let base = bytes.baseAddress,
        let lf = memchr(base + position, 0x0A, bytes.count - position)
      else { return nil }
      return position..<(UnsafeRawPointer(lf) - base)
    }
  }

  private mutating func refill() throws(StoreError) {
    guard let file else { return }
    windowOffset += position
    position = 0
    window = try file.read(at: windowOffset, count: windowByteCount)
    windowByteCount = min(4 * windowByteCount, LogScanner.windowByteCounts.most)
  }

  private mutating func take(_ line: Range<Int>) throws(StoreError) -> Step {
    guard line.count <= Limits.lineByteCount else { return .fault("line-too-long") }
    let bytes = Array(window[line])
    position = line.upperBound + 1
    let next = place.after(line.count, layout)
    if next.offset == 0 {
      if let file, try file.byteCount() > windowOffset + position {
        return .fault("a segment with more than \(layout.recordsPerSegment) records")
      }
      file = nil
      window = []
      (windowOffset, position) = (0, 0)
    }
    place = next
    return .line(bytes)
  }
}
