import Acquis
import AcquisCredits
import AcquisExchange
import AcquisJSON
import AcquisValues
import ArgumentParser

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Import certifications from official data.", subcommands: [RNCP.self])
}

extension Import {
  struct RNCP: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "rncp",
      abstract: "Import France compétences' exports, RNCP and RS: XML V4.1, or the CSV files or their directory.",
      discussion: """
        The same export again adds nothing; a fiche that changed adds a revision. What is skipped is said. Each fiche is
        recorded by itself: an import that fails says what it had recorded, and run again it goes on where it stopped.
        """)

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var recording: RecordingOptions
    @Argument(help: "Files or directories.", completion: .file()) var files: [String]
    @Option(help: "Only this fiche; repeatable.") var only: [String] = []
    @Option(help: "When (default: today).") var on: String?

    func answer() async throws -> Answer {
      let (made, signers) = (try Input.on(on), try recording.signers())
      let wanted = Set(only.map { Array($0.utf8) })
      return try await ledger.write { session in
        var result = ImportResult()
        do {
          for source in FicheSource.sources(of: files) {
            var bar = ProgressBar(source.path)
            defer { bar.finish() }
            try await session.importFiches(
              from: source, where: { wanted.isEmpty || wanted.contains(Array($0.utf8)) }, made: made, signers: signers,
              into: &result
            ) { bar.show($0, of: $1) }
          }
          try checkFound(&result)
        } catch {
          tell(result, before: error)
          throw error
        }
        for remark in result.remarks { Terminal.error(Terminal.harmless(remark)) }
        return result.answer
      }
    }

    /// Notes which of the fiches asked for are not in the files; throws if none is.
    private func checkFound(_ result: inout ImportResult) throws(Problem) {
      let missing = only.filter { !result.seen.contains($0) }
      guard missing.isEmpty || missing.count < only.count else {
        throw Problem(
          "fiche-unknown", "None of the fiches asked for is in the files: \(missing.joined(separator: ", "))",
          remedy: "Correct the numbers of --only, or give the export that has them.")
      }
      result.remarks += missing.map { "\($0): not found in the files" }
    }

    /// Says what was recorded before the import failed: each fiche is a batch of its own, and stays.
    private func tell(_ result: ImportResult, before error: any Error) {
      for remark in result.remarks { Terminal.error(Terminal.harmless(remark)) }
      let recorded = result.added + result.revised
      guard recorded > 0 else { return }
      result.answer.print(asJSON: output.json)
      ledger.warn(
        Problem(
          "import-partial", "The import failed after \(recorded) certifications had been recorded",
          remedy: "Correct what is said next and run the same command again: it goes on where it stopped."))
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
