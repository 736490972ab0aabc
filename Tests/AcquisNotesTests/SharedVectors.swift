import Foundation

/// Third-party vectors, read where they lie and not part of the project.
enum SharedVectors {
  static let folder: URL? = {
    let beside = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared").standardized
    let given = ProcessInfo.processInfo.environment["ACQUIS_SHARED"].map { URL(filePath: $0) }
    let folder = (given ?? beside).appending(path: "data")
    return FileManager.default.fileExists(atPath: folder.path()) ? folder : nil
  }()

  static var present: Bool { folder != nil }

  static func read(_ path: String) throws -> [UInt8] {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return Array(try Data(contentsOf: folder.appending(path: path)))
  }

  /// A file of one line, without its LF if it has one.
  static func line(_ path: String) throws -> String {
    String(decoding: try read(path), as: UTF8.self).trimmingCharacters(in: .newlines)
  }
}
