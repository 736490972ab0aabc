/// The fiches of an XML export, pulled piece by piece: for a reader that must wait between them, as for a durable write.
///
/// Memory does not depend on the size of the file.
public final class FicheStream {
  /// Bytes read so far.
  public private(set) var byteCount = 0
  /// The size of the file in bytes, if known.
  public let total: Int?
  /// What was not usable, so far.
  public private(set) var skipped: [SkippedFiche] = []

  private let path: String
  private let file: InputFile
  private let run: FicheXMLRun
  private var fault: (any Error)?

  /// Opens the unpacked XML file at `path`. Throws ``ImportError``.
  public init(path: String, limits: FicheReadLimits = .init()) throws(ImportError) {
    self.path = path
    file = try InputFile(path: path)
    total = file.size
    run = FicheXMLRun(limits: limits)
  }

  /// The fiches that end in the next piece of the file, maybe none; `nil` at its end.
  ///
  /// A fault of the file is thrown as ``ImportError`` once every fiche that was complete before it has been delivered.
  public func next() throws -> [Fiche]? {
    if let fault { throw fault }
    var fiches: [Fiche] = []
    do {
      let count = try run.step(
        upTo: InputFile.chunkByteCount, { fiches.append($0) }, { skipped.append($0) }
      ) { buffer throws(ImportError) in try file.read(into: buffer) }
      byteCount = run.summary.byteCount
      return count == 0 && fiches.isEmpty ? nil : fiches
    } catch {
      let located: any Error = (error as? ImportError)?.inFile(path) ?? error
      guard !fiches.isEmpty else { throw located }
      fault = located
      return fiches
    }
  }
}
