import Foundation
import Testing

/// A line of shell at work.
final class Running {
  let process: pid_t
  private let out: Int32
  private let err: Int32

  /// Starts `line` in `directory`. Its output goes into files without a name, so that it never has to wait for a reader.
  init(_ line: String, in directory: String, _ environment: [String: String]) throws {
    out = try Running.nameless(directory)
    err = try Running.nameless(directory)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, out, 1)
    posix_spawn_file_actions_adddup2(&actions, err, 2)
    let arguments =
      ["/bin/sh", "-c", "cd \"$0\" || exit 99\n\(line)", directory].map { (word: String) in strdup(word) } + [nil]
    let variables = environment.map { (name, value) in strdup("\(name)=\(value)") } + [nil]
    defer { (arguments + variables).forEach { free($0) } }
    var process: pid_t = 0
    try #require(posix_spawn(&process, "/bin/sh", &actions, nil, arguments, variables) == 0)
    self.process = process
  }

  deinit {
    close(out)
    close(err)
  }

  /// Waits for the end.
  func wait() -> Sandbox.Outcome {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return Sandbox.Outcome(
      out: Running.content(out), err: Running.content(err), exit: signal == 0 ? status >> 8 & 0xFF : 128 + signal)
  }

  private static func nameless(_ directory: String) throws -> Int32 {
    var template = Array("\(directory)/.output-XXXXXX".utf8CString)
    return try template.withUnsafeMutableBufferPointer { name in
      let file = mkstemp(name.baseAddress!)
      try #require(file >= 0)
      unlink(name.baseAddress!)
      _ = fcntl(file, F_SETFD, FD_CLOEXEC)
      return file
    }
  }

  private static func content(_ file: Int32) -> [UInt8] {
    var status = stat()
    fstat(file, &status)
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var count = 0
    while count < bytes.count {
      let got = bytes[count...].withUnsafeMutableBytes { pread(file, $0.baseAddress, $0.count, off_t(count)) }
      if got <= 0 { break }
      count += got
    }
    return bytes
  }
}
