import Acquis
import AcquisCredits
import AcquisJSON
import AcquisProjections
import AcquisRecords
import AcquisStore
import AcquisValues
import ArgumentParser

extension Session {
  struct MinutesCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "minutes",
      abstract: "Draw up the minutes of a session: one statement that commits to all its decisions.",
      discussion: """
        With FILE, which holds the decisions as 'acquis record' takes them, -o writes them with their minutes, not recorded
        yet: the chair and the members sign with 'acquis sign --only minutes', each on a machine of their own, and 'acquis
        record' takes the result. Without FILE the minutes of what is recorded are printed, to be read or filed.
        """)

    @OptionGroup var ledger: LedgerOptions
    @Argument(help: "The session.") var session: String
    @Argument(help: "The decisions, in JSON lines or CSV.", completion: .file(extensions: ["jsonl", "csv"]))
    var file: String?
    @Option(help: "The certification.") var certification: String
    @Option(name: .short, help: "The file to write; must not exist.", completion: .file()) var out: String?
    @Option(help: "The statement's id, a lower-case UUID.") var id: String?
    @Option(help: "When the minutes were drawn up (default: today).") var on: String?

    func answer() async throws -> Answer {
      let session = try Input.id(session, "SESSION", SessionID.init)
      let code = try Input.certification(certification)
      guard let file else { return try await recorded(session, code) }
      guard let out else { throw Input.wrong("-o", "the file to write the minutes to") }
      let statement = try id.map { (text) throws(Problem) in try Input.statement(text, "--id") }
      let minutes = try SessionMinutes(
        of: session, on: code, decisions: StatementFile.read(file, environment: .system), made: try Input.on(on),
        id: try statement ?? Environment.system.newStatementID())
      try SmallFile.create(out, bytes: minutes.lines)
      let count = minutes.drafts.count - 1
      return Answer(
        json: ["decisions": .integer(Int64(count)), "file": .string(out)],
        text: [
          say(
            count, ("Wrote the minutes of 1 decision to \(out).", "Wrote the minutes of \(count) decisions to \(out)."),
            (
              "Procès-verbal de \(count) décision écrit dans \(out).",
              "Procès-verbal de \(count) décisions écrit dans \(out)."
            ))
        ])
    }

    private func recorded(_ session: SessionID, _ code: CertificationCode) async throws -> Answer {
      try await ledger.read { view in
        let register = try await view.project(SessionRegister())
        guard let summary = register.sessions(session).first(where: { $0.certification == code }) else {
          throw Problem(
            "session-unknown", "Nothing is recorded of a session \(session) on \(code)",
            remedy: "Give the file with its decisions, or correct the id.")
        }
        let title = try await view.project(CertificationRegister())[code]?.registration.title
        let head = [
          say("MINUTES", "PROCÈS-VERBAL"), "\(code)  \(Terminal.harmless(title ?? "–"))",
          "\(say("ledger", "registre")) \(view.reader.founding.origin)",
        ]
        let lines = head + SessionText(session: summary, register: register).lines
        if let out { try SmallFile.create(out, bytes: Array((lines.joined(separator: "\n") + "\n").utf8)) }
        return Answer(json: ["sessions": .array([summary.json(register)])], text: out == nil ? lines : [out ?? ""])
      }
    }
  }
}
