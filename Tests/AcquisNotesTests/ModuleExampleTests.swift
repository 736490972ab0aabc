import AcquisCrypto
import AcquisNotes
import Foundation
import Testing

/// The example at the head of the module, made anew.
@Suite struct ModuleExampleTests {
  @Test func theDocumentedOutputIsReal() throws {
    let key = Fixture.log
    let checkpoint = Checkpoint(origin: key.verifierKey.name, size: 0, root: SHA256.hash([]))
    let signed = try SignedCheckpoint.sign(checkpoint, with: key)
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
    let source = try String(contentsOf: root.appending(path: "Sources/AcquisNotes/AcquisNotes.swift"), encoding: .utf8)
    #expect(source.contains("//     \(key.verifierKey)\n"))
    let lines = signed.note.bytes.string.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let documented = lines.map { $0.isEmpty ? "//\n" : "//     \($0)\n" }.joined()
    #expect(source.contains(documented), "should be:\n\(documented)")
  }
}
