import AcquisCredits
import AcquisRecords
import AcquisStore
import Foundation
import Testing

@testable import Acquis

@Suite("The mark of a ledger")
struct MarkTests {
  private func bench() async throws -> (bench: Bench, disk: String) {
    let bench = try await Bench()
    let disk = bench.root + "/disk"
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: false)
    return (bench, disk)
  }

  private func keep(_ mark: String, _ bench: Bench) async throws -> LedgerMark {
    try await LedgerMark.keep(at: mark, by: bench.path, wait: .zero, environment: bench.environment)
  }

  /// Records one statement more, and returns what was told beside it.
  private func record(_ number: Int, _ bench: Bench, _ before: () throws -> Void = {}) async throws -> [String] {
    var told: [String] = []
    try await LedgerSession.with(
      bench.path, wait: .zero, environment: bench.environment, notify: { told.append($0.code) }
    ) { session in
      try before()
      _ = try await session.enrol(
        Person(), target: Invented.certification, made: Invented.day, id: Invented.id(number))
    }
    return told
  }

  @Test("is kept where it is said to be, whatever directory one works in")
  func kept() async throws {
    let (bench, disk) = try await bench()
    #expect(try await LedgerMark.kept(by: bench.path) == nil)
    let mark = try await keep(disk + "/../disk/mark", bench)
    #expect(mark.path.hasPrefix("/") && !mark.path.contains(".."))
    #expect(mark.size == 4)
    #expect(try await record(20, bench) == [])
    let later = try #require(try await LedgerMark.kept(by: bench.path))
    #expect(later.path == mark.path && later.size == 5)
    for place in [disk, bench.root + "/nowhere/mark", disk + "/"] {
      await #expect(throws: Problem.self) { _ = try await keep(place, bench) }
    }
    #expect(try await LedgerMark.kept(by: bench.path)?.path == mark.path)
  }

  @Test("cannot be changed to open an old copy, but where the old one is lost")
  func rolledBack() async throws {
    let (bench, disk) = try await bench()
    _ = try await keep(disk + "/mark", bench)
    let old = bench.root + "/old"
    try FileManager.default.copyItem(atPath: bench.path, toPath: old)
    _ = try await record(20, bench)
    let change = { (place: String) in
      try await LedgerMark.keep(at: place, by: old, wait: .zero, environment: bench.environment)
    }
    let problem = await #expect(throws: Problem.self) { _ = try await change(disk + "/other") }
    #expect(problem?.code == "rolled-back")
    try FileManager.default.moveItem(atPath: disk + "/mark", toPath: disk + "/moved")
    let moved = await #expect(throws: Problem.self) { _ = try await change(disk + "/moved") }
    #expect(moved?.code == "rolled-back")
    #expect(try await change(disk + "/other").size == 4)
  }

  @Test("that cannot follow is told of, and what was recorded is recorded")
  func behind() async throws {
    let (bench, disk) = try await bench()
    _ = try await keep(disk + "/mark", bench)
    let gone = { try FileManager.default.moveItem(atPath: disk, toPath: disk + "-gone") }
    #expect(try await record(20, bench, gone) == ["mark-behind"])
    let refused = await #expect(throws: Problem.self) { try await record(21, bench) }
    #expect(refused?.code == "mark-unusable" && refused?.place == disk + "/mark")
    try FileManager.default.moveItem(atPath: disk + "-gone", toPath: disk)
    #expect(try await record(22, bench) == [])
    try FileManager.default.removeItem(atPath: disk + "/mark")
    #expect(try await record(23, bench) == ["mark-missing"])
    #expect(try await LedgerMark.kept(by: bench.path)?.size == 7)
  }

  @Test("and a checkpoint that cannot follow takes nothing back either")
  func checkpointBehind() async throws {
    let bench = try await Bench()
    let obstacle = bench.path + "/checkpoint.new"
    let obstruct = { try FileManager.default.createDirectory(atPath: obstacle, withIntermediateDirectories: false) }
    #expect(try await record(20, bench, obstruct) == ["checkpoint-behind"])
    try FileManager.default.removeItem(atPath: obstacle)
    let size = try await bench.with { try await $0.view.reader.head().size }
    #expect(size == 5)
  }

  @Test("bytes that opening cuts off are told of")
  func cut() async throws {
    let bench = try await Bench()
    let segment = try #require(FileHandle(forWritingAtPath: bench.path + "/log/000000000000.jsonl"))
    try segment.seekToEnd()
    try segment.write(contentsOf: Data("{\"torn".utf8))
    try segment.close()
    #expect(try await record(20, bench) == ["tail-cut"])
    #expect(try await record(21, bench) == [])
  }
}
