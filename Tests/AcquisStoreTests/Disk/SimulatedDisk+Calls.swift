import Glibc
import Synchronization

@testable import AcquisStore

extension SimulatedDisk {
  /// The calls of one process.
  func calls(of process: Int) -> SystemCalls {
    var calls = SystemCalls.system
    calls.open = { self.open(process, $0, $1, $2) }
    calls.write = { self.write(process, $0, Array($1)) }
    calls.fdatasync = { Int32(self.sync(process, "fdatasync", $0)) }
    calls.fsync = { Int32(self.sync(process, "fsync", $0)) }
    calls.ftruncate = { self.truncate(process, $0, $1) }
    calls.fchmod = { descriptor, mode in
      Int32(
        self.perform(process, "fchmod", self.path(descriptor)) { _, extent in
          extent == .none ? 0 : Int(Glibc.fchmod(descriptor, mode))
        })
    }
    calls.mkdir = { path, mode in
      self.named(process, "mkdir", path, { Glibc.mkdir(path, mode) }) { $0.makeDirectory(self.below(path)) }
    }
    calls.rename = { old, new in
      self.named(process, "rename", old, { Glibc.rename(old, new) }) {
        $0.rename(self.below(old), to: self.below(new))
      }
    }
    calls.unlink = { path in
      self.named(process, "unlink", path, { Glibc.unlink(path) }) { $0.remove(self.below(path)) }
    }
    calls.rmdir = { path in
      self.named(process, "rmdir", path, { Glibc.rmdir(path) }) { $0.remove(self.below(path)) }
    }
    return calls
  }

  private func below(_ path: String) -> String {
    precondition(path.utf8.starts(with: root.utf8), "\(path) is not on this disk")
    return String(path.dropFirst(root.count))
  }

  private func path(_ descriptor: Int32) -> String { state.withLock { $0.opened[descriptor]?.path ?? "" } }

  /// A call that changes names.
  private func named(
    _ process: Int, _ call: String, _ path: String, _ real: () -> Int32, _ change: (inout DiskModel) -> Void
  ) -> Int32 {
    Int32(
      perform(process, call, path) { state, extent in
        if extent == .none { return 0 }
        let result = real()
        if result == 0 { change(&state.model) }
        return Int(result)
      })
  }

  private func open(_ process: Int, _ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
    Int32(
      perform(process, "open", path) { state, extent in
        if extent == .none { return 0 }
        let descriptor = Glibc.open(path, flags, mode)
        guard descriptor >= 0 else { return -1 }
        let name = below(path)
        let node = state.model.node(name) ?? state.model.makeFile(name)
        state.opened[descriptor] = (node, path)
        return Int(descriptor)
      })
  }

  private func write(_ process: Int, _ descriptor: Int32, _ bytes: [UInt8]) -> Int {
    perform(process, "write", path(descriptor)) { state, extent in
      if extent == .none { return 0 }
      let bytes = extent == .half ? Array(bytes.prefix(max(1, bytes.count / 2))) : bytes
      let count = Glibc.write(descriptor, bytes, bytes.count)
      precondition(count == bytes.count, "the simulated disk has room")
      // After a write the offset is behind what was written, also where every write goes to the end.
      let offset = lseek(descriptor, 0, SEEK_CUR) - count
      if let node = state.opened[descriptor]?.node { state.model.write(bytes, at: offset, in: node) }
      return count
    }
  }

  private func truncate(_ process: Int, _ descriptor: Int32, _ count: Int) -> Int32 {
    Int32(
      perform(process, "ftruncate", path(descriptor)) { state, extent in
        if extent == .none { return 0 }
        let result = Glibc.ftruncate(descriptor, count)
        if result == 0, let node = state.opened[descriptor]?.node { state.model.truncate(node, to: count) }
        return Int(result)
      })
  }

  private func sync(_ process: Int, _ call: String, _ descriptor: Int32) -> Int {
    perform(process, call, path(descriptor)) { state, extent in
      guard let node = state.opened[descriptor]?.node else { preconditionFailure("\(descriptor) is not open") }
      if extent == .whole { state.model.sync(node) } else { state.model.failSync(node) }
      return 0
    }
  }
}
