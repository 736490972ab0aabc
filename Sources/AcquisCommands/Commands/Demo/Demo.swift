import Acquis
import AcquisNotes
import AcquisRecords
import AcquisStore
import ArgumentParser
import FoundationEssentials
import Glibc

struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell the whole story on a temporary ledger: found, record, show, export, verify, tamper.")

  @Argument(help: "The directory of the shipped samples.", completion: .directory) var samples = "ledger-samples"
  @Flag(help: "Keep the temporary ledger.") var keep = false

  mutating func run() async throws {
    let samples = samples
    guard try SmallFile.read("\(samples)/inputs/fiches-rncp.xml", limit: 16 << 20).count > 0 else { return }
    let directory = try Demo.temporaryDirectory()
    let story = Story(directory: directory, samples: samples)
    try await story.tell()
    if keep { return Terminal.out(say("\nKept in \(directory).", "\nConservé dans \(directory).")) }
    try story.clear()
  }

  private static func temporaryDirectory() throws -> String {
    let parent = environment("TMPDIR") ?? "/tmp"
    var template = Array("\(parent)/acquis-demo-XXXXXX".utf8CString)
    guard let path = template.withUnsafeMutableBufferPointer({ mkdtemp($0.baseAddress!).map { String(cString: $0) } })
    else {
      throw Problem(
        "unreadable", "No temporary directory can be made", at: parent, remedy: "Set TMPDIR to a directory with space.")
    }
    return path
  }
}

/// The story that the demo tells: every step is a command as a user would type it.
private struct Story {
  let directory: String
  let samples: String
  private var ledger: String { directory + "/my.ledger" }
  private let code = "RNCP99902"

  init(directory: String, samples: String) {
    self.directory = directory
    self.samples = samples
  }

  func tell() async throws {
    setenv("ACQUIS_LEDGER", ledger, 1)
    chapter(say("Found a ledger and register certifications", "Fonder un registre et y inscrire des certifications"))
    try await run("init", "--origin", "acquis.example.org/demo")
    let key = try await LedgerView.with(ledger) { view in
      VerifierKey(
        name: try KeyName(view.reader.founding.origin), algorithm: .ed25519,
        publicKey: view.reader.founding.checkpointKey
      ).description
    }
    try await run("import", "rncp", "\(samples)/inputs/fiches-rncp.xml", "\(samples)/inputs/fiches-rs.xml")
    try await run("certification", "rule", code, "--file", "\(samples)/inputs/rule-options.json")
    try await run("centre", "authorise", "CENTRE-1", "--name", "Centre imaginaire", "--certification", code)

    chapter(say("Assess, decide, award", "Évaluer, décider, délivrer"))
    try await run(
      "learner", "enrol", "--name", "Zoé Inventée", "--birth-date", "2001-02-03", "--reference", "DEMO-1", "--target",
      code)
    for number in ["01", "02", "03", "05"] { try await acquire("\(code)BC\(number)") }
    try await run("progress", "DEMO-1")
    try await run("award", "DEMO-1", code, "--session", "SESSION-1")

    chapter(
      say(
        "Hand the learner a record, and verify it without the ledger",
        "Remettre un relevé, et le vérifier sans le registre"))
    try await run("export", "DEMO-1", "--with-identity", "-o", "\(directory)/record.json")
    try await run("verify", "\(directory)/record.json", "--key", key)

    chapter(say("Verify the whole ledger, then alter one byte", "Vérifier tout le registre, puis en modifier un octet"))
    try await run("verify", ledger, "--key", key)
    try alter()
    try await run("verify", ledger, "--key", key)
  }

  private func acquire(_ block: String) async throws {
    try await run(
      "assess", "DEMO-1", code, block, "--centre", "CENTRE-1", "--outcome", "acquired", "--route", "apprenticeship")
    try await run("validate", "DEMO-1", code, block, "--session", "SESSION-1", "--decision", "acquired")
  }

  private func chapter(_ title: String) { Terminal.out("\n" + Style.current.bold("── \(title)")) }

  private func run(_ arguments: String...) async throws {
    let shown = arguments.map { $0.replacing(directory + "/", "") }.map { $0.contains(" ") ? "\"\($0)\"" : $0 }
    Terminal.out(Style.current.faint("$ acquis " + shown.joined(separator: " ")))
    do {
      var command = try AcquisCommand.parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let code as ExitCode {
      Terminal.out(Style.current.faint("[exit \(code.rawValue)]"))
    }
  }

  /// Turns one `acquired` of the log into another word of the same length.
  private func alter() throws {
    let segment = LedgerDirectory(ledger).log + "/" + Segment.name(first: 0)
    var bytes = try SmallFile.read(segment, limit: 64 << 20)
    let word = Array(#""decision":"acquired""#.utf8)
    guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: word) }) else { return }
    bytes[start + word.count - 2] ^= 1
    unlink(segment)
    try SmallFile.create(segment, bytes: bytes)
    Terminal.out(Style.current.faint(say("(one byte of the log was altered)", "(un octet du journal a été modifié)")))
  }

  func clear() throws { try FileManager.default.removeItem(atPath: directory) }
}

extension String {
  fileprivate func replacing(_ part: String, _ other: String) -> String {
    guard hasPrefix(part) else { return self }
    return other + dropFirst(part.count)
  }
}
