import Acquis
import AcquisCrypto
import AcquisJSON
import AcquisNotes
import ArgumentParser

struct CheckpointCommand: LedgerCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint", abstract: "Sign a checkpoint over all that is recorded, and print it.",
    discussion: """
      Whoever keeps it can prove later that nothing before it was changed. It is kept in the ledger, too, by its size, so that
      proofs can be made from it and to it.
      """)

  @OptionGroup var ledger: LedgerOptions

  func answer() async throws -> Answer {
    try await ledger.write { session in
      let signed = try await session.handOutCheckpoint()
      let note = String(decoding: signed.note.bytes, as: UTF8.self)
      return Answer(
        json: [
          "checkpoint": .string(note), "origin": .string(signed.checkpoint.origin.description),
          "root": .string(signed.checkpoint.root.hex), "size": .integer(Int64(signed.checkpoint.size)),
        ],
        text: note.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init))
    }
  }
}
