public import AcquisValues
import Glibc

/// Reads the official CSV set of the fiches: the unpacked files `export_fiches_CSV_<name>_YYYY_MM_DD.csv` of one day.
///
/// The set has no competences, no assessment, no correspondences, no award deadline and no digest: those members of the
/// fiches are `nil`, as are the lists of a file that is not there. `routes` names the open ones only.
public struct FicheCSVReader: Sendable {
  /// How much of each file is accepted.
  public var format: CSVFormat

  /// A reader of files in that format.
  public init(format: CSVFormat = .init()) { self.format = format }

  /// What was read.
  public struct Summary: Hashable, Sendable {
    /// The day of the export, from the file names.
    public var exportDate: Day
    /// Fiches delivered.
    public var ficheCount = 0
    /// Fiches skipped.
    public var skippedCount = 0
    /// Rows about fiches that the file `Standard` does not have; they are not delivered.
    public var orphanRowCount = 0
    /// Names of files in the directory or list that belong to the set but are not used, or to no set.
    public var ignoredFiles: [String] = []
  }

  /// Reads the set in a directory. Time and memory are O(size of the set): its files are sorted each in its own way.
  ///
  /// - Parameters:
  ///   - directory: where the files are; other files in it are ignored.
  ///   - onFiche: called with each usable fiche, in the order of `Standard`; what it throws ends the reading.
  ///   - onSkip: called for each fiche that is not usable.
  /// - Throws: ``ImportError``, or what `onFiche` throws.
  public func read(
    directory: String, onFiche: (Fiche) throws -> Void, onSkip: (SkippedFiche) -> Void
  ) throws -> Summary {
    let names = try FicheCSVReader.names(in: directory)
    return try read(files: names.map { directory + "/" + $0 }, onFiche: onFiche, onSkip: onSkip)
  }

  /// Reads the set among `files`. O(size of the set) time and memory.
  ///
  /// - Throws: as ``read(directory:onFiche:onSkip:)``.
  public func read(
    files: [String], onFiche: (Fiche) throws -> Void, onSkip: (SkippedFiche) -> Void
  ) throws -> Summary {
    let set = try FicheCSVSet(files: files)
    var builder = FicheCSVBuilder(tables: Set(set.paths.keys))
    for table in FicheCSVTable.allCases {
      guard let path = set.paths[table] else { continue }
      try CSVReader(format: format).readTable(path: path, required: table.columns) { builder.take($0, of: table) }
    }
    var summary = Summary(exportDate: set.date)
    summary.ignoredFiles = set.ignored
    summary.orphanRowCount = builder.orphanRowCount
    for outcome in builder.outcomes() {
      switch outcome {
      case .read(let fiche):
        summary.ficheCount += 1
        try onFiche(fiche)
      case .skipped(let skipped):
        summary.skippedCount += 1
        onSkip(skipped)
      }
    }
    return summary
  }

  /// The names in a directory, sorted by bytes.
  private static func names(in directory: String) throws(ImportError) -> [String] {
    guard let stream = opendir(directory) else {
      let reason = String(cString: strerror(errno))
      throw ImportError(
        .unreadable, "cannot open the directory (\(reason))", remedy: "check its path and its permissions",
        file: directory)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

/// Which file holds which table.
private struct FicheCSVSet {
  var paths: [FicheCSVTable: String] = [:]
  var date: Day
  var ignored: [String] = []

  init(files: [String]) throws(ImportError) {
    var dates: Set<Day> = []
    for path in files {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      guard let (table, date) = FicheCSVTable.recognise(fileName: name) else {
        ignored.append(name)
        continue
      }
      dates.insert(date)
      guard paths.updateValue(path, forKey: table) == nil, dates.count == 1 else {
        throw ImportError(
          .table, "files of two exports are mixed", remedy: "keep the files of one day together", file: path)
      }
    }
    guard paths[.standard] != nil, let date = dates.first else {
      throw ImportError(
        .table, "there is no file export_fiches_CSV_Standard_YYYY_MM_DD.csv",
        remedy: "unpack the whole archive export-fiches-csv-YYYY-MM-DD.zip")
    }
    self.date = date
  }
}
