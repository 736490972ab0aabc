import Foundation

/// The files of this repository, by their paths from its root.
enum Repository {
  /// The root: three directories up from this file's own.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The text of a file.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// Whether a file or directory stands at `path`.
  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path(percentEncoded: false))
  }

  /// The names in a directory, without hidden ones, in order. Empty if it cannot be read.
  static func names(in directory: String) -> [String] {
    let path = root.appending(path: directory).path(percentEncoded: false)
    return (try? FileManager.default.contentsOfDirectory(atPath: path).filter { !$0.hasPrefix(".") }.sorted()) ?? []
  }

  /// Every file below the given directories whose name ends so, in order, without what is hidden.
  static func files(in directories: [String], suffix: String) -> [String] {
    directories.flatMap { directory -> [String] in
      names(in: directory).flatMap { name -> [String] in
        let path = directory.isEmpty ? name : "\(directory)/\(name)"
        if isDirectory(path) { return files(in: [path], suffix: suffix) }
        return name.hasSuffix(suffix) ? [path] : []
      }
    }
  }

  /// The Swift files of the project.
  static let swiftFiles = files(in: ["Sources", "Tests"], suffix: ".swift") + ["Package.swift"]

  /// The documents of the project.
  static let documents = files(in: [""], suffix: ".md")

  private static func isDirectory(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    let full = root.appending(path: path).path(percentEncoded: false)
    return FileManager.default.fileExists(atPath: full, isDirectory: &isDirectory) && isDirectory.boolValue
  }
}
