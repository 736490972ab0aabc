import AcquisAudit
import AcquisCrypto
import AcquisMerkle
import AcquisNotes
import FoundationEssentials
import Testing

@Suite("A published tree")
struct PublishedTreeTests {
  @Test("verifies at every size, with and without its entries", arguments: [1, 2, 255, 256, 257, 511, 512, 700])
  func sizes(count: Int) throws {
    var forest = Forest(count: count)
    for showsEntries in [true, false] {
      forest.showsEntries = showsEntries
      let report = try forest.judge()
      #expect(report.findings == [] && report.kind == .tree)
      #expect(report.size == count && report.hasEntries == showsEntries)
      #expect(report.origin == Keys.origin && report.key == Keys.signer.verifierKey)
    }
  }

  @Test("verifies where tiles of three levels are needed", arguments: [65_536, 66_000])
  func levels(count: Int) throws {
    var forest = Forest(count: count)
    forest.showsEntries = false
    let files = try forest.files()
    #expect(files.keys.contains("tile/2/000.p/1"))
    for older in [1, 300, 65_535, 65_536, count] {
      #expect(try Forest.judge(files, older: forest.checkpoint(older)).findings == [])
    }
    let wrong = try forest.judge { $0["tile/1/000"]![40] ^= 1 }
    #expect(wrong.findings.map(\.code) == [.tileWrong] && wrong.findings[0].message.contains("tile/1/000"))
    let deep = try forest.judge { $0["tile/0/200"]![40] ^= 1 }
    #expect(deep.findings.map(\.code) == [.tileWrong] && deep.findings[0].message.contains("tile/0/200"))
  }

  @Test("is the beginning of none but its own history", arguments: [0, 1, 255, 256, 300, 599, 600])
  func older(size: Int) throws {
    let forest = Forest(count: 600)
    #expect(try forest.judge(older: forest.checkpoint(size)).findings == [])
    var other = forest.entries
    other[0] = Array("another".utf8)
    let codes = try forest.judge(older: Forest(other).checkpoint(size)).codes
    #expect(codes == (size == 0 ? [] : [.checkpointInconsistent]))
  }

  @Test("of size 0 has no tiles, and the root of the empty tree")
  func empty() throws {
    #expect(try Forest(count: 0).judge().findings == [])
    let wrong = Checkpoint(origin: Keys.signer.verifierKey.name, size: 0, root: .zero)
    let signed = try SignedCheckpoint.sign(wrong, with: Keys.signer).note.bytes
    #expect(try Forest(count: 0).judge { $0["checkpoint"] = signed }.codes == [.rootMismatch])
    #expect(try Forest(count: 9).judge(older: signed).codes == [.checkpointInconsistent])
  }

  @Test("may serve full tiles for the partial ones of a smaller size")
  func fullForPartial() throws {
    let (now, before) = (Forest(count: 600), Forest(count: 300))
    let served = try now.judge { files in
      files["checkpoint"] = try before.checkpoint()
      files["tile/1/000.p/1"] = try before.hashes(Tile(path: "tile/1/000.p/1"))
    }
    #expect(served.findings == [] && served.size == 300)
    let damaged = try now.judge { files in
      files["checkpoint"] = try before.checkpoint()
      files["tile/1/000.p/1"] = try before.hashes(Tile(path: "tile/1/000.p/1"))
      files["tile/0/001"]!.removeLast()
    }
    #expect(damaged.codes == [.tileWrong])
  }

  @Test("names the entry that is wrong by its position")
  func entry() throws {
    let report = try Forest(count: 600).judge { $0["tile/entries/001"]![7] ^= 1 }
    #expect(report.findings.map(\.seq) == [256])
  }

  @Test("takes an empty entry and one of 65,535 bytes")
  func lengths() throws {
    #expect(try Forest([[], [UInt8](repeating: 0x61, count: 65_535)]).judge().findings == [])
  }

  @Test("without a key is held against its checkpoint all the same")
  func withoutKey() throws {
    let report = try Forest(count: 600).judge(trust: nil) { $0["tile/0/000"]![0] ^= 1 }
    #expect(report.codes == [.issuerUnknown, .tileWrong] && report.key == nil)
  }

  @Test("may be of any log: extension lines, another log's name, witnesses")
  func foreign() throws {
    let forest = Forest(count: 3)
    let root = try SignedCheckpoint(parsing: forest.checkpoint()).checkpoint.root
    let name = try KeyName("Journal‑d’essai")
    let key = SignerKey(name: name, privateKey: Keys.stranger)
    let text = "\(name)\n3\n\(root.base64)\nextension\n"
    let note = try SignedNote.sign(text: text.utf8, with: [key])
    let witness = NoteSignature(name: try KeyName("witness"), keyHash: 1, bytes: [1, 2, 3])
    let report = try forest.judge(trust: Trust([key.verifierKey])) { $0["checkpoint"] = try note.adding(witness).bytes }
    #expect(report.findings == [] && report.size == 3)
  }

  @Test("is not read to its end where everything is gone")
  func gone() throws {
    var forest = Forest(count: 66_000)
    forest.showsEntries = false
    let report = try forest.judge { files in
      files = files.filter { !$0.key.hasPrefix("tile/0/") || $0.key.contains(".p") }
    }
    #expect(report.findings.count == 20 && Set(report.codes) == [.tileMissing])
  }

  @Test("cannot be changed in one byte unnoticed", arguments: Mutation.allCases)
  func mutations(mutation: Mutation) throws {
    let files = try Forest(count: 3).files()
    let directory = Directory()
    for (path, bytes) in files { try directory.write(path, bytes) }
    #expect(Audit.tree(directory: directory.path, trust: Keys.trust).ok)
    for (path, bytes) in files {
      let unnoticed = try MutationTests.unnoticed(bytes, mutation) { bytes in
        try directory.write(path, bytes)
        return Audit.tree(directory: directory.path, trust: Keys.trust)
      }
      #expect(unnoticed.isEmpty, "\(path)")
      try directory.write(path, bytes)
    }
  }

  @Test("cannot be changed in one byte of a full tile unnoticed, nor of what is above and beside it")
  func mutationsOfFullTiles() throws {
    let directory = Directory()
    let files = try Forest(count: 257).files()
    for (path, bytes) in files { try directory.write(path, bytes) }
    for (path, bytes) in files {
      for index in stride(from: 0, to: bytes.count, by: 61) {
        try directory.write(path, Mutation.lowBit.apply(bytes, at: index))
        let status = Audit.tree(directory: directory.path, trust: Keys.trust).exitStatus
        #expect(status == 1, "\(path), byte \(index)")
      }
      try directory.write(path, bytes)
    }
  }
}

/// A log of 1,000 entries that another implementation (transparency-dev/tessera) wrote.
@Suite("A tree that another implementation published", .enabled(if: Tessera.isPresent, Tessera.absent))
struct TesseraTreeTests {
  @Test("verifies, with its entries, and extends an older checkpoint")
  func verifies() throws {
    let key = try VerifierKey(parsing: Tessera.text("log.vkey").split(separator: "\n")[0])
    #expect(Audit.kind(of: Tessera.path("tiles")) == .tree)
    for older in ["cp0", "cp400", "cp1000", "cp1000.cosigned"] {
      let report = Audit.tree(
        directory: Tessera.path("tiles"), trust: Trust([key]), older: Array(try Tessera.text(older).utf8))
      #expect(report.findings == [] && report.size == 1000 && report.hasEntries == true && report.key == key)
    }
  }

  @Test("its checkpoints, its consistency proof and its witnesses are judged as those of a ledger")
  func handedOver() throws {
    let keys = try ["log", "w1", "w2"].map { try Tessera.text("\($0).vkey").split(separator: "\n")[0] }
    let lines = ["log \(keys[0])", "witness w1 \(keys[1])", "witness w2 \(keys[2])", "group g all w1 w2", "quorum g"]
    let policy = try TrustPolicy(parsing: lines.joined(separator: "\n").utf8)
    let demands = AuditDemands(policy: policy, now: Witnesses.time)
    let cosigned = Array(try Tessera.text("cp1000.cosigned").utf8)
    let report = Audit.checkpoint(bytes: cosigned, demands: demands)
    #expect(report.findings == [] && report.witnessing?.cosigners.map(\.name) == ["w1", "w2"])
    #expect(Audit.checkpoint(bytes: Array(try Tessera.text("cp1000").utf8), demands: demands).codes == [.witnessQuorum])

    let (older, newer) = (try Tessera.text("cp400"), try Tessera.text("cp1000.cosigned"))
    let proof =
      try "old 400\n"
      + Tessera.text("consistency-400-1000.proof").split(separator: "\n").map { $0 + "\n" }
      .joined() + "\n" + newer
    let extends = Audit.consistency(bytes: Array(proof.utf8), demands: demands, older: Array(older.utf8))
    #expect(extends.findings == [] && extends.older == 400 && extends.size == 1000)
  }
}

enum Tessera {
  static let absent: Comment = "the shared vectors are absent: set ACQUIS_SHARED to their directory"
  private static let directory = {
    let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
    let named = ProcessInfo.processInfo.environment["ACQUIS_SHARED"].map { URL(filePath: $0) }
    return (named ?? package.deletingLastPathComponent().appending(path: "shared")).path + "/data/tessera-log"
  }()
  static var isPresent: Bool { FileManager.default.fileExists(atPath: directory) }
  static func path(_ name: String) -> String { directory + "/" + name }
  static func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }
}
