import Glibc

/// A process that was run to its end.
struct Child {
  let output: String
  let status: Int32
  /// From before it was started until after it had ended.
  let seconds: Double
  /// The most memory it had in use at once, pages of files included. The kernel counts what the parent had when it
  /// started it: start what is small from a process that is smaller (`OwnTask`, `launch`).
  let peakBytes: Int

  /// What a task must have printed: a number, and maybe the peak of its memory.
  private var numbers: [Double] {
    let numbers = output.split { $0.isWhitespace }.map { Double($0) ?? .nan }
    guard status == 0, !numbers.isEmpty, !numbers.contains(where: \.isNaN) else {
      fatalError("a child process ended with \(status) and printed \(output)")
    }
    return numbers
  }
  /// What a task measured.
  var number: Double { numbers[0] }
  /// The peak of a task's memory in bytes, by its own account.
  var ownPeak: Double { numbers[1] }

  /// This program itself.
  static let ownPath: String = {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    return String(decoding: buffer[..<max(count, 0)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }()

  /// Runs a task of this program (`OwnTask`), on one core if so wished.
  static func task(_ arguments: [String], onOneCore: Bool) -> Child {
    run((onOneCore ? ["taskset", "-c", "0"] : []) + [ownPath, "task"] + arguments)
  }

  /// Runs a command and gives the seconds that it took and, as `ownPeak`, its memory. Its output is dropped.
  static func launch(_ words: [String]) -> Child { task(["launch"] + words, onOneCore: false) }

  /// Runs a command with its standard output caught, and its standard error passed on.
  static func run(_ words: [String]) -> Child {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { fatalError("no pipe") }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    posix_spawn_file_actions_addclose(&actions, ends[1])
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var pid = pid_t()
    let start = now()
    guard posix_spawnp(&pid, words[0], &actions, nil, &arguments, environ) == 0 else {
      fatalError("\(words[0]) cannot be started")
    }
    close(ends[1])
    let output = String(decoding: FileText.bytes(ends[0]), as: UTF8.self)
    close(ends[0])
    var (status, usage) = (Int32(), rusage())
    while wait4(pid, &status, 0, &usage) < 0 && errno == EINTR {}
    return Child(
      output: output, status: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F,
      seconds: now() - start, peakBytes: usage.ru_maxrss * 1024)
  }
}
