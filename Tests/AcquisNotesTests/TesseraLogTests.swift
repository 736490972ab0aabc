import AcquisCrypto
import AcquisNotes
import Testing

/// Checkpoints, cosignatures and a proof written by Tessera.
@Suite(.enabled(if: SharedVectors.present, "set ACQUIS_SHARED to the folder of third-party vectors"))
struct TesseraLogTests {
  let log, one, two: VerifierKey

  init() throws {
    log = try VerifierKey(parsing: SharedVectors.line("tessera-log/log.vkey"))
    one = try VerifierKey(parsing: SharedVectors.line("tessera-log/w1.vkey"))
    two = try VerifierKey(parsing: SharedVectors.line("tessera-log/w2.vkey"))
  }

  @Test func keys() throws {
    #expect([log, one, two].map(\.algorithm) == [.ed25519, .ed25519Cosignature, .ed25519Cosignature])
    #expect(log.description == (try SharedVectors.line("tessera-log/log.vkey")))
    #expect(one.description == (try SharedVectors.line("tessera-log/w1.vkey")))
    #expect(two.description == (try SharedVectors.line("tessera-log/w2.vkey")))
  }

  @Test(arguments: [("cp0", 0), ("cp400", 400), ("cp1000", 1000)] as [(String, UInt64)])
  func checkpoints(file: String, size: UInt64) throws {
    let bytes = try SharedVectors.read("tessera-log/\(file)")
    let verified = try SignedCheckpoint(parsing: bytes).verified(by: log, leniency: .own)
    #expect(verified.bytes == bytes)
    #expect(verified.checkpoint.size == size)
    #expect(verified.checkpoint.origin == log.name)
    #expect(size != 0 || verified.checkpoint.root == SHA256.hash([]))
  }

  @Test func cosignatures() throws {
    let signed = try SignedCheckpoint(parsing: SharedVectors.read("tessera-log/cp1000.cosigned"))
    let verified = try signed.verified(by: log, cosigners: [one, two], leniency: .own)
    #expect(verified.cosignatures.map(\.key) == [one, two])
    #expect(verified.cosignatures.map(\.cosignedAt) == [0x6924_8100, 0x6924_8107])
    #expect(throws: NoteError.unknownSignature(two.name, keyHash: two.keyHash)) {
      try signed.verified(by: log, cosigners: [one], leniency: .own)
    }
  }

  @Test func proof() throws {
    let bytes = try SharedVectors.read("tessera-log/leaf-123.tlog-proof")
    let proof = try TransparencyProof(parsing: bytes)
    #expect(proof.bytes == bytes)
    #expect(proof.index == 123)
    #expect(proof.extra == nil)
    let lines = try SharedVectors.line("tessera-log/inclusion-123-1000.proof").split(separator: "\n")
    #expect(proof.hashes.map(\.base64) == lines.map(String.init))
    let verified = try proof.checkpoint.verified(by: log, cosigners: [one, two], leniency: .own)
    #expect(verified.bytes == (try SharedVectors.read("tessera-log/cp1000.cosigned")))
  }
}
