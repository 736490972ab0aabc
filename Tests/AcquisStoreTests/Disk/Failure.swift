import Glibc

/// A call that failed.
struct Failed: Sendable {
  let call: String
  let path: String
  let code: Int32

  /// Whether a signal interrupted a call that the store makes again, so that nobody hears of it.
  var isRepeated: Bool { Failed.isRepeated(call, code) }

  static func isRepeated(_ call: String, _ code: Int32) -> Bool {
    code == EINTR && ["write", "open", "ftruncate"].contains(call)
  }
}

/// One call that is going to fail.
struct Failure: Sendable {
  /// How much of what it was to do a call does.
  enum Extent: CaseIterable, Sendable {
    case none, half, whole
  }

  /// How it ends.
  enum End: Hashable, Sendable {
    /// With this error.
    case error(Int32)
    /// For a write, with fewer bytes than there were; other calls end well.
    case short
    /// Together with the process.
    case death
  }

  /// How many calls are made before it.
  var countdown: Int
  let extent: Extent
  let end: End
  /// Only calls of this name count; `nil` for all.
  var only: String?

  init(after countdown: Int, _ extent: Extent, _ end: End, only: String? = nil) {
    self.countdown = countdown
    self.extent = extent
    self.end = end
    self.only = only
  }
}
