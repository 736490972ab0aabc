import Glibc

/// Colours and marks, on a terminal that wants them (https://no-color.org).
struct Style: Sendable {
  let coloured: Bool

  /// The style of standard output.
  static let current = Style(
    coloured: isatty(STDOUT_FILENO) == 1 && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb")

  var yes: String { paint("✓", "32") }
  var no: String { paint("✗", "31") }
  var maybe: String { paint("•", "33") }
  func bold(_ text: String) -> String { paint(text, "1") }
  func faint(_ text: String) -> String { paint(text, "2") }

  private func paint(_ text: String, _ code: String) -> String { coloured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
