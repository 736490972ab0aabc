import AcquisAudit
import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisValues
import Testing

/// One way to change one byte.
enum Mutation: CaseIterable, Sendable {
  case lowBit, highBit, deletion, insertion

  func apply(_ bytes: [UInt8], at index: Int) -> [UInt8] {
    var bytes = bytes
    switch self {
    case .lowBit: bytes[index] ^= 0x01
    case .highBit: bytes[index] ^= 0x80
    case .deletion: bytes.remove(at: index)
    case .insertion: bytes.insert(bytes[index], at: index)
    }
    return bytes
  }
}

@Suite("No byte can be changed unnoticed by who has the key")
struct MutationTests {
  /// Record 0, and a certification.
  static let scribe = {
    var scribe = Scribe()
    try! scribe.found()
    try! scribe.record("certification-registered", Story.registered())
    return scribe
  }()

  /// The positions at which changing a byte goes unnoticed.
  static func unnoticed(_ bytes: [UInt8], _ mutation: Mutation, _ judge: ([UInt8]) throws -> Report) rethrows -> [Int] {
    try bytes.indices.filter { try judge(mutation.apply(bytes, at: $0)).exitStatus == 0 }
  }

  @Test("in the log", arguments: Mutation.allCases)
  func log(mutation: Mutation) throws {
    let directory = Directory()
    let checkpoint = try Self.scribe.checkpoint()
    let unnoticed = try Self.unnoticed(Self.scribe.log, mutation) { bytes in
      Audit.segment(file: try directory.write("log.jsonl", bytes), trust: Keys.trust, checkpoint: checkpoint)
    }
    #expect(unnoticed.isEmpty)
  }

  @Test("in the checkpoint", arguments: Mutation.allCases)
  func checkpoint(mutation: Mutation) throws {
    let directory = Directory()
    let file = try directory.write("log.jsonl", Self.scribe.log)
    let sound = try Self.scribe.checkpoint()
    #expect(Audit.segment(file: file, trust: Keys.trust, checkpoint: sound).ok)
    let unnoticed = Self.unnoticed(sound, mutation) { bytes in
      Audit.segment(file: file, trust: Keys.trust, checkpoint: bytes)
    }
    #expect(unnoticed.isEmpty)
  }

  @Test("in a proof", arguments: Mutation.allCases)
  func proof(mutation: Mutation) throws {
    var exporter = Exporter(Story.full)
    exporter.scribe = Self.scribe
    let sound = try exporter.proof(1)
    #expect(Audit.proof(bytes: sound, trust: Keys.trust).ok)
    #expect(Self.unnoticed(sound, mutation) { Audit.proof(bytes: $0, trust: Keys.trust) }.isEmpty)
  }

  @Test("in a learner's record", arguments: Mutation.allCases)
  func record(mutation: Mutation) throws {
    var exporter = Exporter(Story.full)
    exporter.scribe = Self.scribe
    let id = Scribe.id(900)
    try exporter.scribe.record("learner-enrolled", Story.enrolled(Story.ada, id), id: id)
    exporter.identity = [
      [
        "field": "name", "salt": .string(Story.salt.hex), "statement": .string(id.description), "value": "Ada Invented",
      ]
    ]
    let sound = try exporter.file()
    #expect(Audit.record(bytes: sound, trust: Keys.trust).ok)
    #expect(Self.unnoticed(sound, mutation) { Audit.record(bytes: $0, trust: Keys.trust) }.isEmpty)
  }

  @Test("in the jury's batch of a whole ledger, at every seventh byte")
  func story() throws {
    let directory = Directory()
    let scribe = Story.full.scribe
    let checkpoint = try scribe.checkpoint()
    let start = scribe.lines[..<14].reduce(0) { $0 + $1.count + 1 }
    for index in stride(from: start, to: scribe.log.count, by: 7) {
      let file = try directory.write("log.jsonl", Mutation.lowBit.apply(scribe.log, at: index))
      let report = Audit.segment(file: file, trust: Keys.trust, checkpoint: checkpoint)
      #expect(report.exitStatus == 1, "byte \(index)")
    }
  }
}
