import FoundationEssentials

extension Catalogue {
  /// Writes every file below `directory`, over those of the same name. Throws what the file system throws.
  public func write(to directory: String) throws {
    let manager = FileManager.default
    for (name, file) in files {
      let path = "\(directory)/\(name)"
      let above = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
      try manager.createDirectory(atPath: above, withIntermediateDirectories: true)
      switch file {
      case .bytes(let bytes): try Data(bytes).write(to: URL(filePath: path))
      case .link(let target):
        try? manager.removeItem(atPath: path)
        try manager.createSymbolicLink(atPath: path, withDestinationPath: target)
      }
    }
  }
}
