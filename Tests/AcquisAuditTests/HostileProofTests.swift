import AcquisAudit
import AcquisJSON
import AcquisNotes
import Testing

@Suite("Numbers that no ledger has")
struct HostileProofTests {
  @Test("are judged, not believed", arguments: [UInt64(1) << 53, UInt64(Int.max), UInt64(Int.max) + 1, .max])
  func sizes(size: UInt64) throws {
    let checkpoint = Checkpoint(origin: Keys.signer.verifierKey.name, size: size, root: Story.full.scribe.root())
    let signed = try SignedCheckpoint.sign(checkpoint, with: Keys.signer)
    for index in [0, size / 2, size - 1, size] {
      let proof = TransparencyProof(extra: Story.full.scribe.lines[7], index: index, hashes: [], checkpoint: signed)
      for trust in [nil, Keys.trust] { #expect(Audit.proof(bytes: proof.bytes, trust: trust).exitStatus == 1) }
    }
    #expect(try Story.full.scribe.judge(checkpoint: signed.note.bytes).codes == [.logTruncated])
    #expect(try Story.full.scribe.judge(older: signed.note.bytes).codes == [.logTruncated])
    var exporter = Exporter(Story.full)
    exporter.changing = { $0["checkpoint"] = .string(String(decoding: signed.note.bytes, as: UTF8.self)) }
    #expect(Audit.record(bytes: try exporter.file(), trust: Keys.trust).verdict?.code == .proofWrong)
  }
}
