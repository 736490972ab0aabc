import Acquis

/// The arguments of the process as the system gave them: Swift's own are repaired where they are not text.
enum Arguments {
  /// Throws unless every argument is UTF-8, without the character that stands for bytes which were none: what was meant
  /// cannot be known, and would be recorded for ever.
  static func check() throws(Problem) {
    let raw = UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc))
    for (index, argument) in raw.enumerated().dropFirst() {
      guard let argument, let text = String(validatingCString: argument), !text.unicodeScalars.contains("\u{FFFD}")
      else {
        throw Problem(
          "bad-argument", "Argument \(index) is not UTF-8 text",
          remedy: "Set the terminal to UTF-8, then run the command again.")
      }
    }
  }
}
