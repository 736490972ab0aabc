import Glibc

/// The words after `run`.
struct Arguments {
  private(set) var settings: Settings
  private(set) var output: String?
  private var names: [String] = []

  init(_ words: [String]) {
    var (words, parent) = (words[...], "/tmp")
    var settings = Settings()
    while let word = words.popFirst() {
      switch word {
      case "--records":
        settings.records = Arguments.value(word, &words).split(separator: ",").map { Arguments.count($0) }
      case "--rounds": settings.rounds = Arguments.count(Arguments.value(word, &words))
      case "--large": settings.isLarge = true
      case "--command": settings.command = Arguments.value(word, &words)
      case "--megabytes": settings.megabytes = Arguments.count(Arguments.value(word, &words))
      case "--directory": parent = Arguments.value(word, &words)
      case "--json": output = Arguments.value(word, &words)
      case _ where Measurement.all.contains { $0.name == word }: names.append(word)
      default: Arguments.stop("'\(word)' is neither an option nor a measurement\n")
      }
    }
    settings.workspace = Workspace(in: parent)
    self.settings = settings
  }

  /// Whether a measurement was asked for; without names, all are.
  func isWanted(_ name: String) -> Bool { names.isEmpty || names.contains(name) }

  private static func value(_ option: String, _ words: inout ArraySlice<String>) -> String {
    guard let value = words.popFirst() else { stop("\(option) needs a value\n") }
    return value
  }

  private static func count(_ text: some StringProtocol) -> Int {
    guard let count = Int(String(text).filter { $0 != "_" }), count > 0 else {
      stop("'\(text)' is not a number above zero\n")
    }
    return count
  }

  static func stop(_ message: String) -> Never {
    let usage = """
      usage: Benchmarks list
             Benchmarks run [NAME …] [--records N,N…] [--large] [--rounds N] [--directory DIR]
                            [--command ACQUIS] [--megabytes N] [--json FILE]

      """
    let bytes = Array((message + usage).utf8)
    _ = write(2, bytes, bytes.count)
    exit(64)
  }
}
