import AcquisNotes
import Foundation
import Testing

@testable import Acquis

/// What acquis publishes is read by a client that was written from the texts of C2SP and knows nothing of acquis.
@Suite(.enabled(if: TestWitness.canRun, "python3, openssl and curl are needed"))
struct StockReaderTests {
  private static let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "ledger-samples/tlog.py").path()

  private func run(_ arguments: [String]) throws -> (status: Int32, output: Data) {
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", StockReaderTests.script] + arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, data)
  }

  @Test("a tree, with and without its entries, and that it extends an older one")
  func tree() async throws {
    let press = try await Press()
    try await press.grow(to: 300)
    try await press.publish()
    let older = press.directory + ".older"
    try FileManager.default.copyItem(atPath: press.directory + "/checkpoint", toPath: older)
    try await press.grow(to: 700)
    try await press.publish()
    let key = ["--key", "\(press.bench.key)"]
    #expect(try run(["verify", press.directory, "--old", older] + key).status == 0)
    try await press.publish(entries: true)
    #expect(try run(["verify", press.directory, "--old", older] + key).status == 0)

    // Proofs made of tiles alone are those that the ledger makes.
    try await LedgerVouching.with(press.bench.path) { vouching in
      let proof = try await vouching.prove(257)
      let made = try TransparencyProof(parsing: run(["prove", press.directory, "257"] + key).output)
      #expect(made.hashes == proof.hashes && made.index == 257 && made.checkpoint == proof.checkpoint)
      let consistency = try await vouching.proveConsistency(from: 300, to: nil as Int?)
      #expect(try run(["consistency", press.directory, "300"] + key).output == Data(consistency.bytes))
    }

    let tile = press.directory + "/tile/0/001"
    var bytes = try Data(contentsOf: URL(filePath: tile))
    bytes[100] ^= 1
    try bytes.write(to: URL(filePath: tile))
    #expect(try run(["verify", press.directory] + key).status == 1)
  }

  @Test("a receipt that witnesses cosigned, by their policy")
  func receipt() async throws {
    let bench = try await Bench()
    let witness = try CosignerKey.generate(name: KeyName("witness.example"))
    let policy = "log \(bench.key)\nwitness w \(witness.verifierKey)\nquorum w\n"
    let trusted = try TrustPolicy(parsing: policy.utf8)
    let proof = try await LedgerVouching.with(bench.path) { vouching in
      let request = try await vouching.requestCosignature(from: nil)
      let line = try witness.cosign(request.checkpoint.checkpoint, time: 1_780_400_000)
      _ = try await vouching.addCosignatures(line.line, policy: trusted)
      return try await vouching.prove(3, witnessed: true)
    }
    let paths = try [
      bench.write(proof.bytes, "proof"), bench.write(try #require(proof.extra), "leaf"),
      bench.write(Array(policy.utf8), "policy"),
    ]
    let check = ["check", paths[0], paths[1], "--key", "\(bench.key)", "--policy", paths[2]]
    #expect(try run(check).status == 0)
    let bare = try await LedgerVouching.with(bench.path) { try await $0.prove(3) }
    _ = try bench.write(bare.bytes, "bare")
    #expect(try run(["check", bench.root + "/bare"] + check.dropFirst(2)).status == 1)
  }
}
