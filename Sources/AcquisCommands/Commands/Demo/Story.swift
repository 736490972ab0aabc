import Acquis
import AcquisJSON
import AcquisNotes
import AcquisRecords
import AcquisStore
import ArgumentParser
import Glibc

/// The story that the demo tells: every step is a command as a user would type it.
struct Story {
  private let directory: String
  private let inputs: String
  private let isSilent: Bool
  private var ledger: String { directory + "/my.ledger" }
  private let code = "RNCP99902"

  /// A command of the story and what it answered.
  struct Step {
    let arguments: [String]
    let answer: Answer

    var json: JSONValue {
      [
        "answer": answer.json, "arguments": .array(arguments.map { .string($0) }), "exit": .integer(Int64(answer.exit)),
      ]
    }
  }

  /// A story told in `directory` with the shipped `inputs`; a silent one prints nothing.
  init(directory: String, inputs: String, isSilent: Bool) {
    self.directory = directory
    self.inputs = inputs
    self.isSilent = isSilent
  }

  /// Tells it, printing each command and its answer, and returns the steps. Throws what a command throws.
  func tell() async throws -> [Step] {
    setenv("ACQUIS_LEDGER", ledger, 1)
    chapter(say("Found a ledger and register certifications", "Fonder un registre et y inscrire des certifications"))
    var steps = [try await run("init", "--origin", "acquis.example.org/demo")]
    steps += try await register()

    chapter(say("Assess, decide, award", "Évaluer, décider, délivrer"))
    steps += try await decide()

    let key = try await verifierKey()
    let record = "\(directory)/record.json"
    chapter(
      say(
        "Hand the learner a record, and verify it without the ledger",
        "Remettre un relevé, et le vérifier sans le registre"))
    steps.append(try await run("export", "DEMO-1", "--with-identity", "-o", record))
    steps.append(try await run("verify", record, "--key", key))

    chapter(say("Verify the whole ledger, then alter one byte", "Vérifier tout le registre, puis en modifier un octet"))
    steps.append(try await run("verify", ledger, "--key", key))
    try alter()
    steps.append(try await run("verify", ledger, "--key", key))
    return steps
  }

  private func register() async throws -> [Step] {
    [
      try await run("import", "rncp", "\(inputs)/fiches-rncp.xml", "\(inputs)/fiches-rs.xml"),
      try await run("certification", "rule", code, "--file", "\(inputs)/rule-options.json"),
      try await run("centre", "authorise", "CENTRE-1", "--name", "Centre imaginaire", "--certification", code),
    ]
  }

  private func decide() async throws -> [Step] {
    var steps = [
      try await run(
        "learner", "enrol", "--name", "Zoé Inventée", "--birth-date", "2001-02-03", "--reference", "DEMO-1", "--target",
        code)
    ]
    for number in ["01", "02", "03", "05"] {
      let block = "\(code)BC\(number)"
      steps.append(
        try await run(
          "assess", "DEMO-1", code, block, "--centre", "CENTRE-1", "--outcome", "acquired", "--route", "apprenticeship")
      )
      steps.append(
        try await run("validate", "DEMO-1", code, block, "--session", "SESSION-1", "--decision", "acquired"))
    }
    steps.append(try await run("progress", "DEMO-1"))
    steps.append(try await run("award", "DEMO-1", code, "--session", "SESSION-1"))
    return steps
  }

  private func verifierKey() async throws -> String {
    try await LedgerView.with(ledger) { view in
      VerifierKey(
        name: try KeyName(view.reader.founding.origin), algorithm: .ed25519,
        publicKey: view.reader.founding.checkpointKey
      ).description
    }
  }

  private func chapter(_ title: String) { show("\n" + Style.current.bold("── \(title)")) }

  /// Prints a line with paths as if the story's directory were the current one.
  private func show(_ line: String) {
    if !isSilent { Terminal.out(line.replacing(directory + "/", with: "")) }
  }

  private func run(_ arguments: String...) async throws -> Step {
    let words = arguments.map { $0.contains(" ") ? "\"\($0)\"" : $0 }
    show(Style.current.faint("$ acquis " + words.joined(separator: " ")))
    guard let command = try AcquisCommand.parseAsRoot(arguments) as? any AnsweringCommand else {
      throw Problem("internal-error", "A command of the demo does not answer", remedy: "Please report this.")
    }
    let answer = try await command.answer()
    for line in answer.text { show(line) }
    if answer.exit != 0 { show(Style.current.faint("[exit \(answer.exit)]")) }
    return Step(arguments: arguments, answer: answer)
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
    show(Style.current.faint(say("(one byte of the log was altered)", "(un octet du journal a été modifié)")))
  }
}
