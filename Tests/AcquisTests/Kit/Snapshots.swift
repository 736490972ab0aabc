import Foundation
import Glibc
import Synchronization

@testable import AcquisIdentities
@testable import AcquisStore

/// Copies a ledger's directory at every moment between two steps of vault and store, half written lines included: what a
/// process leaves that is killed just then.
final class Snapshots: Sendable {
  private let source: String
  private let target: String
  private let taken = Mutex<[String]>([])

  init(of source: String, in target: String) throws {
    self.source = source
    self.target = target
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
  }

  /// What was about to happen at each.
  var names: [String] { taken.withLock { $0 } }

  func path(_ number: Int) -> String { "\(target)/\(number)" }

  func take(_ name: String) {
    taken.withLock { taken in
      do { try FileManager.default.copyItem(atPath: source, toPath: path(taken.count)) } catch {
        fatalError("the directory cannot be copied: \(error)")
      }
      taken.append(name)
    }
  }

  var steps: Steps { Steps { step in self.take("after \(step)") } }

  var calls: SystemCalls {
    let real = SystemCalls.system
    var calls = real
    calls.write = { file, bytes in
      self.take("write")
      let half = real.write(file, UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count / 2)]))
      guard half == bytes.count / 2 else { return half }
      self.take("second half")
      let rest = real.write(file, UnsafeRawBufferPointer(rebasing: bytes[half...]))
      return rest < 0 ? rest : half + rest
    }
    calls.fdatasync = { file in
      self.take("fdatasync")
      return real.fdatasync(file)
    }
    calls.fsync = { file in
      self.take("fsync")
      return real.fsync(file)
    }
    calls.rename = { old, new in
      self.take("rename")
      return real.rename(old, new)
    }
    calls.ftruncate = { file, size in
      self.take("ftruncate")
      return real.ftruncate(file, size)
    }
    return calls
  }
}
