import AcquisCrypto
import Glibc

/// What the machine alone allows: the denominators.
enum Bare {
  /// Seconds to hash `lines` one by one.
  static func sha256(_ lines: [[UInt8]]) -> Double {
    seconds { for line in lines { _ = SHA256.hash(line) } }
  }

  /// Seconds to verify `count` Ed25519 signatures of the same library.
  static func verify(_ count: Int, _ key: Ed25519PrivateKey) throws -> Double {
    let message = [UInt8](repeating: 7, count: 500)
    let signature = try key.sign(message)
    return seconds { for _ in 0..<count { _ = key.publicKey.isValid(signature: signature, for: message) } }
  }

  /// Seconds to write `lines` to a new file, with one write(2) and one fdatasync(2) each.
  static func append(_ lines: [[UInt8]], to path: String) -> Double {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND, 0o600)
    precondition(file >= 0, "cannot create \(path)")
    defer { close(file) }
    return seconds {
      for line in lines {
        precondition(write(file, line, line.count) == line.count && fdatasync(file) == 0, "the disk failed")
      }
    }
  }
}

func seconds(_ body: () throws -> Void) rethrows -> Double {
  let start = now()
  try body()
  return now() - start
}

func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
