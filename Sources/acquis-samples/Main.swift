import AcquisSamples

/// Writes the samples: `acquis-samples DIR`, where DIR is `ledger-samples`.
@main
enum Main {
  static func main() throws {
    precondition(CommandLine.arguments.count == 2, "usage: acquis-samples DIR")
    try Catalogue().write(to: CommandLine.arguments[1])
  }
}
