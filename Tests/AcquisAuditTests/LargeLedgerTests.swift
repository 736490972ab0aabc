import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisRecords
import Testing

@testable import AcquisAudit

/// Each of these would not end if the time it takes grew as it once did.
@Suite("What a hostile ledger makes a verifier count")
struct LargeLedgerTests {
  @Test("recognitions that rest on two others each, over sixty steps, are counted once")
  func recognitions() throws {
    var story = Story.raised
    let codes = (2...61).map { CertificationCode("RNCP\($0)")! }
    for code in codes { try story.register(code, ["BC1", "BC2"]) }
    var grounds = story.validations
    for code in codes {
      grounds = try ["BC1", "BC2"].map {
        try story.recognise(BlockReference(code, BlockCode($0)!), .equivalence, grounds)
      }
    }
    #expect(try story.scribe.judge().findings.isEmpty)
    try story.annul(story.assessments[0], by: [Keys.centre])
    var exporter = Exporter(story)
    exporter.blocks = [BlockReference(codes.last!, "BC1")]
    let report = Audit.record(bytes: try exporter.file(), trust: Keys.trust)
    #expect(report.findings.isEmpty)
    let facts = try #require(report.account?.facts.filter { $0.kind == .recognition })
    #expect(facts.count == 119)
    #expect(facts.allSatisfy { $0.standing == .unsupported })
  }

  @Test("many revocations of a key that signed many records")
  func revocations() {
    var signers = SoleSigners()
    let key = Keys.op.publicKey.keyID
    for seq in 0..<200_000 {
      signers.note([key], at: seq)
      signers.distrust(key, since: 199_998 - seq % 2, at: 200_000 + seq)
    }
    #expect(signers.suspects(before: .max) == [199_997, 199_998, 199_999])
    #expect(signers.suspects(before: 200_001) == [199_998, 199_999].filter { $0 < 200_001 })
  }

  @Test("minutes that each count in all that stands before them")
  func minutes() throws {
    var batch = BatchEntries()
    var isOther = true
    for seq in 0..<400_000 {
      batch.addOther(at: seq)
      guard case .other = batch.entries(from: 0) else {
        isOther = false
        continue
      }
    }
    #expect(isOther)
  }
}
