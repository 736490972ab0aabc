/// Reads the XML export of the fiches, version 4 of the flux of France compétences, as a stream.
///
/// ```swift
/// let summary = try FicheXMLReader().read(
///   path: "export_fiches_RNCP_V4_1_2026-08-16.xml",
///   onFiche: { print($0.number, $0.blocks?.count ?? 0) },
///   onSkip: { print($0) })
/// ```
///
/// Memory does not depend on the size of the file: one piece of it (1 MiB) and the fiches that end in it are held at a time.
/// The file must be UTF-8 without a document type declaration; nothing but the file itself is ever opened. A fiche that
/// cannot be used is reported and skipped; a fault of the file itself ends the reading with an ``ImportError``, after every
/// fiche that was complete before it has been delivered.
public struct FicheXMLReader: Sendable {
  /// How much is accepted.
  public var limits: FicheReadLimits

  /// A reader with those limits.
  public init(limits: FicheReadLimits = .init()) { self.limits = limits }

  /// What was read.
  public struct Summary: Hashable, Sendable {
    /// `VERSION_FLUX` as written.
    public var version: String
    /// Fiches delivered.
    public var ficheCount = 0
    /// Fiches skipped.
    public var skippedCount = 0
    /// Bytes read.
    public var byteCount = 0
    /// The largest sum of all buffers at any time, in bytes: the piece, what was left unfinished before it, one fiche.
    public var maxBufferByteCount = 0
  }

  /// Reads a file. O(its size) time.
  ///
  /// - Parameters:
  ///   - path: the unpacked XML file.
  ///   - onFiche: called with each usable fiche, in the order of the file; what it throws ends the reading.
  ///   - onSkip: called for each fiche that is not usable.
  ///   - progress: called after each piece with the bytes read so far and the size of the file, if known.
  /// - Throws: ``ImportError`` for a fault of the file, or what `onFiche` throws.
  public func read(
    path: String, onFiche: (Fiche) throws -> Void, onSkip: (SkippedFiche) -> Void,
    progress: (_ bytesRead: Int, _ total: Int?) -> Void = { _, _ in }
  ) throws -> Summary {
    let file = try InputFile(path: path)
    let total = file.size
    let run = FicheXMLRun(limits: limits)
    do {
      while true {
        let count = try run.step(upTo: InputFile.chunkByteCount, onFiche, onSkip) { buffer throws(ImportError) in
          try file.read(into: buffer)
        }
        if count == 0 { return run.summary }
        progress(run.summary.byteCount, total)
      }
    } catch let error as ImportError {
      throw error.inFile(path)
    }
  }

  /// Reads a document held in memory, in pieces of `pieceByteCount` bytes; the result does not depend on their size.
  ///
  /// - Throws: as ``read(path:onFiche:onSkip:progress:)``.
  public func read(
    bytes: some Collection<UInt8>, pieceByteCount: Int = 1 << 20, onFiche: (Fiche) throws -> Void,
    onSkip: (SkippedFiche) -> Void
  ) throws -> Summary {
    precondition(1...1 << 30 ~= pieceByteCount, "A piece has from one byte to 1 GiB.")
    let run = FicheXMLRun(limits: limits)
    var rest = bytes[...]
    while true {
      let piece = rest.prefix(pieceByteCount)
      rest = rest.dropFirst(pieceByteCount)
      let count = try run.step(upTo: pieceByteCount, onFiche, onSkip) { buffer throws(ImportError) in
        buffer.copyBytes(from: piece)
        return piece.count
      }
      if count == 0 { return run.summary }
    }
  }
}

/// One pass over one document.
final class FicheXMLRun {
  private let parser: FluxParser
  private(set) var summary = FicheXMLReader.Summary(version: "")

  init(limits: FicheReadLimits) { parser = FluxParser(limits: limits) }

  /// Parses one piece and delivers what it completed, even if the piece turns out to be faulty further on.
  func step(
    upTo capacity: Int, _ onFiche: (Fiche) throws -> Void, _ onSkip: (SkippedFiche) -> Void,
    fill: (UnsafeMutableRawBufferPointer) throws(ImportError) -> Int
  ) throws -> Int {
    let result = Result { () throws(ImportError) in try parser.parse(upTo: capacity, fill: fill) }
    try deliver(onFiche, onSkip)
    let count = try result.get()
    summary.byteCount += count
    summary.version = parser.version ?? ""
    let buffers = capacity + parser.maxPendingByteCount + parser.capacityByteCount
    summary.maxBufferByteCount = max(summary.maxBufferByteCount, buffers)
    return count
  }

  private func deliver(_ onFiche: (Fiche) throws -> Void, _ onSkip: (SkippedFiche) -> Void) throws {
    for outcome in parser.takeOutcomes() {
      switch outcome {
      case .read(let fiche):
        summary.ficheCount += 1
        try onFiche(fiche)
      case .skipped(let skipped):
        summary.skippedCount += 1
        onSkip(skipped)
      }
    }
  }
}
