import Glibc
import Synchronization

@testable import AcquisStore

/// A directory in which calls do what they do, but for syncs, with the model of a disk that says what a power failure
/// would leave of it; and calls that fail when they are told to.
final class SimulatedDisk: Sendable {
  /// A moment of a recorded run: the disk before a call, and how far the run had come.
  struct Moment: Sendable {
    let disk: DiskModel
    let progress: Int
  }

  struct State: Sendable {
    var model: DiskModel
    /// The nodes and paths of open files.
    var opened: [Int32: (node: Int, path: String)] = [:]
    /// The process that is running; the calls of earlier ones do nothing.
    var process = 0
    var failure: Failure?
    var isDead = false
    var failed: [Failed] = []
    var moments: [Moment]?
    var progress = 0
  }

  let root: String
  let state: Mutex<State>

  /// A disk in the empty directory `root`, with what `tree` says on it, all of it durable.
  init(_ root: String, _ tree: DiskTree = DiskTree()) throws {
    self.root = root
    try tree.write(to: root)
    state = Mutex(State(model: DiskModel(tree)))
  }

  /// The disk at this moment.
  var model: DiskModel { state.withLock { $0.model } }
  /// Whether the files are what the model says; the index and the lock are no part of it.
  var isAsModelled: Bool {
    get throws {
      func isPart(_ path: String) -> Bool { !path.split(separator: "/").contains { $0 == "cache" || $0 == "lock" } }
      var tree = try DiskTree(reading: root)
      tree.directories = tree.directories.filter(isPart)
      tree.files = tree.files.filter { isPart($0.key) }
      return tree == model.visible
    }
  }

  /// The calls that failed so that their caller must have noticed, since the last process began.
  var failed: [Failed] { state.withLock { $0.failed } }
  /// Whether the process that is running has come to its end.
  var isDead: Bool { state.withLock { $0.isDead } }

  /// Lets a call fail, or the process end with it.
  func fail(_ failure: Failure?) { state.withLock { $0.failure = failure } }

  /// Records every moment from now on.
  func record() { state.withLock { $0.moments = [] } }

  /// Says how far the run has come.
  func reach(_ progress: Int) { state.withLock { $0.progress = progress } }

  /// What has been recorded, and this moment.
  func moments() -> [Moment] {
    state.withLock { ($0.moments ?? []) + [Moment(disk: $0.model, progress: $0.progress)] }
  }

  /// Ends the process that was running, as kill -9 would, and gives the calls for a new one.
  func start() -> SystemCalls {
    state.withLock {
      $0.process += 1
      ($0.opened, $0.failure, $0.isDead, $0.failed) = ([:], nil, false, [])
    }
    return calls(of: state.withLock { $0.process })
  }

  /// Makes a call, or lets it fail.
  func perform(
    _ process: Int, _ call: String, _ path: String, _ body: (inout State, Failure.Extent) -> Int
  ) -> Int {
    state.withLock { state in
      guard process == state.process, !state.isDead else {
        errno = EIO
        return -1
      }
      state.moments?.append(Moment(disk: state.model, progress: state.progress))
      guard var failure = state.failure, failure.only == nil || failure.only == call else {
        return body(&state, .whole)
      }
      guard failure.countdown == 0 else {
        failure.countdown -= 1
        state.failure = failure
        return body(&state, .whole)
      }
      state.failure = nil
      return fail(failure, call, path, &state, body)
    }
  }

  private func fail(
    _ failure: Failure, _ call: String, _ path: String, _ state: inout State,
    _ body: (inout State, Failure.Extent) -> Int
  ) -> Int {
    if failure.end == .short { return body(&state, call == "write" ? .half : .whole) }
    // What is interrupted before it did anything can be made again; a write says how far it came.
    let isRepeated = if case .error(let code) = failure.end { Failed.isRepeated(call, code) } else { false }
    let extent = isRepeated && call != "write" ? .none : failure.extent
    let result = body(&state, extent)
    // Nobody is told of what was opened.
    if call == "open", extent != .none, result >= 0 { close(Int32(result)) }
    if case .error(let code) = failure.end {
      state.failed.append(Failed(call: call, path: path, code: code))
      errno = code
    } else {
      state.isDead = true
      errno = EIO
    }
    return -1
  }
}
