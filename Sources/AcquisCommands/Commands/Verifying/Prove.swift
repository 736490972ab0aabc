import Acquis
import AcquisCrypto
import AcquisJSON
import AcquisNotes
import ArgumentParser

struct Prove: LedgerCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make the receipt of a record: a C2SP tlog-proof against the newest checkpoint.")

  @OptionGroup var ledger: LedgerOptions
  @Argument(help: "The record's number.") var seq: Int
  @Option(name: .short, help: "Write it to this file instead of stdout; must not exist.", completion: .file())
  var out: String?

  func answer() async throws -> Answer {
    try await ledger.read { view in
      let bytes = try await view.prove(seq).bytes
      if let out { try SmallFile.create(out, bytes: bytes) }
      let text = String(decoding: bytes, as: UTF8.self)
      return Answer(
        json: ["proof": .string(text), "seq": .integer(Int64(seq))],
        text: out.map { [say("Wrote \($0).", "\($0) écrit.")] }
          ?? text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init))
    }
  }
}
