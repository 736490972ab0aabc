import Foundation

/// `ledger-samples/verify.py`, a verifier written from SPEC.md alone, asked about many inputs in one process.
struct OtherVerifier {
  /// What a verifier answers: the exit status, and each finding as its code and where, in its order.
  struct Answer: Decodable, Equatable {
    let status: Int32
    let findings: [String]

    var set: Set<String> { Set(findings) }
  }

  /// What it is asked.
  struct Question: Encodable {
    let path: String
    let key: String?
    var checkpoint: String?
    var record: String?
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "ledger-samples").path

  /// Whether the machine has what it needs.
  static let isPresent = ["python3", "openssl"].allSatisfy { name in
    (try? run(["sh", "-c", "command -v \(name)"], input: Data()))?.isEmpty == false
  }

  private static let verdicts = """
    import json, sys
    sys.dont_write_bytecode = True
    sys.path.insert(0, sys.argv[1])
    import verify
    for line in sys.stdin:
        asked = json.loads(line)
        keys = [verify.parse_vkey(asked["key"])] if asked.get("key") else []
        report = verify.verified(asked["path"], keys, asked.get("checkpoint"), asked.get("record"))
        findings = [each.code if each.seq is None else f"{each.code} {each.seq}" for each in report.findings]
        print(json.dumps({"status": report.status, "findings": findings}))
    """

  /// The answers, in the order of the questions.
  static func answers(to questions: [Question]) throws -> [Answer] {
    let lines = try questions.map { try JSONEncoder().encode($0) + Data("\n".utf8) }
    let output = try run(["python3", "-c", verdicts, folder], input: Data(lines.joined()))
    return try output.split(separator: 0x0A).map { try JSONDecoder().decode(Answer.self, from: $0) }
  }

  private static let pages = """
    import sys
    sys.dont_write_bytecode = True
    sys.path.insert(0, sys.argv[1])
    import verify
    try:
        sys.stdout.buffer.write(verify.render(sys.stdin.buffer.read(), sys.argv[2]))
    except verify.Fault:
        pass
    """

  /// The page of a learner's record; empty when there is none.
  static func page(of record: [UInt8], language: String) throws -> [UInt8] {
    [UInt8](try run(["python3", "-c", pages, folder, language], input: Data(record)))
  }

  /// Runs a command to its end. Files stand for pipes, which could fill up.
  private static func run(_ command: [String], input: Data) throws -> Data {
    let directory = Directory()
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardInput = try FileHandle(
      forReadingFrom: URL(filePath: try directory.write("input", [UInt8](input))))
    let output = URL(filePath: try directory.write("output", []))
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    return try Data(contentsOf: output)
  }
}
