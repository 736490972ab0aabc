import Glibc

/// A system call on a file that a process was seen to make.
public struct FileCall: Sendable {
  /// Which of its calls it was, from 1.
  public let number: Int
  /// Its name, as `FaultShim` has it.
  public let name: String
  /// The file or directory it was about.
  public let path: String

  /// Reads what `FaultShim` traced.
  public static func all(in trace: String) -> [FileCall] {
    trace.split(separator: "\n").enumerated().map { index, line in
      let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      return FileCall(number: index + 1, name: String(words[0]), path: words.count > 1 ? String(words[1]) : "")
    }
  }

  /// Whether it may change what is on disk.
  public var changes: Bool {
    ["create", "write", "pwrite", "fsync", "fdatasync", "rename", "ftruncate", "unlink", "mkdir", "fchmod"]
      .contains(name)
  }
}

/// One way for one system call to fail.
public struct Fault: Sendable, CustomStringConvertible {
  /// How much of the call is done.
  public enum Extent: String, Sendable {
    /// Nothing, and failure is reported.
    case failed
    /// All of it, and failure is reported all the same.
    case done
    /// Half of a write, and failure is reported.
    case torn
    /// Half of a read or write, and that is reported.
    case short
  }

  /// The call that fails.
  public let call: FileCall
  /// How much of it is done.
  public let extent: Extent
  /// `errno`; 0 for a call that is done in part and says so.
  public let code: Int32

  /// The sensible ways for a call to fail; the first is the one that is tried where not all are.
  public static func ways(of call: FileCall) -> [Fault] {
    (all[call.name] ?? [(.failed, EIO)]).map { Fault(call: call, extent: $0.0, code: $0.1) }
  }

  /// One way for each of `calls`, so that each name is met in all of its ways at each path, in turn. Where there are fewer
  /// calls than ways, the last of them fails in all that remain.
  public static func inTurn(_ calls: [FileCall]) -> [Fault] {
    let same = Dictionary(grouping: calls) { $0.name + " " + $0.path }
    return same.values.flatMap { calls in
      calls.enumerated().flatMap { index, call in
        let ways = ways(of: call)
        let isLast = index == calls.count - 1
        return isLast && index < ways.count ? Array(ways[index...]) : [ways[index % ways.count]]
      }
    }.sorted { $0.call.number < $1.call.number }
  }

  private static let all: [String: [(Extent, Int32)]] = [
    "open": [(.failed, EIO), (.failed, EACCES), (.failed, EMFILE), (.failed, EINTR)],
    "create": [
      (.failed, ENOSPC), (.failed, EIO), (.failed, EACCES), (.failed, EDQUOT), (.failed, EROFS), (.failed, EINTR),
      (.done, EIO),
    ],
    "read": [(.failed, EIO), (.failed, EINTR), (.short, 0)],
    "pread": [(.failed, EIO), (.failed, EINTR), (.short, 0)],
    "write": writes, "pwrite": writes,
    "fsync": syncs, "fdatasync": syncs,
    "rename": [(.failed, EIO), (.done, EIO), (.failed, ENOSPC), (.failed, EACCES), (.failed, EDQUOT)],
    "ftruncate": [(.failed, EIO), (.done, EIO), (.failed, EINTR), (.failed, ENOSPC)],
    "unlink": [(.failed, EIO), (.done, EIO), (.failed, EACCES)],
    "mkdir": [(.failed, ENOSPC), (.failed, EIO), (.failed, EACCES), (.failed, EDQUOT), (.done, EIO)],
    "stat": [(.failed, EIO), (.failed, EACCES)], "lstat": [(.failed, EIO), (.failed, EACCES)],
    "access": [(.failed, EIO), (.failed, EACCES)],
    "flock": [(.failed, EIO), (.failed, EINTR), (.failed, ENOLCK)],
    "lock": [(.failed, EIO), (.failed, EINTR), (.failed, ENOLCK)],
    "mmap": [(.failed, ENOMEM), (.failed, EACCES)],
    "close": [(.failed, EIO), (.failed, EINTR), (.failed, EDQUOT)],
    "fchmod": [(.failed, EIO), (.failed, EPERM)],
    "opendir": [(.failed, EIO), (.failed, EACCES), (.failed, EMFILE)],
  ]

  private static let writes: [(Extent, Int32)] = [
    (.torn, ENOSPC), (.failed, ENOSPC), (.failed, EIO), (.failed, EDQUOT), (.done, EIO), (.failed, EINTR), (.short, 0),
  ]
  private static let syncs: [(Extent, Int32)] = [
    (.failed, EIO), (.done, EIO), (.failed, ENOSPC), (.failed, EDQUOT), (.failed, EINTR),
  ]

  /// Whether a program that is right does not even notice: an interrupted call is made again, and half a transfer is
  /// gone on with. An interrupted sync is not among them: as with any sync that failed, it is not known what is on disk.
  public var isHarmless: Bool {
    let again = ["open", "create", "read", "pread", "write", "pwrite", "ftruncate", "flock", "lock"]
    return extent == .short || code == EINTR && again.contains(call.name)
  }

  /// Number, name, path, and the way.
  public var description: String {
    let reason = code == 0 ? "" : String(cString: strerror(code))
    return "call \(call.number), \(call.name) \(call.path): \(extent.rawValue) \(reason)"
  }
}
