import AcquisAudit
import AcquisJSON
import AcquisNotes
import Testing

@Suite("Numbers that no ledger has")
struct HostileProofTests {
  private static func signed(_ size: UInt64) throws -> SignedCheckpoint {
    let checkpoint = Checkpoint(origin: Keys.signer.verifierKey.name, size: size, root: Story.full.scribe.root())
    return try SignedCheckpoint.sign(checkpoint, with: Keys.signer)
  }

  private static func record(_ checkpoint: SignedCheckpoint) throws -> Report {
    var exporter = Exporter(Story.full)
    exporter.changing = { $0["checkpoint"] = .string(String(decoding: checkpoint.note.bytes, as: UTF8.self)) }
    return Audit.record(bytes: try exporter.file(), trust: Keys.trust)
  }

  @Test("the largest that one can have is judged, not believed")
  func largest() throws {
    let size = UInt64(1) << 53 - 1
    let signed = try Self.signed(size)
    for index in [0, size / 2, size - 1, size] {
      let proof = TransparencyProof(extra: Story.full.scribe.lines[7], index: index, hashes: [], checkpoint: signed)
      let report = Audit.proof(bytes: proof.bytes, trust: Keys.trust)
      #expect(report.codes.first == .proofWrong)
      #expect(report.findings.first?.seq == Int(index))
      #expect(Audit.proof(bytes: proof.bytes, trust: nil).exitStatus == 1)
    }
    #expect(try Story.full.scribe.judge(checkpoint: signed.note.bytes).codes == [.logTruncated])
    #expect(try Story.full.scribe.judge(older: signed.note.bytes).codes == [.logTruncated])
    #expect(try Self.record(signed).verdict?.code == .proofWrong)
  }

  @Test("larger ones have not their form", arguments: [UInt64(1) << 53, UInt64(Int.max), UInt64(Int.max) + 1, .max])
  func larger(size: UInt64) throws {
    let signed = try Self.signed(size)
    for trust in [nil, Keys.trust] {
      let large = TransparencyProof(extra: Story.full.scribe.lines[7], index: 7, hashes: [], checkpoint: signed)
      #expect(Audit.proof(bytes: large.bytes, trust: trust).codes == [.checkpointMalformed])
      let far = TransparencyProof(
        extra: Story.full.scribe.lines[7], index: size, hashes: [], checkpoint: try Self.signed(20))
      #expect(Audit.proof(bytes: far.bytes, trust: trust).codes == [.proofForm])
    }
    #expect(try Story.full.scribe.judge(checkpoint: signed.note.bytes).verdict?.code == .checkpointMalformed)
    #expect(try Story.full.scribe.judge(older: signed.note.bytes).codes == [.checkpointMalformed])
    #expect(try Self.record(signed).codes == [.checkpointMalformed])
  }
}
