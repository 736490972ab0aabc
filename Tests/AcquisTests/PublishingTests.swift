import AcquisAudit
import AcquisNotes
import AcquisRecords
import AcquisStore
import Foundation
import Synchronization
import Testing

@testable import Acquis

@Suite("A ledger that is published")
struct PublishingTests {
  @Test("shows its hashes, and the next time only what is new")
  func hashes() async throws {
    let press = try await Press()
    try await press.grow(to: 250)
    let first = try await press.publish()
    #expect(first == Publication(size: 250, hasEntries: false, tiles: 1, bundles: 0, replaced: 0, witnessed: false))
    #expect(Set(try press.files.keys) == ["checkpoint", "tile/0/000.p/250"])
    #expect(press.audit().findings == [] && press.audit().size == 250)

    try await press.grow(to: 255)
    #expect(try await press.publish().tiles == 1)
    // Somebody may be reading by the checkpoint of 250.
    #expect(Set(try press.files.keys) == ["checkpoint", "tile/0/000.p/250", "tile/0/000.p/255"])

    try await press.grow(to: 600)
    #expect(try await press.publish().tiles == 4)
    let paths = ["checkpoint", "tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2"]
    #expect(try press.files.keys.sorted() == paths)
    let report = press.audit()
    #expect(report.findings == [] && report.size == 600 && report.hasEntries == false)

    #expect(
      try await press.publish()
        == Publication(
          size: 600, hasEntries: false, tiles: 0, bundles: 0, replaced: 0, witnessed: false))
    #expect(Audit.kind(of: press.directory) == .tree)
  }

  @Test("reads no record again but those of the last tile")
  func incremental() async throws {
    let press = try await Press()
    try await press.grow(to: 600)
    try await press.publish(entries: true)
    try await press.grow(to: 700)
    let asked = Mutex<[Range<Int>]>.Box([])
    try await press.publish(entries: true) { SpyReader(real: $0, asked: asked) }
    #expect(asked.value.map(\.lowerBound).min() == 512 && asked.value.map(\.upperBound).max() == 700)
    #expect(press.audit().findings == [])
  }

  @Test("shows its records only to who asks, and does not stop unasked")
  func entries() async throws {
    let press = try await Press()
    try await press.grow(to: 300)
    let shown = try await press.publish(entries: true)
    #expect(shown.tiles == 3 && shown.bundles == 2 && shown.hasEntries)
    #expect(press.audit().findings == [] && press.audit().hasEntries == true)
    let before = try press.files
    try await press.grow(to: 600)
    let refused = await #expect(throws: Problem.self) { try await press.publish() }
    #expect(refused?.code == "entries-published" && refused?.kind == .misused)
    #expect(try press.files == before)
    try await press.publish(entries: true)
    #expect(press.audit().findings == [] && press.audit().size == 600)
    #expect(try press.files["tile/entries/001.p/44"] == nil)
  }

  @Test("can begin to show its records, for everybody who is reading already")
  func beginningToShow() async throws {
    let press = try await Press()
    for size in [300, 310] {
      try await press.grow(to: size)
      try await press.publish()
    }
    try await press.grow(to: 320)
    let shown = try await press.publish(entries: true)
    #expect(shown.tiles == 1 && shown.bundles == 4 && shown.replaced == 0)
    #expect(press.audit().findings == [] && press.audit().hasEntries == true)
    let bundles = try press.files.keys.filter { $0.hasPrefix("tile/entries") }.sorted()
    #expect(bundles == ["000", "001.p/44", "001.p/54", "001.p/64"].map { "tile/entries/" + $0 })
  }

  @Test("carries the lines of witnesses, where they cosigned this very checkpoint")
  func witnessed() async throws {
    let press = try await Press()
    try await press.grow(to: 10)
    try await press.publish()
    let own = try SignedCheckpoint(parsing: try #require(try press.files["checkpoint"]))
    let line = NoteSignature(name: try KeyName("witness"), keyHash: 1, bytes: [1, 2, 3])
    let cosigned = try own.note.adding(line).bytes
    let directory = LedgerDirectory(press.bench.path).witnessed
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
    try Data(cosigned).write(to: URL(filePath: directory + "/10"))
    #expect(try await press.publish().witnessed)
    #expect(try press.files["checkpoint"] == Data(cosigned))

    try await press.grow(to: 11)
    // What is kept under the wrong size is of another text.
    try Data(cosigned).write(to: URL(filePath: directory + "/11"))
    #expect(try await !press.publish().witnessed)
    #expect(press.audit().findings == [] && press.audit().size == 11)
  }

  @Test("has altered tiles of its right edge replaced", arguments: ["tile/0/002.p/88", "tile/1/000.p/2"])
  func repaired(name: String) async throws {
    let press = try await Press()
    try await press.grow(to: 600)
    try await press.publish(entries: true)
    let sound = try press.files
    for damage in [Data(), Data(repeating: 7, count: sound[name]!.count)] {
      try press.write(name, damage)
      let repaired = try await press.publish(entries: true)
      #expect(repaired.replaced == 1 && repaired.tiles == 1)
      #expect(try press.files == sound)
    }
    try FileManager.default.removeItem(atPath: press.directory + "/" + name)
    let repaired = try await press.publish(entries: true)
    #expect(repaired.replaced == 0 && repaired.tiles == 1)
    #expect(try press.files == sound)
  }

  @Test("is not touched where the records are not those that were published", arguments: [false, true])
  func lyingAboutOld(damaged: Bool) async throws {
    let press = try await Press()
    try await press.grow(to: 300)
    try await press.publish()
    if damaged { try press.write("tile/1/000.p/1", Data()) }
    let before = try press.files
    try await press.grow(to: 600)
    #expect(try await refusal(press) { $0.reversed() }?.code == "root-mismatch")
    for (name, bytes) in before { #expect(try press.files[name] == bytes, "\(name)") }
    try await press.publish()
    #expect(press.audit().findings == [] && press.audit().size == 600)
  }

  @Test("never has a checkpoint over tiles that do not lead to its root")
  func lyingAboutNew() async throws {
    let press = try await Press()
    try await press.grow(to: 300)
    try await press.publish()
    try await press.grow(to: 600)
    let refused = try await refusal(press) { records in
      records.last!.seq < 300 ? records : records.dropLast(2) + records.suffix(2).reversed()
    }
    #expect(refused?.code == "root-mismatch" && refused?.kind == .foundWrong)
    #expect(press.audit().findings == [] && press.audit().size == 300)
    #expect(try await press.publish().replaced == 1)
    #expect(press.audit().findings == [] && press.audit().size == 600)
  }

  private func refusal(_ press: Press, lie: @escaping @Sendable ([Record]) -> [Record]) async throws -> Problem? {
    await #expect(throws: Problem.self) {
      try await press.publish { reader in
        var spy = SpyReader(real: reader)
        spy.lie = lie
        return spy
      }
    }
  }
}

@Suite("What is refused to be published")
struct PublishingRefusalTests {
  private func code(_ press: Press, to directory: String? = nil) async -> String? {
    await #expect(throws: Problem.self) { try await press.publish(to: directory) }?.code
  }

  @Test("is a ledger into itself, or around itself")
  func place() async throws {
    let press = try await Press()
    let bench = press.bench
    try FileManager.default.createSymbolicLink(atPath: bench.root + "/link", withDestinationPath: bench.path)
    for directory in [bench.path, bench.path + "/", bench.path + "/new", bench.root + "/link/new", bench.root, "/"] {
      #expect(await code(press, to: directory) == "publish-place", "\(directory)")
    }
    #expect(!FileManager.default.fileExists(atPath: bench.path + "/new"))
    #expect(await code(press, to: bench.path + "/../nowhere/new") == "unreadable")
    // A name that only begins like the ledger's is another one.
    #expect(try await press.publish(to: bench.path + "-published").size > 0)
  }

  @Test("is a tree over something else")
  func somethingElse() async throws {
    let press = try await Press()
    let file = try press.bench.write([1], "file")
    #expect(await code(press, to: file) == "publish-place")
    try FileManager.default.createDirectory(atPath: press.directory, withIntermediateDirectories: false)
    for name in ["index.html", "tile", ".hidden"] {
      try press.write(name, Data())
      #expect(await code(press) == "not-a-tree", "\(name)")
      try FileManager.default.removeItem(atPath: press.directory + "/" + name)
    }
    try press.write("checkpoint", Data("no checkpoint".utf8))
    #expect(await code(press) == "not-a-tree")
    try FileManager.default.removeItem(atPath: press.directory + "/checkpoint")
    try await press.publish()
    // What stands beside a tree is left alone.
    try press.write("index.html", Data())
    try await press.publish()
    #expect(try press.files["index.html"] != nil)
  }

  @Test("is the tree of another ledger")
  func otherLedger() async throws {
    let (press, other) = (try await Press(), try await Press())
    try await press.publish()
    #expect(await code(other, to: press.directory) == "not-a-tree")
    #expect(press.audit().findings == [])
  }

  @Test("is an old copy of the ledger, or one with another history")
  func otherHistory() async throws {
    let press = try await Press()
    try await press.grow(to: 300)
    let (ledger, copy) = (press.bench.path, press.bench.root + "/copy")
    try FileManager.default.copyItem(atPath: ledger, toPath: copy)
    try await press.grow(to: 310)
    try await press.publish()
    let published = try press.files
    try FileManager.default.removeItem(atPath: ledger)
    try FileManager.default.moveItem(atPath: copy, toPath: ledger)
    #expect(await code(press) == "published-ahead")
    try await press.grow(to: 310, mark: "other")
    #expect(await code(press) == "checkpoint-inconsistent")
    try await press.grow(to: 320, mark: "other")
    #expect(await code(press) == "checkpoint-inconsistent")
    #expect(try press.files == published)
  }

  @Test("waits while another run publishes")
  func locked() async throws {
    let press = try await Press()
    try await press.publish()
    let lock = try await TreeLock.take(press.directory, wait: .zero)
    #expect(await code(press) == "tree-locked")
    async let waiting = press.publish(wait: .seconds(60))
    lock.release()
    #expect(try await waiting.tiles == 0)
  }

  @Test("goes well when two publish at once")
  func twoAtOnce() async throws {
    let press = try await Press()
    try await press.grow(to: 600)
    async let one = press.publish(wait: .seconds(60))
    async let two = press.publish(wait: .seconds(60))
    #expect(try await one.tiles + two.tiles == 4)
    #expect(press.audit().findings == [])
  }
}
