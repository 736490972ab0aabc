import Foundation
import Testing

/// A session at a terminal as a document shows it: commands after `$ `, each followed by what it prints.
struct Session {
  struct Step {
    let command: String
    var output: [String]
  }

  let steps: [Step]

  /// The steps of all `console` blocks of `markdown`, in order. Empty lines between them are no output.
  init(_ markdown: String) {
    var (steps, isConsole): ([Step], Bool) = ([], false)
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isConsole = line == "```console"
      } else if isConsole, line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2)), output: []))
      } else if isConsole, !steps.isEmpty {
        steps[steps.count - 1].output.append(String(line))
      }
    }
    self.steps = steps.map { step in
      Step(command: step.command, output: Array(step.output.reversed().drop(while: \.isEmpty).reversed()))
    }
  }

  /// `lines` with everything that differs from one run to the next replaced by what it is.
  static func normalised(_ lines: [String]) -> [String] {
    lines.map { line in
      line.replacing(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/, with: "<id>")
        .replacing(/[0-9a-f]{64}/, with: "<hash>")
        .replacing(/\+[0-9a-f]{8}\+[A-Za-z0-9+\/=]{44}/, with: "+<key>")
        .replacing(/\d{4}-\d{2}-\d{2}T[0-9:.]{12}Z/, with: "<instant>")
        .replacing(/\d{4}-\d{2}-\d{2}/, with: "<day>")
    }
  }
}

/// A shell in a directory of its own, where `acquis` is the command that was built with the tests.
final class Shell {
  let directory: URL
  private let environment: [String: String]

  init() throws {
    directory = FileManager.default.temporaryDirectory.appending(path: "acquis-session-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    environment = [
      "ACQUIS_LEDGER": "my.ledger", "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "TZ": "UTC",
      "PATH": try Self.builtProducts().path(percentEncoded: false) + ":" + path,
    ]
    try FileManager.default.createSymbolicLink(
      at: directory.appending(path: "ledger-samples"),
      withDestinationURL: Repository.root.appending(path: "ledger-samples"))
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  /// Runs a command line and returns what it prints, standard error included, line by line.
  func run(_ command: String) throws -> [String] {
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.environment = environment
    process.currentDirectoryURL = directory
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.reversed().drop(while: \.isEmpty).reversed().map(String.init)
  }

  /// Whether a program can be found.
  static func has(_ program: String) -> Bool {
    let directories = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return directories.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }

  /// The directory of the command that was built with the tests: theirs, or that of the executable that runs them.
  private static func builtProducts() throws -> URL {
    let candidates = [try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")]
    return try #require(
      (candidates + CommandLine.arguments).map { URL(filePath: $0).deletingLastPathComponent() }
        .first {
          FileManager.default.isExecutableFile(atPath: $0.appending(path: "acquis").path(percentEncoded: false))
        },
      "acquis is built together with the tests")
  }
}
