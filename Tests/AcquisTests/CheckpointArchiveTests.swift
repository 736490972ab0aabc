import AcquisCrypto
import AcquisNotes
import AcquisStore
import Foundation
import Testing

@testable import Acquis

@Suite("The checkpoints that others vouched for")
struct CheckpointArchiveTests {
  private static func signer(_ seed: UInt8, _ name: String = "example.com/invented") throws -> SignerKey {
    SignerKey(
      name: try KeyName(name), privateKey: try Ed25519PrivateKey(seed: [UInt8](repeating: seed, count: 32)))
  }

  private static func checkpoint(_ size: UInt64, _ key: SignerKey, _ data: String = "") throws -> SignedCheckpoint {
    try .sign(Checkpoint(origin: key.verifierKey.name, size: size, root: SHA256.hash(data.utf8)), with: key)
  }

  @Test("are kept by their size with the ledger's line alone, and never change")
  func kept() throws {
    let root = FileManager.default.temporaryDirectory.path + "/archive-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: root) }
    let archive = CheckpointArchive(directory: LedgerDirectory(root))
    let key = try Self.signer(1)
    #expect(try archive.checkpoint(size: 7) == nil)
    #expect(try archive.sizes() == [])

    let own = try Self.checkpoint(7, key)
    let stranger = NoteSignature(name: try KeyName("stranger"), keyHash: 1, bytes: [1, 2, 3])
    let more = try SignedCheckpoint(own.note.adding(stranger))
    #expect(try archive.keep(more, signedBy: key.verifierKey) == own)
    #expect(try archive.keep(own, signedBy: key.verifierKey) == own)
    #expect(try archive.checkpoint(size: 7) == own)

    let other = try Self.checkpoint(7, key, "another history")
    let refused = #expect(throws: Problem.self) { _ = try archive.keep(other, signedBy: key.verifierKey) }
    #expect(refused?.kind == .foundWrong)
    #expect(throws: Problem.self) {
      _ = try archive.keep(Self.checkpoint(8, Self.signer(2)), signedBy: key.verifierKey)
    }
    #expect(try archive.checkpoint(size: 7) == own && archive.checkpoint(size: 8) == nil)

    _ = try archive.keep(Self.checkpoint(12, key), signedBy: key.verifierKey)
    try Data().write(to: URL(filePath: root + "/checkpoints/012"))
    try Data().write(to: URL(filePath: root + "/checkpoints/12.new"))
    #expect(try archive.sizes() == [12, 7])
  }
}
