import Foundation
import Testing

/// Official fiches, which are no part of the project: in the directory ACQUIS_SHARED, else in `../shared`.
enum SharedFiches {
  static let absent: Comment = "the official samples (data/rncp of ACQUIS_SHARED) are absent"

  /// The samples of both registers, if they are there.
  static let paths: [String]? = {
    let named = ProcessInfo.processInfo.environment["ACQUIS_SHARED"].map { URL(filePath: $0) }
    let project = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
    let folder = (named ?? project.appending(path: "../shared").standardized).appending(path: "data/rncp")
    let paths = ["rncp-v4.1-sample.xml", "rs-v4.1-sample.xml"].map { folder.appending(path: $0).path() }
    return paths.allSatisfy(FileManager.default.fileExists) ? paths : nil
  }()
}
