import Acquis
import AcquisExchange
import Glibc

/// The only place that writes to standard output and standard error.
enum Terminal {
  /// Writes a line to standard output.
  static func out(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

  /// Writes bytes to standard output.
  static func out(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

  /// Writes a line to standard error.
  static func error(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

  /// Writes to standard error without ending the line.
  static func errorText(_ text: String) { write(text, to: STDERR_FILENO) }

  private static func write(_ text: String, to file: Int32) { write(Array(text.utf8), to: file) }

  private static func write(_ bytes: [UInt8], to file: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        exit(file == STDOUT_FILENO ? ExitStatus.notDone.rawValue : ExitStatus.internalError.rawValue)
      }
      rest = rest.dropFirst(count)
    }
  }

  /// `text` without control characters and without what turns text round, so that a title from a foreign file cannot drive the terminal.
  static func harmless(_ text: String, colours: Bool = false) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let control = PageText.isHidden(scalar)
      scalars.append(!control || (colours && scalar == "\u{1B}") ? scalar : "\u{FFFD}")
    }
    return String(scalars)
  }
}

/// How a command ends.
enum ExitStatus: Int32 {
  init(_ kind: Problem.Kind) {
    self =
      switch kind {
      case .foundWrong: .foundWrong
      case .notDone: .notDone
      case .misused: .usage
      }
  }

  /// Did it, or verified.
  case done = 0
  /// Checked and found wrong.
  case foundWrong = 1
  /// Could not check or do it.
  case notDone = 2
  /// Wrong usage (`EX_USAGE`).
  case usage = 64
  /// Internal error (`EX_SOFTWARE`).
  case internalError = 70
}
