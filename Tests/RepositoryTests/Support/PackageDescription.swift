import Foundation
import Testing

/// The package as SwiftPM understands it, which is not always what a reader of the manifest believes.
struct PackageDescription: Decodable, Sendable {
  struct Target: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let type: String
    let path: String
    let sources: [String]
    let modules: [String]
    let products: [String]

    enum CodingKeys: String, CodingKey {
      case name, type, path, sources
      case modules = "target_dependencies"
      case products = "product_dependencies"
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      name = try container.decode(String.self, forKey: .name)
      type = try container.decode(String.self, forKey: .type)
      path = try container.decode(String.self, forKey: .path)
      sources = try container.decodeIfPresent([String].self, forKey: .sources) ?? []
      modules = try container.decodeIfPresent([String].self, forKey: .modules) ?? []
      products = try container.decodeIfPresent([String].self, forKey: .products) ?? []
    }

    /// Everything that is declared to be importable.
    var dependencies: Set<String> { Set(modules + products) }
    /// Whether it is part of what users run, and written in Swift.
    var isModule: Bool { path.hasPrefix("Sources/") && type != "system-target" }
    var testDescription: String { name }
  }

  let targets: [Target]

  /// The modules of `Sources`.
  var modules: [Target] { targets.filter(\.isModule) }
  /// The C libraries.
  var systemLibraries: Set<String> { Set(targets.filter { $0.type == "system-target" }.map(\.name)) }

  /// What `swift package describe` says, asked once.
  static let current = Result { try describe() }

  /// Everything that a module reaches, over every step.
  func reach(of name: String) -> Set<String> {
    var (reached, next) = (Set<String>(), [name])
    while let module = next.popLast() {
      for dependency in targets.first(where: { $0.name == module })?.dependencies ?? []
      where reached.insert(dependency).inserted {
        next.append(dependency)
      }
    }
    return reached
  }

  /// Asks with a scratch directory of its own: the one of the package is locked by the `swift test` that runs this.
  private static func describe() throws -> PackageDescription {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "acquis-describe-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "swift", "package", "--package-path", Repository.root.path(percentEncoded: false), "--scratch-path",
      scratch.path(percentEncoded: false), "describe", "--type", "json",
    ]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return try JSONDecoder().decode(PackageDescription.self, from: data)
  }
}
