import Acquis
import AcquisCredits
import AcquisJSON
import AcquisStore
import ArgumentParser

/// Who a learner is; it goes into the vault, and only commitments into the log.
struct PersonOptions: ParsableArguments {
  @Option(help: "The learner's name.") var name: String?
  @Option(help: "The learner's birth date.") var birthDate: String?
  @Option(help: "A reference of your own, such as a candidate number.") var reference: String?

  func person() throws(Problem) -> Person {
    let birthDate = try Input.day(birthDate, "--birth-date")
    if let birthDate, birthDate > Environment.system.today {
      throw Input.wrong("--birth-date", "a date that is not in the future")
    }
    for (option, text) in [("--name", name), ("--reference", reference)] {
      if let text, text.allSatisfy(\.isWhitespace) { throw Input.wrong(option, "a text that is not blank") }
    }
    return Person(name: name, birthDate: birthDate, reference: reference)
  }
}

extension Learner {
  struct Enrol: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "enrol", abstract: "Enrol a learner toward a certification; prints the learner's id.")

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var recording: RecordingOptions
    @OptionGroup var options: PersonOptions
    @Option(help: "The certification aimed at.") var target: String
    @Option(help: "Only this block of it; repeatable.") var block: [String] = []
    @Option(help: "When (default: today).") var on: String?

    func answer() async throws -> Answer {
      let (id, made, signers) = (try recording.statementID(), try Input.on(on), try recording.signers())
      let (person, target, blocks) = (
        try options.person(), try Input.certification(target), try Input.blocks(block)
      )
      return try await ledger.write { session in
        let (acknowledgement, learner) = try await session.enrol(
          person, target: target, blocks: blocks, made: made, id: id, signers: signers)
        try await ledger.remark(acknowledgement.id, made, session)
        var json = Recorded(acknowledgement, "learner-enrolled").json
        json["learner"] = .string(learner.description)
        return Answer(json: .object(json), text: [learner.description])
      }
    }
  }

  struct Identify: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "identify", abstract: "Correct who a learner is: a new commitment is recorded, and the newest holds."
    )

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var recording: RecordingOptions
    @OptionGroup var options: PersonOptions
    @Argument(help: "The learner: an id or a reference.") var learner: String
    @Option(help: "When (default: today).") var on: String?

    func answer() async throws -> Answer {
      let (id, made, signers) = (try recording.statementID(), try Input.on(on), try recording.signers())
      let person = try options.person()
      guard person.name != nil || person.birthDate != nil || person.reference != nil else {
        throw Problem(
          "bad-argument", "There is nothing to correct", remedy: "Give --name, --birth-date or --reference.")
      }
      return try await ledger.write { session in
        let acknowledgement = try await session.identify(
          try session.learner(learner), as: person, made: made, id: id, signers: signers)
        return Recorded(acknowledgement, "learner-identified").answer
      }
    }
  }

  struct Erase: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "erase",
      abstract: "Forget a person, merged ids included: keys, rows and salts are destroyed. Every proof still verifies.",
      discussion: "What others hold already (exports, paper) is beyond reach.")

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var recording: RecordingOptions
    @Argument(help: "The learner: an id or a reference.") var learner: String
    @Option(help: "When (default: today).") var on: String?

    func answer() async throws -> Answer {
      let (id, made, signers) = (try recording.statementID(), try Input.on(on), try recording.signers())
      return try await ledger.write { session in
        let acknowledgement = try await session.erase(
          try named(in: session), made: made, id: id, signers: signers)
        return Recorded(acknowledgement, "learner-erased").answer
      }
    }

    /// The learner; who repeats the command by the reference is told why that does not lead to anybody any more.
    private func named(in session: LedgerSession) throws(Problem) -> LearnerID {
      do { return try session.learner(learner) } catch {
        guard error.code == "learner-unknown" else { throw error }
        throw Problem(
          error.code, "No learner has this id or reference; who was erased has no reference any more",
          remedy: "Give the id: 'acquis learner list' has those of everybody.")
      }
    }
  }
}
