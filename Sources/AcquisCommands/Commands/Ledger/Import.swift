import Acquis
import AcquisCredits
import AcquisExchange
import AcquisJSON
import AcquisValues
import ArgumentParser

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Import certifications from official data.", subcommands: [RNCP.self])
}

extension Import {
  struct RNCP: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "rncp",
      abstract: "Import France compétences' exports, RNCP and RS: XML V4.1, or the directory of the CSV files.",
      discussion: "The same export again adds nothing; a fiche that changed adds a revision. What is skipped is said.")

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var recording: RecordingOptions
    @Argument(help: "Files or directories.", completion: .file()) var files: [String]
    @Option(help: "Only this fiche; repeatable.") var only: [String] = []
    @Option(help: "When (default: today).") var on: String?

    func answer() async throws -> Answer {
      let (made, signers) = (try Input.on(on), try recording.signers())
      let only = Set(only.map { Array($0.utf8) })
      return try await ledger.write { session in
        var result = ImportResult()
        for file in files {
          var bar = ProgressBar(file)
          defer { bar.finish() }
          result += try await session.importFiches(
            from: file, where: { only.isEmpty || only.contains(Array($0.utf8)) }, made: made, signers: signers
          ) { bar.show($0, of: $1) }
        }
        let missing = self.only.filter { !result.seen.contains($0) }
        if !missing.isEmpty { result.remarks += missing.map { "\($0): not found in the files" } }
        for remark in result.remarks { Terminal.error(Terminal.harmless(remark)) }
        return result.answer
      }
    }
  }
}

extension ImportResult {
  fileprivate var answer: Answer {
    Answer(
      json: [
        "added": .integer(Int64(added)), "remarks": .array(remarks.map { .string($0) }),
        "revised": .integer(Int64(revised)), "skipped": .integer(Int64(skipped)),
        "unchanged": .integer(Int64(unchanged)),
      ],
      text: [
        say(
          "\(added) added, \(revised) revised, \(unchanged) unchanged, \(skipped) skipped",
          [
            ImportResult.french(added, "ajoutée"), ImportResult.french(revised, "révisée"),
            ImportResult.french(unchanged, "inchangée"), ImportResult.french(skipped, "écartée"),
          ].joined(separator: ", "))
      ])
  }

  private static func french(_ count: Int, _ word: String) -> String {
    "\(count) " + Language.french.form(count, word, word + "s")
  }
}
