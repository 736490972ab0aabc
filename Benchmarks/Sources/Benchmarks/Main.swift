/// Measures acquis beside what the machine alone allows, in the same run. Every figure that is judged is a ratio.
@main
enum Main {
  static func main() async throws {
    let words = Array(CommandLine.arguments.dropFirst())
    switch words.first {
    case "list":
      for measurement in Measurement.all { print("\(measurement.name)\t\(measurement.summary)") }
    case "run": try await run(Arguments(Array(words.dropFirst())))
    case "work" where words.count == 3:
      try await Worker(words[1], size: Int(words[2]) ?? 1_000).run()
    case "task": try await OwnTask.run(Array(words.dropFirst()))
    default: Arguments.stop("")
    }
  }

  private static func run(_ arguments: Arguments) async throws {
    let settings = arguments.settings
    let printer = Printer()
    defer { settings.workspace.remove() }
    for measurement in Measurement.all where arguments.isWanted(measurement.name) {
      try await measurement.run(settings) { printer.add($0) }
    }
    if let path = arguments.output { try printer.write(to: path) }
  }
}
