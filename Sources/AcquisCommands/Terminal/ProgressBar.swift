import Glibc

/// A progress bar on standard error, only when that is a terminal.
struct ProgressBar {
  private let label: String
  private let shown: Bool
  private var last = -1

  init(_ label: String) {
    self.label = label
    shown = isatty(STDERR_FILENO) == 1
  }

  /// Shows how much of `total` is done; costs nothing when the percentage has not changed.
  mutating func show(_ done: Int, of total: Int) {
    guard shown, total > 0 else { return }
    let percent = min(100, done * 100 / total)
    guard percent != last else { return }
    last = percent
    let filled = percent * 30 / 100
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
    Terminal.errorText("\r\(label) \(bar) \(percent) %")
  }

  /// Clears the line.
  func finish() {
    if shown, last >= 0 { Terminal.errorText("\r\u{1B}[K") }
  }
}
