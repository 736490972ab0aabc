import AcquisAudit
import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisValues

extension Deviation {
  /// Exports Ada's record, with a change, and judges it with the ledger's key.
  init(
    _ code: FindingCode, _ name: String, trust: Trust? = Keys.trust,
    export change: @escaping @Sendable (inout Exporter, Story) throws -> Void
  ) {
    self.init(code, name) {
      var exporter = Exporter(Story.full)
      try change(&exporter, Story.full)
      return Audit.record(bytes: try exporter.file(), trust: trust)
    }
  }

  /// Exports Ada's record and changes a member of it.
  init(
    _ code: FindingCode, _ name: String, member: String, _ change: @escaping @Sendable (JSONValue) -> JSONValue?
  ) {
    self.init(code, name) { exporter, _ in
      exporter.changing = { object in object[member] = change(object[member]!) }
    }
  }

  static let carried: [Deviation] = [
    Deviation(.exportForm, "another format", member: "format") { _ in "acquis-record/v2" },
    Deviation(.exportForm, "no learner", member: "learner") { _ in nil },
    Deviation(.exportForm, "no records", member: "records") { _ in [] },
    Deviation(.exportForm, "a disclosed field that no identity has") { exporter, story in
      exporter.identity = [
        [
          "field": "shoe", "salt": .string(Story.salt.hex), "statement": .string(story.enrolment.description),
          "value": "44",
        ]
      ]
    },
    Deviation(.exportForm, "records in another order", member: "records") { .array($0.array!.reversed()) },
    Deviation(.exportForm, "a path that is no base64", member: "records") { $0.changing(2) { $0["path"] = ["?"] } },
    Deviation(.exportForm, "a member that no carried record has", member: "records") { $0.changing(2) { $0["x"] = 1 } },
    Deviation(.exportForm, "a covered record that does not name its minutes", member: "records") { records in
      .array(
        records.array!.map { record in
          guard var object = record.object else { return record }
          object["minutes"] = nil
          return .object(object)
        })
    },
    Deviation(.exportForm, "a record that names minutes which do not cover it", member: "records") {
      $0.changing(3) { $0["minutes"] = ["path": [], "seq": 16] }
    },
    Deviation(.exportForm, "a space before the end") {
      let bytes = try Exporter(Story.full).file()
      return Audit.record(bytes: bytes.dropLast() + [0x20, 0x0A], trust: Keys.trust)
    },
    Deviation(.exportForm, "no line feed at the end") {
      Audit.record(bytes: try Exporter(Story.full).file().dropLast(), trust: Keys.trust)
    },
    Deviation(.checkpointMalformed, "a checkpoint that is none", member: "checkpoint") { _ in "x\n" },
    Deviation(.checkpointSignature, "a checkpoint of another size", member: "checkpoint") {
      .string($0.string!.replacing("\n20\n", with: "\n21\n"))
    },
    Deviation(.notFounded, "record 0 is not carried", member: "records") { .array(Array($0.array!.dropFirst())) },
    Deviation(.notCanonical, "a carried line with a space", member: "records") {
      $0.changing(2) { $0["line"] = .string($0["line"]!.string! + " ") }
    },
    Deviation(.extractMissing, "no extract") { exporter, _ in exporter.hasExtract = false },
    Deviation(.extractSignature, "an extract of another key") { exporter, _ in exporter.extractKey = Keys.stranger },
    Deviation(.extractSignature, "an extract that is no note", member: "extract") { _ in "x" },
    Deviation(.extractMismatch, "an extract of another learner") { exporter, _ in
      exporter.extractText = { $0.replacing(Story.ada, with: Story.ben) }
    },
    Deviation(.extractMismatch, "an extract of another size") { exporter, _ in
      exporter.extractText = { $0.replacing("\n20\n", with: "\n19\n") }
    },
    Deviation(.extractMismatch, "an extract of other blocks", member: "blocks") { _ in
      [["block": "BC1", "certification": "RNCP1"]]
    },
    Deviation(.recordTrimmed, "an annulment left out") {
      var story = Story.full
      try story.annul(story.validations[0])
      var exporter = Exporter(story)
      exporter.carrying = { $0.filter { $0 != 20 } }
      return Audit.record(bytes: try exporter.file(), trust: Keys.trust)
    },
    Deviation(.recordTrimmed, "an assessment left out") { exporter, _ in exporter.carrying = { $0.filter { $0 != 12 } }
    },
    Deviation(.recordTrimmed, "a record too many") { exporter, _ in exporter.listing = { $0.filter { $0 != 11 } } },
    Deviation(.proofWrong, "a path with a hash less", member: "records") {
      $0.changing(5) { $0["path"] = .array(Array($0["path"]!.array!.dropLast())) }
    },
    Deviation(.proofWrong, "a path with another hash", member: "records") {
      $0.changing(5) { object in
        var path = object["path"]!.array!
        path[1] = .string(Digest.zero.base64)
        object["path"] = .array(path)
      }
    },
    Deviation(.proofWrong, "a path in the minutes with another hash", member: "records") { records in
      .array(
        records.array!.map { record in
          guard var object = record.object, object["minutes"] != nil else { return record }
          object["minutes"] = ["path": [.string(Digest.zero.base64)], "seq": 16]
          return .object(object)
        })
    },
    Deviation(.identityMismatch, "another name") { exporter, story in
      exporter.identity = [Exporter.disclosure("Eve Invented", of: story)]
    },
    Deviation(.identityMismatch, "another salt") { exporter, story in
      exporter.identity = [Exporter.disclosure("Ada Invented", of: story, salt: .zero)]
    },
    Deviation(.identityMismatch, "a name that was corrected since") {
      var story = Story.full
      let id = Scribe.id(901)
      try story.scribe.record(
        "learner-identified",
        ["identity": ["name": Story.commitment("name", "Ada Corrected", in: id)], "learner": .string(Story.ada)], id: id
      )
      var exporter = Exporter(story)
      exporter.identity = [Exporter.disclosure("Ada Invented", of: story)]
      return Audit.record(bytes: try exporter.file(), trust: Keys.trust)
    },
    Deviation(.issuerUnknown, "no key given", trust: nil) { _, _ in },
    Deviation(
      .checkpointSignature, "the key of another ledger",
      trust: Trust([try! Scribe.verifierKey(origin: "example.org/other", Keys.checkpoint)])
    ) { _, _ in },
    Deviation(.signatureMissing, "a carried record that nobody signed") {
      var story = Story.full
      try story.scribe.record("training-followed", Story.training(), by: [])
      return Audit.record(bytes: try Exporter(story).file(), trust: Keys.trust)
    },
    Deviation(.extractContradicted, "an annulment that the extract does not list") {
      var story = Story.full
      try story.annul(story.validations[0])
      var exporter = Exporter(story)
      exporter.carrying = { $0.filter { $0 != 20 } }
      exporter.listing = { $0.filter { $0 != 20 } }
      return try story.scribe.judge(record: exporter.file())
    },
    Deviation(.extractContradicted, "records of another ledger of the same keys") {
      var other = Story.full
      _ = try other.assess("BC1")
      var story = Story.full
      _ = try story.assess("BC2")
      return try story.scribe.judge(record: Exporter(other).file())
    },
  ]

  static let proofs: [Deviation] = [
    Deviation(.proofForm, "another first line") {
      let bytes = try Exporter(Story.full).proof(7)
      return Audit.proof(bytes: bytes.replacing("proof@v1", "proof@v2"), trust: Keys.trust)
    },
    Deviation(.proofForm, "an index that no ledger can have") {
      Audit.proof(bytes: try Exporter(Story.full).proof(7, index: 1 << 53), trust: Keys.trust)
    },
    Deviation(.proofForm, "no record") {
      let bytes = try Exporter(Story.full).proof(7)
      let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      return Audit.proof(bytes: Array((lines[..<1] + lines[2...]).joined(separator: [0x0A])), trust: Keys.trust)
    },
    Deviation(.proofWrong, "another record") {
      let scribe = Story.full.scribe
      return Audit.proof(bytes: try Exporter(Story.full).proof(7, extra: scribe.lines[6]), trust: Keys.trust)
    },
    Deviation(.proofWrong, "another index") {
      Audit.proof(bytes: try Exporter(Story.full).proof(7, index: 6), trust: Keys.trust)
    },
    Deviation(.checkpointSignature, "a proof to a checkpoint of another key") {
      let trust = Trust([try Scribe.verifierKey(origin: Keys.origin, Keys.stranger)])
      return Audit.proof(bytes: try Exporter(Story.full).proof(7), trust: trust)
    },
    Deviation(.issuerUnknown, "a proof, and no key given") {
      Audit.proof(bytes: try Exporter(Story.full).proof(7), trust: nil)
    },
    Deviation(.recordForm, "a leaf that is no record") {
      var story = Story.full
      story.scribe.add(Array(#"{"a":1}"#.utf8))
      return Audit.proof(bytes: try Exporter(story).proof(20), trust: Keys.trust)
    },
    Deviation(.seqWrong, "a record that says another position") {
      var story = Story.full
      story.scribe.replace(19, #""seq":19"#, #""seq":18"#)
      return Audit.proof(bytes: try Exporter(story).proof(19), trust: Keys.trust)
    },
  ]
}

extension JSONValue {
  /// The array with the object at `index` changed.
  fileprivate func changing(_ index: Int, _ change: (inout JSONObject) -> Void) -> JSONValue {
    var elements = array!
    var object = elements[index].object!
    change(&object)
    elements[index] = .object(object)
    return .array(elements)
  }
}
