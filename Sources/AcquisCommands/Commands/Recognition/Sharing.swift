import Acquis
import AcquisCredits
import ArgumentParser

extension Certification {
  struct Share: StatementCommand {
    static let configuration = CommandConfiguration(
      commandName: "share",
      abstract: "Declare blocks of several certifications to be the same: whoever holds one holds all.")

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var recording: RecordingOptions
    @Argument(help: "The blocks, each CODE/BLOCK, of different certifications.") var blocks: [String]
    @Option(help: "When (default: today).") var on: String?

    func content(_ session: LedgerSession) async throws -> CreditStatement {
      let blocks = try blocks.map { (text) throws(Problem) in try Input.subject(text, "BLOCK") }
      guard blocks.count >= 2, blocks.allSatisfy({ $0.block != nil }) else {
        throw Input.wrong("BLOCK", "two or more blocks, each as CODE/BLOCK")
      }
      return .blocksShared(BlocksShared(blocks))
    }
  }

  struct Generate: StatementCommand {
    static let configuration = CommandConfiguration(
      commandName: "generate",
      abstract: "Declare that a block generates a certification: whoever holds the block can be awarded it.")

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var recording: RecordingOptions
    @Argument(help: "The block, CODE/BLOCK.") var block: String
    @Argument(help: "The certification that it generates.") var code: String
    @Option(help: "When (default: today).") var on: String?

    func content(_ session: LedgerSession) async throws -> CreditStatement {
      let block = try Input.subject(block, "BLOCK")
      guard block.block != nil else { throw Input.wrong("BLOCK", "a block, as CODE/BLOCK") }
      return .intermediateDeclared(IntermediateDeclared(block: block, generates: try Input.certification(code)))
    }
  }
}
