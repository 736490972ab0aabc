import AcquisCrypto
import Foundation
import Testing

/// Third-party vectors, kept outside the project: in the directory ACQUIS_SHARED, else in `../shared`.
enum SharedVectors {
  static let absent: Comment = "the shared vectors are absent: set ACQUIS_SHARED to their directory"

  static let directory: URL? = {
    let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
    let named = ProcessInfo.processInfo.environment["ACQUIS_SHARED"].map { URL(filePath: $0) }
    let directory = named ?? package.deletingLastPathComponent().appending(path: "shared")
    return FileManager.default.fileExists(atPath: directory.appending(path: "data/merkle").path) ? directory : nil
  }()

  static var arePresent: Bool { directory != nil }

  static func read(_ path: String) throws -> Data {
    try Data(contentsOf: #require(directory).appending(path: "data").appending(path: path))
  }

  static func lines(_ path: String) throws -> [Substring] {
    String(decoding: try read(path), as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: true)
  }

  static func decode<T: Decodable>(_ type: T.Type, _ path: String) throws -> T {
    try JSONDecoder().decode(type, from: read(path))
  }

  /// The paths of all JSON files below `folder`, sorted; none if the vectors are absent.
  static func jsonFiles(below folder: String) -> [String] {
    guard let directory else { return [] }
    let paths = FileManager.default.subpaths(atPath: directory.appending(path: "data/\(folder)").path) ?? []
    return paths.filter { $0.hasSuffix(".json") }.sorted().map { "\(folder)/\($0)" }
  }

  static func digest(base64: some StringProtocol) -> Digest? {
    Data(base64Encoded: String(base64)).flatMap { Digest(bytes: $0) }
  }
}
