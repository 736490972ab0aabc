import Glibc
import Testing

/// A process of `StoreTorture`, with what it prints.
final class Child {
  private var process: pid_t = 0
  private let output: Int32
  private var printed: [UInt8] = []

  /// Starts the program that was built beside the tests, with some variables besides those of the tests.
  convenience init(_ arguments: [String], _ variables: [String: String] = [:]) throws {
    try self.init(program: try Child.products() + "/StoreTorture", arguments, variables)
  }

  /// Starts any program.
  init(program: String, _ arguments: [String], _ variables: [String: String] = [:]) throws {
    var pipes: [Int32] = [0, 0]
    try #require(pipe(&pipes) == 0)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, pipes[1], 1)
    posix_spawn_file_actions_addclose(&actions, pipes[0])
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let environment = Child.environment(variables).map { strdup($0) } + [nil]
    defer { (words + environment).forEach { free($0) } }
    let code = posix_spawn(&process, program, &actions, nil, words, environment)
    close(pipes[1])
    output = pipes[0]
    try #require(code == 0, "\(program) cannot be started")
  }

  deinit { close(output) }

  private static func environment(_ variables: [String: String]) -> [String] {
    var own: [String] = []
    var next = environ
    while let variable = next.pointee {
      own.append(String(cString: variable))
      next += 1
    }
    own.removeAll { variable in variables.keys.contains { variable.hasPrefix($0 + "=") } }
    return own + variables.map { "\($0)=\($1)" }
  }

  /// The directory of what was built: that of the tests themselves.
  static func products() throws -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    try #require(count > 0)
    // Under SwiftPM's helper, the executable is the toolchain's: then the tests are its argument.
    let executable = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let candidates = [executable] + CommandLine.arguments
    let directories = candidates.compactMap { path in
      path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) }
    }
    return try #require(directories.first { access($0 + "/StoreTorture", X_OK) == 0 })
  }

  /// Reads until `lines` have been printed, or the process has ended.
  func read(lines: Int = .max) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while printed.count(where: { $0 == 0x0A }) < lines {
      let count = Glibc.read(output, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return }
      printed += buffer[..<count]
    }
  }

  func kill() { Glibc.kill(process, SIGKILL) }

  /// Waits for the process and returns its exit status; `nil` when it was killed.
  func wait() -> Int32? {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
  }

  /// The complete lines printed so far, in words.
  var lines: [[String]] {
    String(decoding: printed[..<((printed.lastIndex(of: 0x0A) ?? -1) + 1)], as: UTF8.self)
      .split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
  }
}
