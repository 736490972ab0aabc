import AcquisAudit
import AcquisNotes
import AcquisRecords
import Testing

@Suite("A ledger in which nothing is wrong")
struct StoryTests {
  @Test("gives no finding with a key, and says self-declared without")
  func sound() throws {
    let scribe = Story.full.scribe
    let report = try scribe.judge()
    #expect(report.findings.isEmpty)
    #expect(report.exitStatus == 0)
    #expect(report.size == 20)
    #expect(report.root == scribe.root())
    #expect(report.ledger == scribe.records[0].leafHash)
    #expect(report.origin == Keys.origin)
    #expect(report.key == Keys.signer.verifierKey)
    let declared = try scribe.judge(trust: nil)
    #expect(declared.codes == [.selfDeclared])
    #expect(declared.exitStatus == 0)
  }
}
