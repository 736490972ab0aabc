import Glibc

/// A system call that failed.
public struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The call, such as `fdatasync` or `open for writing`.
  public let call: String
  /// The file or directory it was for.
  public let path: String
  /// `errno`.
  public let code: Int32

  init(_ call: String, _ path: String, code: Int32 = errno) {
    self.call = call
    self.path = path
    self.code = code
  }

  /// Call, path and the system's own words.
  public var description: String { "\(call) \(path): \(String(cString: strerror(code)))" }
}
