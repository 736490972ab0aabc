import Acquis
import AcquisCrypto
import AcquisJSON
import AcquisNotes
import ArgumentParser

struct Prove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove", abstract: "Make proofs that anyone can check without the ledger.",
    subcommands: [ProveRecord.self, ProveConsistency.self], defaultSubcommand: ProveRecord.self)
}

struct ProveRecord: LedgerCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Make the receipt of a record: a C2SP tlog-proof.",
    discussion:
      "It is made against the newest checkpoint, or with --witnessed against the newest one that was cosigned.")

  @OptionGroup var ledger: LedgerOptions
  @Argument(help: "The record's number.") var seq: Int
  @Flag(help: "Against the newest checkpoint that witnesses cosigned.") var witnessed = false
  @OptionGroup var file: ProofFileOptions

  func answer() async throws -> Answer {
    let proof = try await LedgerVouching.with(ledger.path()) { vouching in
      try await vouching.prove(seq, witnessed: witnessed)
    }
    return try file.answer(proof.bytes, ["seq": .integer(Int64(seq))])
  }
}

struct ProveConsistency: LedgerCommand {
  static let configuration = CommandConfiguration(
    commandName: "consistency", abstract: "Prove that the ledger extends an older checkpoint.",
    discussion: """
      OLD and NEW are sizes, or files with a checkpoint; NEW is the newest checkpoint if it is left out. The proof has the
      form in which a witness is asked (C2SP tlog-witness). Check it with 'acquis verify PROOF --checkpoint OLD --key VKEY'.
      """)

  @OptionGroup var ledger: LedgerOptions
  @Argument(help: "A size, or a file with a checkpoint.", completion: .file()) var old: String
  @Argument(help: "A size that is kept, or a file with a checkpoint.", completion: .file()) var new: String?
  @OptionGroup var file: ProofFileOptions

  func answer() async throws -> Answer {
    let (from, to) = (try Tree(old), try new.map(Tree.init))
    let proof = try await LedgerVouching.with(ledger.path()) { vouching in
      if case .checkpoint(let older) = from {
        return try await vouching.proveConsistency(from: older, to: try await to?.checkpoint(vouching))
      }
      if case .checkpoint(let newer)? = to { return try await vouching.proveConsistency(from: from.size, to: newer) }
      return try await vouching.proveConsistency(from: from.size, to: to?.size)
    }
    return try file.answer(
      proof.bytes,
      ["new": .integer(Int64(clamping: proof.checkpoint.checkpoint.size)), "old": .integer(Int64(from.size))])
  }

  /// A tree, as it was named.
  private enum Tree {
    case size(Int)
    case checkpoint(SignedCheckpoint)

    init(_ text: String) throws(Problem) {
      if let size = Int(text), size >= 0 {
        self = .size(size)
      } else {
        let bytes = try SmallFile.read(text, limit: 1 << 20)
        do { self = .checkpoint(try SignedCheckpoint(parsing: bytes)) } catch {
          throw Problem(
            "checkpoint-malformed", "This is no checkpoint: \(error)", at: text,
            remedy: "Give a size, or a file with a signed checkpoint.")
        }
      }
    }

    /// The checkpoint, looked up where a size was named.
    func checkpoint(_ vouching: LedgerVouching) async throws(Problem) -> SignedCheckpoint {
      switch self {
      case .size(let size): try await vouching.checkpoint(size: size)
      case .checkpoint(let signed): signed
      }
    }

    var size: Int {
      switch self {
      case .size(let size): size
      case .checkpoint(let signed): Int(clamping: signed.checkpoint.size)
      }
    }
  }
}

/// Where a proof goes.
struct ProofFileOptions: ParsableArguments {
  @Option(name: .short, help: "Write it to this file instead of stdout; must not exist.", completion: .file())
  var out: String?

  func answer(_ bytes: [UInt8], _ members: JSONObject) throws(Problem) -> Answer {
    if let out { try SmallFile.create(out, bytes: bytes) }
    let text = String(decoding: bytes, as: UTF8.self)
    var json = members
    json["proof"] = .string(text)
    return Answer(
      json: .object(json),
      text: out.map { [say("Wrote \($0).", "\($0) écrit.")] }
        ?? text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init))
  }
}
