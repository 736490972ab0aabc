import AcquisCrypto
import AcquisRecords
import AcquisValues
import FaultInjection
import Glibc
import Testing

@testable import AcquisStore

@Suite("A disk that is full, or that nothing can be written to any more")
struct DiskTests {
  private static let changing = [
    "create", "write", "pwrite", "fsync", "fdatasync", "rename", "ftruncate", "unlink", "mkdir", "fchmod",
  ]

  /// Runs `StoreTorture fill` in a ledger of small segments, under `variables` and then without, and checks both.
  private func fill(meeting variables: (FaultyProcess) -> [String: String], _ reason: String)
    async throws
  {
    try await Ledger.with(size: 60, layout: 64) { ledger in
      let shim = FaultyProcess(products: try Child.products(), directory: ledger.directory.path)
      try #require(shim.isPossible, "FaultShim is built together with the tests")
      let run = try Child(["fill", ledger.directory.path, "fill", "40"], variables(shim))
      run.read()
      let status = run.wait()
      #expect(status == 0 || status == 1, "\(run.lines)")
      let failed = run.lines.filter { $0[0] == "failed" }
      #expect(!failed.isEmpty && failed.allSatisfy { $0.joined(separator: " ").contains(reason) }, "\(failed)")
      let acknowledged = run.lines.filter { $0[0] != "failed" }
      try expectKept(acknowledged, ledger)
      // Room again, in a new process: what was acknowledged is, the rest is recorded now.
      let again = try Child(["fill", ledger.directory.path, "fill", "40"])
      again.read()
      #expect(again.wait() == 0)
      #expect(again.lines.count == 79 && again.lines.starts(with: acknowledged))
      try expectKept(again.lines, ledger)
      #expect(try ledger.verify().count == 60 + 79)
    }
  }

  private func expectKept(_ acknowledged: [[String]], _ ledger: Ledger) throws {
    var found: [String: [String]] = [:]
    for line in try ledger.bytes().split(separator: 0x0A) {
      guard let record = try? Record(line: Array(line)) else { continue }
      found[record.statement.id.description] = ["\(record.seq)", record.leafHash.hex]
    }
    for words in acknowledged { #expect(found[words[0]] == Array(words.dropFirst()), "\(words)") }
  }

  @Test("after so many bytes it is full", arguments: [0, 1, 500, 3000, 10_000, 20_000])
  func full(bytes: Int) async throws {
    try await fill(meeting: { $0.meetingFullDisk(after: bytes) }, "No space left")
  }

  @Test("from some call on it is read-only", arguments: [1, 2, 3, 5, 8, 20, 50])
  func readOnly(from call: Int) async throws {
    try await fill(meeting: { $0.failing(Self.changing, EROFS, from: call) }, "Read-only")
  }

  /// A disk of its own, in a namespace of mounts of its own, which goes with its processes.
  private static let canMount = getuid() == 0 && mountWorks()

  private static func mountWorks() -> Bool {
    guard let child = try? Child(program: "/bin/sh", ["-c", "unshare -m mount -t tmpfs none /mnt"]) else {
      return false
    }
    return child.wait() == 0
  }

  @Test(
    "a real disk fills up, has room again, becomes read-only, and can be written to again",
    .enabled(if: canMount, "only root can mount a disk, and not in every container"))
  func realDisk() async throws {
    try await withTemporaryDirectory { path in
      let script = """
        set -u
        mkdir disk; mount -t tmpfs -o size=512k none disk || exit 9
        "$0" found disk/ledger || exit 9
        "$0" fill disk/ledger fill 900 >full; echo "status $?" >>full
        mount -o remount,size=64m disk
        "$0" fill disk/ledger fill 900 >room; echo "status $?" >>room
        mount -o remount,ro disk
        "$0" fill disk/ledger more 1 >readonly; echo "status $?" >>readonly
        mount -o remount,rw disk
        "$0" fill disk/ledger more 1 >after; echo "status $?" >>after
        cp -a disk/ledger ledger
        """
      let child = try Child(
        program: "/usr/bin/env",
        ["-C", path, "unshare", "-m", "/bin/sh", "-c", script, try Child.products() + "/StoreTorture"])
      child.read()
      try #require(child.wait() == 0)
      var ledger = Ledger(path + "/ledger")
      ledger.options.layout = SegmentLayout(recordsPerSegment: 64)
      let said = try ["full", "room", "readonly", "after"].map {
        String(decoding: try ledger.read(path + "/" + $0), as: UTF8.self).split(separator: "\n").map(String.init)
      }
      #expect(
        said[0].contains { $0.hasPrefix("failed append") && $0.contains("No space left") }, "\(said[0].suffix(3))")
      #expect(said[0].count > 10)
      #expect(said[1].last == "status 0" && said[1].count == 1801)
      #expect(said[1].starts(with: said[0].filter { !$0.hasPrefix("failed") && !$0.hasPrefix("status") }))
      #expect(said[2].first?.contains("Read-only") == true && said[2].last == "status 1", "\(said[2])")
      #expect(said[3].last == "status 0" && said[3].count == 2)
      let lines = (said[1].dropLast() + said[3].dropLast()).map { $0.split(separator: " ").map(String.init) }
      try expectKept(lines, ledger)
      #expect(try ledger.verify().count == 1 + lines.count)
    }
  }
}
