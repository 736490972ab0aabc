import Acquis
import AcquisAudit
import AcquisSamples
import Foundation
import Testing

/// Every byte of the smallest samples, one at a time, one of its bits turned over.
@Suite("A flipped byte")
struct FlippedByteTests {
  /// Every third byte of the larger ones, unless ACQUIS_EVERY_BYTE is set.
  static let step = ProcessInfo.processInfo.environment["ACQUIS_EVERY_BYTE"] == nil ? 3 : 1

  @Test("in log or checkpoint is found", arguments: ["log/000000000000.jsonl", "checkpoint"])
  func ledger(name: String) throws {
    let sample = try sample("valid/three-records.ledger")
    let directory = try TemporaryDirectory()
    try Committed.catalogue.write(to: directory.path)
    let file = "\(sample.path)/\(name)"
    try flip(try bytes(file), step: 1) { flipped in
      try directory.write(file, flipped)
      return try sample.report(in: directory.path)
    }
  }

  @Test("in a proof is found")
  func proof() throws {
    let sample = try sample("valid/three-records.tlog-proof")
    let trust = try sample.trust()
    try flip(try bytes(sample.path), step: 1) { Audit.proof(bytes: $0, trust: trust) }
  }

  @Test("in a learner's record is found")
  func record() throws {
    let sample = try sample("valid/three-records.json")
    let trust = try sample.trust()
    try flip(try bytes(sample.path), step: Self.step) { Audit.record(bytes: $0, trust: trust) }
  }

  @Test("in a page is found")
  func page() throws {
    let sample = try sample("valid/three-records.html")
    let directory = try TemporaryDirectory()
    let trust = try sample.trust()
    try flip(try bytes(sample.path), step: Self.step) { flipped in
      try directory.write("page", flipped)
      return try Verification.verify("\(directory.path)/page", trust: trust)
    }
  }

  private func sample(_ path: String) throws -> Sample {
    try #require(Committed.catalogue.samples.first { $0.path == path })
  }

  private func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "\(Committed.directory)/\(name)")))
  }

  private func flip(_ bytes: [UInt8], step: Int, _ judge: ([UInt8]) throws -> Report) throws {
    #expect(try judge(bytes).exitStatus == 0)
    for index in stride(from: 0, to: bytes.count, by: step) {
      var flipped = bytes
      flipped[index] ^= 1 << UInt8(index % 8)
      let status = try judge(flipped).exitStatus
      #expect(status == 1 || status == 2, "byte \(index) flipped, and it verifies")
    }
  }
}
