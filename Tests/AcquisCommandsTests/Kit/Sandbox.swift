import Foundation
import Testing

/// A directory of its own in which the real program runs in child processes, under a controlled environment.
final class Sandbox {
  /// The directory.
  let path: String
  /// The directory of the built products.
  let products: String

  /// What a child process said, and how it ended.
  struct Outcome {
    let out: [UInt8]
    let err: [UInt8]
    /// The exit status; 128 + the signal when it was killed, as a shell counts.
    let exit: Int32

    var outText: String { String(decoding: out, as: UTF8.self) }
    var errText: String { String(decoding: err, as: UTF8.self) }
  }

  init() throws {
    products = try Sandbox.builtProducts()
    let made = FileManager.default.temporaryDirectory.appending(path: "acquis-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: made, withIntermediateDirectories: false)
    // The shortest spelling, so that it is found again in what the program prints.
    path = made.resolvingSymlinksInPath().path()
    try FileManager.default.createDirectory(atPath: path + "/home", withIntermediateDirectories: false)
  }

  deinit {
    // Tests take permissions away; what they leave must go all the same.
    _ = try? run("chmod -R u+rwX . 2>/dev/null")
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Runs a line of shell in the directory, with `acquis` in its path, and waits for its end.
  func run(_ line: String, _ variables: [String: String] = [:]) throws -> Outcome {
    try start(line, variables).wait()
  }

  /// Starts a line of shell.
  func start(_ line: String, _ variables: [String: String] = [:]) throws -> Running {
    var environment = [
      "ACQUIS_LEDGER": "l", "HOME": path + "/home", "LC_ALL": "C.UTF-8", "NO_COLOR": "1",
      "PATH": "\(products):/usr/bin:/bin",
      "PROJECT": projectRoot.path(), "TMPDIR": path, "TZ": "UTC",
    ]
    environment.merge(Sandbox.sanitizer) { $1 }
    environment.merge(variables) { $1 }
    return try Running(line, in: path, environment)
  }

  /// What a sanitizer that the tests run under needs to find in the environment.
  private static let sanitizer = ProcessInfo.processInfo.environment.filter {
    ["ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS", "LD_PRELOAD"].contains($0.key)
  }

  /// The directory of the built products: that of the tests themselves.
  private static func builtProducts() throws -> String {
    let executable = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    // Under SwiftPM's helper, the executable is the toolchain's: then the tests are its argument.
    let directories = ([executable] + CommandLine.arguments).map { ($0 as NSString).deletingLastPathComponent }
    return try #require(
      directories.first { FileManager.default.isExecutableFile(atPath: $0 + "/acquis") },
      "acquis is built together with the tests")
  }
}

/// The root of the project.
let projectRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()
