import Foundation

/// Programs of the machine.
enum Tool {
  /// Whether all of them are installed.
  static func areThere(_ names: String...) -> Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return names.allSatisfy { name in
      path.split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
    }
  }

  /// Runs a program in a directory; its exit status, and what it printed.
  static func run(_ arguments: [String], in directory: String) throws -> (status: Int32, output: Data) {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: directory)
    process.standardOutput = output
    try process.run()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, printed)
  }
}
