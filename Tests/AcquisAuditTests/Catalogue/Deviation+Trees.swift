import AcquisAudit
import AcquisCrypto
import AcquisNotes
import Glibc

extension Deviation {
  private static let forest = Forest(count: 600)

  /// Breaks a published tree of 600 entries in one thing.
  private init(
    _ code: FindingCode, _ name: String, older: [UInt8]? = nil,
    tree change: @escaping @Sendable (inout [String: [UInt8]]) throws -> Void
  ) {
    self.init(code, name) { try Deviation.forest.judge(older: older, change) }
  }

  static let trees: [Deviation] = [
    Deviation(.tileMissing, "a full tile") { $0["tile/0/001"] = nil },
    Deviation(.tileMissing, "a partial tile, and no full one instead") { $0["tile/0/002.p/88"] = nil },
    Deviation(.tileMissing, "a partial tile of another width than the size has") {
      $0["tile/0/002.p/89"] = $0.removeValue(forKey: "tile/0/002.p/88")
    },
    Deviation(.tileMissing, "entries, where others are shown") { $0["tile/entries/001"] = nil },
    Deviation(.tileMissing, "the entries of the partial tile") { $0["tile/entries/002.p/88"] = nil },
    Deviation(.tileWrong, "two hashes in each other's place") { files in
      files["tile/0/000"] = files["tile/0/000"].map { Array($0[32..<64] + $0[..<32] + $0[64...]) }
    },
    Deviation(.tileWrong, "a full tile that is too short") { $0["tile/0/000"]?.removeLast(32) },
    Deviation(.tileWrong, "a full tile that is too long") { $0["tile/0/000"]?.append(0) },
    Deviation(.tileWrong, "a partial tile that is empty") { $0["tile/0/002.p/88"] = [] },
    Deviation(.tileWrong, "another tile's hashes") { $0["tile/0/000"] = $0["tile/0/001"] },
    Deviation(.tileWrong, "an entry that is altered") { $0["tile/entries/001"]?[7] ^= 1 },
    Deviation(.tileWrong, "another tile's entries") { $0["tile/entries/000"] = $0["tile/entries/001"] },
    Deviation(.tileWrong, "an entry too few") { $0["tile/entries/002.p/88"]?.removeLast(2 + "entry 599".count) },
    Deviation(.tileWrong, "an entry too many") { $0["tile/entries/002.p/88"]?.append(contentsOf: [0, 0]) },
    Deviation(.tileWrong, "half a length after the last entry") { $0["tile/entries/002.p/88"]?.append(0) },
    Deviation(.rootMismatch, "a tile at the right edge of other hashes") { $0["tile/0/002.p/88"]?[0] ^= 1 },
    Deviation(.rootMismatch, "the checkpoint of another tree") {
      $0["checkpoint"] = try Forest(Deviation.forest.entries.reversed()).checkpoint()
    },
    Deviation(.checkpointMissing, "a published tree without a checkpoint") { $0["checkpoint"] = nil },
    Deviation(.checkpointMalformed, "a published tree whose checkpoint is empty") { $0["checkpoint"] = [] },
    Deviation(.checkpointSignature, "a published tree signed by a stranger") { files in
      var forest = Deviation.forest
      forest.signer = SignerKey(name: Keys.signer.verifierKey.name, privateKey: Keys.stranger)
      files["checkpoint"] = try forest.checkpoint()
    },
    Deviation(.issuerUnknown, "a published tree, no key given") { try Deviation.forest.judge(trust: nil) },
    Deviation(
      .checkpointInconsistent, "a published tree that an older checkpoint is not the beginning of",
      older: try? Forest(Array(Forest(count: 300).entries.reversed())).checkpoint()
    ) { _ in },
    Deviation(
      .logTruncated, "a published tree that is smaller than an older checkpoint",
      older: try? Forest(count: 601).checkpoint()
    ) { _ in },
    Deviation(.originWrong, "a published tree and an older checkpoint of another log") {
      var other = Forest(count: 300)
      other.signer = SignerKey(name: try KeyName("example.org/other"), privateKey: Keys.stranger)
      let trust = Trust([Keys.signer.verifierKey, other.signer.verifierKey])
      return try Deviation.forest.judge(older: other.checkpoint(), trust: trust)
    },
    Deviation(.fileKind, "a tile that is a symbolic link") {
      let directory = Directory()
      for (path, bytes) in try Deviation.forest.files() { try directory.write(path, bytes) }
      try succeed(rename(directory.path + "/tile/0/000", directory.path + "/elsewhere"))
      try succeed(symlink("../../elsewhere", directory.path + "/tile/0/000"))
      return Audit.tree(directory: directory.path, trust: Keys.trust)
    },
    Deviation(.unreadable, "no such published tree") {
      Audit.tree(directory: Directory().path + "/none", trust: Keys.trust)
    },
  ]
}
