import AcquisCrypto
import AcquisJSON
import AcquisNotes
import AcquisRecords
import Glibc
import Testing

@testable import AcquisAudit

@Suite("A ledger's directory")
struct LedgerDirectoryTests {
  /// Writes the story in segments of `count` records.
  static func write(_ scribe: Scribe, segmentsOf count: Int, checkpoint: [UInt8]) throws -> Directory {
    let directory = Directory()
    for first in stride(from: 0, to: scribe.lines.count, by: count) {
      let lines = scribe.lines[first..<min(first + count, scribe.lines.count)]
      try directory.write("log/" + Segment.name(first: first), lines.flatMap { $0 + [0x0A] })
    }
    try directory.write("checkpoint", checkpoint)
    return directory
  }

  static func judge(_ directory: Directory, segmentsOf count: Int) -> Report {
    var audit = LedgerAudit(directory: directory.path, demands: .plain(Keys.trust))
    audit.recordsPerSegment = count
    return audit.run()
  }

  @Test("segments join wherever they are cut", arguments: [1, 2, 7, 15, 20, 21])
  func segments(count: Int) throws {
    let scribe = Story.full.scribe
    let directory = try Self.write(scribe, segmentsOf: count, checkpoint: scribe.checkpoint())
    let report = Self.judge(directory, segmentsOf: count)
    #expect(report.findings.isEmpty)
    #expect(report.root == scribe.root())
  }

  @Test("a missing, short, torn or overfull segment is found where it is")
  func brokenSegments() throws {
    let scribe = Story.full.scribe
    let checkpoint = try scribe.checkpoint()
    let whole = { try Self.write(scribe, segmentsOf: 5, checkpoint: checkpoint) }
    let missing = try whole()
    try missing.remove("log/" + Segment.name(first: 10))
    let short = try whole()
    try short.write("log/" + Segment.name(first: 5), Array(scribe.lines[5..<9].flatMap { $0 + [0x0A] }))
    let torn = try whole()
    try torn.write("log/" + Segment.name(first: 5), Array(scribe.lines[5..<10].flatMap { $0 + [0x0A] }.dropLast()))
    let full = try whole()
    try full.write("log/" + Segment.name(first: 5), Array(scribe.lines[5..<11].flatMap { $0 + [0x0A] }))
    let last = try whole()
    try last.write("log/" + Segment.name(first: 15), Array(scribe.lines[15..<20].flatMap { $0 + [0x0A] }) + [0x0A])
    for (directory, seq) in [(missing, 10), (short, 9), (torn, 9), (full, 10), (last, 20)] {
      let report = Self.judge(directory, segmentsOf: 5)
      #expect(report.verdict == Finding(.segmentMissing, at: seq, report.verdict?.message ?? ""))
      #expect(report.exitStatus == 1)
    }
  }

  @Test("while a writer holds the lock, the answer is for the checkpoint's size")
  func activeWriter() throws {
    var longer = Story.full
    try longer.scribe.record("block-guessed", [:])
    let directory = Directory()
    try longer.scribe.write(checkpoint: Story.full.scribe.checkpoint(), into: directory)
    let lock = open(try directory.write("lock", []), O_RDWR)
    defer { _ = close(lock) }
    let idle = Audit.ledger(directory: directory.path, trust: Keys.trust)
    #expect(idle.codes == [.typeUnknown, .tailUncovered])
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let busy = Audit.ledger(directory: directory.path, trust: Keys.trust)
    #expect(busy.findings.isEmpty)
    #expect(busy.size == 20)
    #expect(busy.root == Story.full.scribe.root())
  }

  @Test("an older checkpoint is held against all complete batches, while a writer is at work as well")
  func activeWriterAndOlder() throws {
    var longer = Story.full
    try longer.validate("BC1", longer.bensAssessment)
    let directory = Directory()
    try longer.scribe.write(checkpoint: Story.full.scribe.checkpoint(), into: directory)
    let lock = open(try directory.write("lock", []), O_RDWR)
    defer { _ = close(lock) }
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let older = try longer.scribe.checkpoint()
    let record = try Exporter(longer).file()
    #expect(Audit.ledger(directory: directory.path, trust: Keys.trust, older: older, record: record).findings.isEmpty)
  }

  @Test("a single file may be named through a link, and is a regular file; so is not the log of a directory")
  func links() throws {
    let scribe = Story.full.scribe
    let directory = Directory()
    let inputs = [scribe.log, try Exporter(Story.full).file(), try Exporter(Story.full).proof(3)]
    for (number, bytes) in inputs.enumerated() {
      try directory.write("\(number)", bytes)
      try succeed(symlink("\(number)", "\(directory.path)/\(number).link"))
    }
    let paths = inputs.indices.map { "\(directory.path)/\($0).link" }
    #expect(paths.map(Audit.kind(of:)) == [.segment, .record, .proof])
    #expect(
      Audit.segment(file: paths[0], trust: Keys.trust, checkpoint: try scribe.checkpoint()).findings.isEmpty)
    #expect(Audit.record(file: paths[1], trust: Keys.trust).findings.isEmpty)
    #expect(Audit.proof(file: paths[2], trust: Keys.trust).findings.isEmpty)
    #expect(Audit.segment(file: "/dev/null", trust: Keys.trust).codes == [.fileKind])
  }

  @Test("auditing leaves the directory as it was")
  func leavesNoTrace() throws {
    let directory = Directory()
    let scribe = Story.full.scribe
    try scribe.write(checkpoint: scribe.checkpoint(), into: directory)
    try directory.write("lock", [])
    let before = try directory.contents()
    #expect(Audit.ledger(directory: directory.path, trust: Keys.trust, older: try scribe.checkpoint(5)).ok)
    #expect(try directory.contents() == before)
    #expect(before.count == 4)
  }

  @Test("older checkpoints that the ledger extends are no finding", arguments: [0, 1, 5, 17, 20])
  func olderCheckpoints(size: Int) throws {
    let scribe = Story.full.scribe
    #expect(try scribe.judge(older: scribe.checkpoint(size)).findings.isEmpty)
  }

  @Test("a fork is found by who holds a checkpoint of the other branch, even of the same size")
  func fork() throws {
    var (left, right) = (Story.full, Story.full)
    try left.validate("BC1", left.bensAssessment)
    try right.annul(right.validations[0])
    #expect(try left.scribe.judge(older: right.scribe.checkpoint()).codes == [.checkpointInconsistent])
    #expect(try right.scribe.judge(older: left.scribe.checkpoint()).codes == [.checkpointInconsistent])
  }

  @Test("a fork is found by who holds a learner's record of the other branch")
  func forkedRecord() throws {
    var (left, right) = (Story.full, Story.full)
    try left.validate("BC1", left.bensAssessment)
    try right.annul(right.validations[0])
    let report = try left.scribe.judge(record: Exporter(right).file())
    #expect(report.codes == [.extractContradicted, .checkpointInconsistent])
  }

  @Test("witnesses' lines on a checkpoint are ignored; a line of the key that does not verify spoils it")
  func witnesses() throws {
    let scribe = Story.full.scribe
    let signed = try SignedNote(parsing: scribe.checkpoint())
    let witness = SignerKey(name: try KeyName("witness.example/invented"), privateKey: Keys.stranger)
    #expect(try scribe.judge(checkpoint: signed.adding(witness.sign(signed.text)).bytes).findings.isEmpty)
    let line = String(decoding: signed.bytes.dropFirst(signed.text.count + 1), as: UTF8.self)
    let other = try SignedNote.sign(text: Array("other\n".utf8), with: [Keys.signer])
    let spoilt = signed.bytes + other.bytes.dropFirst(other.text.count + 1)
    #expect(!line.isEmpty)
    #expect(try scribe.judge(checkpoint: spoilt).codes == [.checkpointSignature])
  }

  @Test("lines are the same however a stream is cut into chunks", arguments: [1, 2, 3, 1000, 70_000])
  func chunks(size: Int) {
    let long = [UInt8](repeating: 0x78, count: Limits.lineByteCount + 1)
    let bytes = Array("a\n\nbc\n".utf8) + long.dropLast() + [0x0A] + long + [0x0A] + Array("d\ne".utf8)
    var splitter = LineSplitter()
    var lengths: [Int] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      Array(bytes[start..<min(start + size, bytes.count)]).withUnsafeBytes { chunk in
        splitter.feed(chunk) { line in
          switch line {
          case .whole(let bytes): lengths.append(bytes.count)
          case .tooLong(let hash, let prev):
            #expect(prev == nil)
            lengths.append(hash == SHA256.hash([0x00] + long) ? -1 : -2)
          }
        }
      }
    }
    #expect(lengths == [1, 0, 2, Limits.lineByteCount, -1, 1])
    #expect(splitter.hasRemainder)
  }

  @Test("what an input is, is decided by looking")
  func kinds() throws {
    let directory = Directory()
    let scribe = Story.full.scribe
    #expect(Audit.kind(of: directory.path) == .ledger)
    let inputs: [(String, [UInt8], InputKind)] = [
      ("a", scribe.log, .segment), ("b", try Exporter(Story.full).proof(3), .proof),
      ("c", try Exporter(Story.full).file(), .record), ("d", Array("<!DOCTYPE html>\n".utf8), .page),
      ("e", [], .segment),
    ]
    for (name, bytes, kind) in inputs { #expect(Audit.kind(of: try directory.write(name, bytes)) == kind) }
    #expect(Audit.kind(of: directory.path + "/none") == .segment)
    try succeed(mkfifo(directory.path + "/pipe", 0o600))
    #expect(Audit.kind(of: directory.path + "/pipe") == .segment)
    try directory.write("tile/0/000.p/1", [])
    #expect(Audit.kind(of: directory.path) == .tree)
    try directory.write("log/000000000000.jsonl", scribe.log)
    #expect(Audit.kind(of: directory.path) == .ledger)
  }
}
