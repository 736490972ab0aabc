import Acquis
import AcquisCrypto
import AcquisJSON
import AcquisRecords
import ArgumentParser

struct Sign: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign", abstract: "Sign statements away from the ledger; 'acquis record' takes the result.",
    discussion: "A signature is bound to one ledger: name it with --ledger, or with --origin and --ledger-id.")

  @OptionGroup var output: OutputOptions
  @Argument(help: "Statements, as 'acquis record' takes them.", completion: .file()) var file: String
  @Option(name: .customLong("with"), help: "A key file; repeatable.", completion: .file()) var keyFiles: [String]
  @Option(help: "Sign only statements of this type, such as minutes; the others go along unsigned.") var only: String?
  @Option(name: .short, help: "The file to write; must not exist.", completion: .file()) var out: String
  @Option(help: "The ledger's directory, if it is at hand.", completion: .directory) var ledger: String?
  @Option(help: "The ledger's name.") var origin: String?
  @Option(help: "The ledger's id: 64 hexadecimal digits.") var ledgerId: String?

  mutating func run() throws {
    let context = try context()
    var lines: [UInt8] = []
    var keys: [SignedLine.Key] = []
    for path in keyFiles { keys.append(try KeyFile.read(path)) }
    let drafts = try StatementFile.read(file, environment: .system)
    var count = 0
    for draft in drafts {
      let isMeant = only == nil || draft.statement.type == only
      if isMeant { count += 1 }
      lines += try SignedLine.sign(draft, with: isMeant ? keys : [], context) + [0x0A]
    }
    try SmallFile.create(out, bytes: lines)
    Answer(
      json: ["file": .string(out), "statements": .integer(Int64(count))],
      text: [Sign.sentence(count, out)]
    ).print(asJSON: output.json)
  }

  private static func sentence(_ count: Int, _ out: String) -> String {
    say(
      count, ("Signed 1 statement into \(out).", "Signed \(count) statements into \(out)."),
      ("\(count) déclaration signée dans \(out).", "\(count) déclarations signées dans \(out)."))
  }

  private func context() throws(Problem) -> SigningContext {
    if let origin, let ledgerId {
      guard let id = Digest(hex: ledgerId) else { throw Input.wrong("--ledger-id", "64 lower-case hexadecimal digits") }
      return SigningContext(origin: origin, ledger: id)
    }
    guard origin == nil, ledgerId == nil, let path = ledger ?? environment("ACQUIS_LEDGER") else {
      throw Problem(
        "ledger-not-named", "A signature is bound to one ledger, and none is named",
        remedy: "Give --ledger DIR, or --origin NAME and --ledger-id HEX.")
    }
    return try SignedLine.context(ofLedger: path)
  }
}
