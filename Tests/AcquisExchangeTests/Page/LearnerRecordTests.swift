import AcquisCredits
import AcquisCrypto
import AcquisExchange
import AcquisJSON
import AcquisNotes
import AcquisRecords
import AcquisValues
import Testing

@Suite("The file of a learner's record (SPEC §14)")
struct LearnerRecordTests {
  @Test func members() throws {
    let (world, learner) = try World.career()
    let blocks: [BlockReference] = [.init("B", "1"), .init("A", "2"), .init("A", "1"), .init("B", "1")]
    let record = try world.record(of: learner, blocks: blocks, identity: World.identity)
    let bytes = record.bytes
    #expect(bytes.starts(with: #"{"blocks":"#.utf8) && bytes.last == 0x0A)
    let value = try JSONValue(canonical: bytes.dropLast())
    let object = try #require(value.object)
    #expect(object.keys == ["blocks", "checkpoint", "extract", "format", "identity", "learner", "records"])
    #expect(
      object["blocks"] == [
        ["block": "1", "certification": "A"], ["block": "2", "certification": "A"],
        ["block": "1", "certification": "B"],
      ])
    #expect(object["format"] == "acquis-record/v1" && object["learner"] == .string(learner.description))
    #expect(object["checkpoint"]?.string?.utf8.elementsEqual(record.checkpoint) == true)
    #expect(object["extract"]?.string?.utf8.elementsEqual(record.extract) == true)
    let identity = try #require(object["identity"]?.array?.compactMap { $0.object })
    #expect(identity.map(\.keys) == [[String]](repeating: ["field", "salt", "statement", "value"], count: 2))
    #expect(identity.map { $0["field"] } == ["birthDate", "name"] && identity[1]["value"] == "Camille Exemple")
    #expect(identity[1]["salt"] == .string(SHA256.hash(Array("name".utf8)).hex))
  }

  @Test func carriedRecords() throws {
    let (world, learner) = try World.career()
    let record = try world.record(of: learner)
    let value = try JSONValue(canonical: record.bytes.dropLast())
    let carried = try #require(value.object?["records"]?.array?.compactMap { $0.object })
    #expect(carried.count == world.records.count && carried.count == record.records.count)
    for (object, source) in zip(carried, record.records) {
      #expect(object.keys == (source.minutes == nil ? ["line", "path"] : ["line", "minutes", "path"]))
      #expect(object["line"]?.string?.utf8.elementsEqual(source.record.line) == true)
      #expect(object["path"] == .array(source.path.map { .string($0.base64) }))
      guard let minutes = source.minutes else { continue }
      #expect(
        object["minutes"]
          == ["path": .array(minutes.path.map { .string($0.base64) }), "seq": .integer(Int64(minutes.seq))])
    }
    #expect(record.records.count { $0.minutes != nil } == 3)
  }

  @Test func extract() throws {
    let leaves = [SHA256.hash([1]), SHA256.hash([2])]
    let root = SHA256.hash([3])
    let learner = World.learner(9)
    let text = LearnerRecord.extractText(
      origin: "a.example/b", ledger: leaves[0], size: 17, root: root, learner: learner,
      blocks: [.init("B", "1"), .init("A", "1"), .init("A", "1")], leaves: leaves)
    let lines = [
      "acquis-extract/v1", "a.example/b", leaves[0].hex, "17", root.base64, "\(learner)", "2", "A 1", "B 1", "2",
      leaves[0].hex, leaves[1].hex,
    ]
    #expect(text == Array((lines.joined(separator: "\n") + "\n").utf8))
    let everything = LearnerRecord.extractText(
      origin: "o", ledger: .zero, size: 1, root: root, learner: learner, blocks: [], leaves: [])
    let zeros = String(repeating: "0", count: 64)
    #expect(everything == Array("acquis-extract/v1\no\n\(zeros)\n1\n\(root.base64)\n\(learner)\n0\n0\n".utf8))
  }

  @Test("the extract is a note that the extract key signed")
  func extractIsANote() throws {
    let (world, learner) = try World.career()
    let note = try SignedNote(parsing: try world.record(of: learner).extract)
    let key = SignerKey(name: try KeyName(World.origin), privateKey: World.extract).verifierKey
    #expect(throws: Never.self) { _ = try note.verified(by: [key], leniency: .own) }
    #expect(String(decoding: note.text, as: UTF8.self).split(separator: "\n").count == 9 + world.records.count - 1)
  }
}
