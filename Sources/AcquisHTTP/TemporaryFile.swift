import Glibc

/// A file for its owner's eyes, which goes away with the value.
///
/// What is sent goes by a file: a pipe to a child that has ended would end this process, too (SIGPIPE).
struct TemporaryFile: ~Copyable {
  let path: String

  /// Writes `bytes` to a new file in `TMPDIR`, else in `/tmp`. Throws ``HTTPError``.
  init(_ bytes: [UInt8]) throws(HTTPError) { path = try TemporaryFile.create(bytes) }

  private static func create(_ bytes: [UInt8]) throws(HTTPError) -> String {
    let directory = getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array("\(directory)/acquis-XXXXXX".utf8CString)
    let file = mkstemp(&template)
    guard file >= 0 else { throw failure(directory) }
    defer { close(file) }
    guard write(bytes, to: file) else {
      let failure = failure(directory)
      unlink(template)
      throw failure
    }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  deinit { unlink(path) }

  private static func failure(_ directory: String) -> HTTPError {
    .failed(reason: "no file can be written in \(directory): \(String(cString: strerror(errno)))")
  }
}
