import AcquisCrypto
import AcquisMerkle
import AcquisNotes
import AcquisRecords
import Testing

@testable import AcquisStore

@Suite("A ledger of rules that this version does not know (SPEC §12)")
struct NewerVersionTests {
  @Test("is not written to")
  func rules() async throws {
    try await Ledger.with { ledger in
      let keys = try #require(founding(try Fixture.founding().statement)).keys
      let newer = try Founding(origin: Fixture.origin, nonce: .zero, keys: keys, onBehalf: true, rules: 3)
      let (records, _) = try ChainHead.empty.extended(
        by: [try Fixture.special(0, .founded(newer))], recorded: Fixture.start)
      let root = MerkleTree.root(ofLeafHashes: records.map(\.leafHash))
      let checkpoint = Checkpoint(origin: Fixture.checkpointKey.verifierKey.name, size: 1, root: root)
      let signed = try SignedCheckpoint.sign(checkpoint, with: Fixture.checkpointKey)
      try ledger.write(records[0].line + [0x0A], to: ledger.directory.segment(0))
      try ledger.write(signed.note.bytes, to: ledger.directory.checkpoint)
      #expect(await ledger.openingError() == .versionNewer(format: 1, rules: 3))
    }
  }

  private func founding(_ statement: Statement) -> Founding? {
    guard case .founded(let founding)? = try? LedgerStatement(type: statement.type, body: statement.body) else {
      return nil
    }
    return founding
  }
}
