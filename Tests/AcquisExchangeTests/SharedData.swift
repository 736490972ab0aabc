import Foundation
import Testing

/// Third-party data, which is no part of the project: in the directory ACQUIS_SHARED, else in `../shared`.
enum SharedData {
  static let absent: Comment = "the official samples (data/rncp of ACQUIS_SHARED) are absent"

  /// The folder of the official samples, or `nil`.
  static let rncp: String? = {
    let named = ProcessInfo.processInfo.environment["ACQUIS_SHARED"].map { URL(filePath: $0) }
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let shared = named ?? package.deletingLastPathComponent().appending(path: "shared")
    let folder = shared.appending(path: "data/rncp").path()
    return FileManager.default.fileExists(atPath: folder) ? folder : nil
  }()
}

/// A directory that is removed again.
final class TemporaryDirectory {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path()
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and returns its path.
  func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let url = URL(filePath: path).appending(path: name)
    try Data(bytes).write(to: url)
    return url.path(percentEncoded: false)
  }
}
