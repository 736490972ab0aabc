import FoundationEssentials
import Glibc

/// A directory that goes away with its last owner, unless it is to be kept at a path.
final class Directory {
  let path: String
  private let isKept: Bool

  init(kept: String? = nil) {
    isKept = kept != nil
    path = kept ?? FileManager.default.temporaryDirectory.path + "/acquis-audit-\(UUID().uuidString)"
    try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: isKept)
  }

  deinit { if !isKept { try? FileManager.default.removeItem(atPath: path) } }

  /// Writes a file, with the directories above it; returns its path.
  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = "\(path)/\(name)"
    let above = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    try FileManager.default.createDirectory(atPath: above, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: file))
    return file
  }

  /// Every path below, with the time of its last change and its size.
  func contents() throws -> [String: [Int]] {
    var contents: [String: [Int]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      var status = stat()
      try succeed(stat("\(path)/\(name)", &status))
      contents[name] = [status.st_ctim.tv_sec, status.st_ctim.tv_nsec, Int(status.st_size)]
    }
    return contents
  }

  /// What a file holds.
  func bytes(_ name: String, in folder: String = ".") throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "\(path)/\(folder)/\(name)")))
  }

  /// The names in a folder, in order.
  func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)").sorted()
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }
}
