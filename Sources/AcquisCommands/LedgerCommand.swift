import Acquis
import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisStore
import AcquisValues
import ArgumentParser

/// A command that answers once.
protocol AnsweringCommand: AsyncParsableCommand {
  var output: OutputOptions { get }
  func answer() async throws -> Answer
}

extension AnsweringCommand {
  mutating func run() async throws {
    let answer = try await answer()
    answer.print(asJSON: output.json)
    if answer.exit != 0 { throw ExitCode(answer.exit) }
  }
}

/// A command about one ledger that answers once.
protocol LedgerCommand: AnsweringCommand {
  var ledger: LedgerOptions { get }
}

extension LedgerCommand {
  var output: OutputOptions { ledger.output }
}

/// A command that records one statement about credit.
protocol StatementCommand: LedgerCommand {
  var recording: RecordingOptions { get }
  var on: String? { get }
  /// What is to be recorded. `session` looks up what the command line leaves open.
  func content(_ session: LedgerSession) async throws -> CreditStatement
}

extension StatementCommand {
  func answer() async throws -> Answer {
    let (id, made, signers) = (try recording.statementID(), try Input.on(on), try recording.signers())
    return try await ledger.write { session in
      let content = try await content(session)
      let draft = try Draft(content, made: made, id: id)
      let acknowledgement = try await session.writer.record([draft], signers: signers)[0]
      try await ledger.remark(content, made, session)
      return Recorded(acknowledgement, draft.statement.type).answer
    }
  }
}

/// What a recording command answers.
struct Recorded {
  let acknowledgement: Acknowledgement
  let type: String

  init(_ acknowledgement: Acknowledgement, _ type: String) {
    self.acknowledgement = acknowledgement
    self.type = type
  }

  var json: JSONObject {
    [
      "id": .string(acknowledgement.id.description), "leaf": .string(acknowledgement.leaf.hex),
      "seq": .integer(Int64(acknowledgement.seq)),
    ]
  }

  var line: String { "\(Style.current.yes) #\(acknowledgement.seq) \(type) \(acknowledgement.id)" }

  var answer: Answer { Answer(json: .object(json), text: [line]) }
}
