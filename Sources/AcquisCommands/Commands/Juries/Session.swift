import Acquis
import AcquisCredits
import AcquisRecords
import AcquisValues
import ArgumentParser

struct Session: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "session", abstract: "Convene juries, record who was there, show sessions, and draw up their minutes.",
    subcommands: [Convene.self, Hold.self, ShowSession.self, MinutesCommand.self])
}

extension Session {
  struct Convene: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "convene", abstract: "Convene a jury. Nothing can be decided in the session before its day.")

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var recording: RecordingOptions
    @Argument(help: "The session, as you name it.") var session: String
    @Option(help: "The certification on which it decides.") var certification: String
    @Option(help: "The day on which it sits; it may lie ahead.") var on: String
    @Option(help: "Where it sits.") var place: String
    @Option(help: "Who presides: ID:CAPACITY, a pseudonym and as what it acts.") var chair: String
    @Option(help: "Another member, ID:CAPACITY; repeatable.") var juror: [String] = []

    func answer() async throws -> Answer {
      let (id, signers) = (try recording.statementID(), try recording.signers())
      guard let day = try Input.day(on, "--on") else { throw Input.wrong("--on", "a day") }
      let convened = SessionConvened(
        session: try Input.id(session, "SESSION", SessionID.init),
        certification: try Input.certification(certification),
        day: day, place: place, chair: try Input.examiner(chair, "--chair"),
        jurors: try Input.examiners(juror, "--juror"))
      return try await ledger.write { session in
        // What is recorded today is that it was convened; the day of the session may lie ahead.
        let made = min(day, Environment.system.today)
        let draft = try Draft(.sessionConvened(convened), made: made, id: id)
        return Recorded(try await session.writer.record([draft], signers: signers)[0], draft.statement.type).answer
      }
    }
  }

  struct Hold: StatementCommand {
    static let configuration = CommandConfiguration(
      commandName: "hold", abstract: "Record that a session took place, and which members were there.")

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var recording: RecordingOptions
    @Argument(help: "The session.") var session: String
    @Option(help: "The certification on which it decided.") var certification: String
    @Option(help: "A member who was there, by pseudonym; repeatable.") var present: [String]
    @Option(help: "When (default: today).") var on: String?

    func content(_ session: LedgerSession) async throws -> CreditStatement {
      .sessionHeld(
        SessionHeld(
          session: try Input.id(self.session, "SESSION", SessionID.init),
          certification: try Input.certification(certification),
          present: try present.map { (text) throws(Problem) in try Input.person(text, "--present") }))
    }
  }
}
