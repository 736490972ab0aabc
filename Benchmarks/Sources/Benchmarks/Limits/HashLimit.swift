import AcquisCrypto
import Dispatch
import Glibc

/// SHA-256 of the lines of a log, each by itself, by the library that acquis hashes with: what no verifier can beat
/// that hashes each line once with it.
enum HashLimit {
  /// Seconds a line, on so many threads. Up to 64 MiB of the log are hashed, from memory, for at least a third of a
  /// second.
  static func secondsPerLine(ledger: String, threads: Int) -> Double {
    let (bytes, lines) = read(ledger)
    var rounds = 0
    let time = seconds {
      let start = now()
      repeat {
        hash(bytes, lines, threads)
        rounds += 1
      } while now() - start < 0.34
    }
    return time / Double(rounds * lines.count)
  }

  private static func hash(_ bytes: [UInt8], _ lines: [Range<Int>], _ threads: Int) {
    bytes.withUnsafeBytes { buffer in
      nonisolated(unsafe) let buffer = buffer
      DispatchQueue.concurrentPerform(iterations: threads) { thread in
        for index in lines.count * thread / threads..<lines.count * (thread + 1) / threads {
          var hash = SHA256()
          hash.update(UnsafeRawBufferPointer(rebasing: buffer[lines[index]]))
          _ = hash.finalize()
        }
      }
    }
  }

  /// The beginning of a log, and where its lines are.
  private static func read(_ ledger: String) -> ([UInt8], [Range<Int>]) {
    let limit = 64 << 20
    var bytes = [UInt8](repeating: 0, count: limit)
    var count = 0
    for name in Workspace.names(in: ledger + "/log") where count < limit {
      let file = open("\(ledger)/log/\(name)", O_RDONLY)
      while count < limit {
        let got = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress! + count, limit - count) }
        if got <= 0 { break }
        count += got
      }
      close(file)
    }
    bytes.removeLast(limit - count)
    var (lines, start) = ([Range<Int>](), 0)
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(start..<index)
      start = index + 1
    }
    return (bytes, lines)
  }
}
