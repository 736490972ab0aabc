import AcquisAudit
import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisNotes
import AcquisRecords

extension Sample {
  /// Learners' records that hide, change or claim something (SPEC §14).
  static func records() throws -> [Sample] { try forms() + extracts() + paths() + identities() + contradicted() }

  /// Ada's record with a change to how it is made.
  private static func export(
    _ name: String, _ finding: FindingCode, _ why: String, key: String? = Keys.verifier,
    of scribe: Scribe? = nil, _ change: (inout Exporter) throws -> Void = { _ in }
  ) throws -> Sample {
    var exporter = Exporter(try scribe ?? Story.told.get().scribe)
    try change(&exporter)
    return file("\(name).json", finding, why, try exporter.file(), key: key)
  }

  /// Ada's record with one member changed afterwards.
  private static func edited(
    _ name: String, _ finding: FindingCode, _ why: String, _ member: String,
    _ change: (JSONValue) throws -> JSONValue
  ) throws -> Sample {
    let exporter = Exporter(try Story.told.get().scribe)
    return file("\(name).json", finding, why, try exporter.file(changing: member, change))
  }

  private static func forms() throws -> [Sample] {
    [
      try edited("record-format", .exportForm, "another format", "format") { _ in "acquis-record/v2" },
      try edited("record-order", .exportForm, "two carried records in each other's place", "records") { records in
        .array(records.array!.indices.map { records.array![[5: 6, 6: 5][$0] ?? $0] })
      },
      try edited("record-without-founding", .notFounded, "record 0 left out", "records") { $0.removing(0) },
      try edited(
        "record-minutes-dropped", .exportForm, "a decision that does not say which minutes cover it", "records"
      ) {
        $0.changing(14) { $0["minutes"] = nil }
      },
      try edited("record-other-checkpoint", .checkpointSignature, "its checkpoint's size changed", "checkpoint") {
        .string($0.string!.replacingOnce("\n20\n", "\n21\n"))
      },
      try export(
        "record-other-key", .checkpointSignature, "judged by the key of another ledger",
        key: Keys.verifier(Keys.foreignOrigin, Keys.checkpoint)),
      try export("record-without-key", .issuerUnknown, "no key given, and none inside can vouch for it", key: nil),
    ]
  }

  private static func extracts() throws -> [Sample] {
    var appealed = try Story.told.get()
    try appealed.annul(appealed.validations[0])
    var hidden = try Story.told.get().scribe
    try hidden.record(
      "learner-enrolled", ["certification": "RNCP99999", "identity": [:], "learner": .string(Story.ada)])
    return [
      try export(
        "record-enrolled-twice", .certificationUnknown,
        "a second enrolment, for a certification that the record does not carry", of: hidden),
      try export("record-annulment-dropped", .recordTrimmed, "an annulment left out", of: appealed.scribe) {
        $0.carrying = { $0.filter { $0 != 20 } }
      },
      try export("record-module-dropped", .recordTrimmed, "a training module left out") {
        $0.carrying = { $0.filter { $0 != 11 } }
      },
      try export("extract-trimmed", .recordTrimmed, "a line taken out of the extract, which was signed so") {
        $0.listing = { $0.filter { $0 != 12 } }
      },
      try export("extract-missing", .extractMissing, "no extract: nothing says that the record is complete") {
        $0.extractKey = nil
      },
      try export("extract-stranger", .extractSignature, "an extract signed by another key") {
        $0.extractKey = Keys.stranger
      },
      try edited("extract-edited", .extractSignature, "a leaf hash taken out of the signed extract", "extract") {
        extract in
        var lines = extract.string!.split(separator: "\n", omittingEmptySubsequences: false)
        lines.remove(at: 10)
        return .string(lines.joined(separator: "\n"))
      },
      try export("extract-other-learner", .extractMismatch, "an extract of another learner") {
        $0.extractText = { $0.replacingOnce(Story.ada, Story.ben) }
      },
      try edited("record-other-blocks", .extractMismatch, "it claims to show one block, and is of everything", "blocks")
      { _ in
        [["block": .string(Story.first), "certification": .string(Story.certification)]]
      },
    ]
  }

  private static func paths() throws -> [Sample] {
    [
      try edited("record-altered", .proofWrong, "the time of a carried record changed by a millisecond", "records") {
        $0.changing(12) { $0["line"] = .string($0["line"]!.string!.replacingOnce(".000Z", ".001Z")) }
      },
      try edited("record-moved-path", .proofWrong, "the path of another carried record", "records") { records in
        records.changing(5) { $0["path"] = records.array![6].object!["path"] }
      },
      try edited("record-minutes-path", .proofWrong, "a path into the minutes that leads elsewhere", "records") {
        $0.changing(14) { $0["minutes"] = ["path": [.string(Digest.zero.base64)], "seq": 16] }
      },
      try export(
        "record-unsigned", .signatureMissing, "a carried record that nobody signed",
        of: {
          var story = try Story.told.get()
          try story.scribe.record("training-followed", Story.trained(Story.ada), by: [])
          return story.scribe
        }()),
    ]
  }

  private static func identities() throws -> [Sample] {
    let story = try Story.told.get()
    var corrected = story
    try corrected.identifyAdaAnew()
    return [
      try export("identity-other-name", .identityMismatch, "a name that does not open the commitment") {
        $0.identity = [Exporter.disclosed("Eve Invented", in: story.enrolment)]
      },
      try export("identity-other-salt", .identityMismatch, "another salt") {
        $0.identity = [Exporter.disclosed("Ada Invented", in: story.enrolment, salt: .zero)]
      },
      try export("identity-corrected", .identityMismatch, "a name that was corrected since", of: corrected.scribe) {
        $0.identity = [Exporter.disclosed("Ada Invented", in: story.enrolment)]
      },
    ]
  }

  /// Records that are sound alone, and that the ledger contradicts.
  private static func contradicted() throws -> [Sample] {
    var appealed = try Story.told.get()
    try appealed.annul(appealed.validations[0])
    var hiding = Exporter(appealed.scribe)
    hiding.carrying = { $0.filter { $0 != 20 } }
    hiding.listing = hiding.carrying
    return [
      try ledger(
        "contradicted", .extractContradicted, "an extract, signed by the operator, that hides an annulment",
        appealed.scribe, record: hiding.file())
    ]
  }
}

extension String {
  /// With the one `old` replaced by `new`.
  func replacingOnce(_ old: String, _ new: String) -> String {
    String(decoding: Array(utf8).replacing(old, new), as: UTF8.self)
  }
}
