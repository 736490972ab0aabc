import AcquisNotes
import Foundation
import Testing

/// A witness over HTTP that shares nothing with acquis: `Tests/Support/witness.py` in a process of its own.
final class TestWitness {
  static let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Support/witness.py").path()

  /// Whether this machine has what it needs.
  static let canRun = ["python3", "openssl", "curl"].allSatisfy { name in
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }

  /// The witness goes as soon as nobody holds this any more, also when the tests crash.
  private let input = Pipe()
  let url: String
  let vkey: String

  /// Starts a witness of the log with `key`. `seed`: one byte, repeated.
  init(_ name: String, seed: UInt8, log key: VerifierKey, state: String, misbehave: String? = nil) throws {
    let process = Process()
    let output = Pipe()
    process.standardInput = input
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      [
        "python3", TestWitness.script, "--port", "0", "--name", name, "--seed",
        String(repeating: String(format: "%02x", seed), count: 32), "--log", "\(key)", "--state", state, "--until-eof",
      ] + (misbehave.map { ["--misbehave", $0] } ?? [])
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var line: [UInt8] = []
    while line.last != 0x0A, let byte = try output.fileHandleForReading.read(upToCount: 1)?.first { line.append(byte) }
    let words = String(decoding: line.dropLast(), as: UTF8.self).split(separator: " ")
    try #require(words.count == 2, "the witness did not start")
    url = "http://127.0.0.1:\(words[0])"
    vkey = String(words[1])
  }

  deinit { try? input.fileHandleForWriting.close() }
}
