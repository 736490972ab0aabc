import AcquisAudit
import AcquisCrypto
import AcquisNotes
import Glibc
import Testing

extension Deviation {
  static let anchors: [Deviation] = [
    Deviation(.anchorForm, anchors: "a name that is another file's") { directory in
      try directory.write("anchors/5-0123456789abcdef.tsr", Stamped.response)
    },
    Deviation(.anchorForm, anchors: "no timestamp") { try $0.anchor([0x30, 0x00]) },
    Deviation(.anchorForm, anchors: "bytes behind a timestamp") { try $0.anchor(Stamped.response + [0]) },
    Deviation(.anchorForm, anchors: "a timestamp of a checkpoint that is not kept") {
      try $0.anchor(Stamped.response, size: 6)
    },
    Deviation(.anchorForm, anchors: "a checkpoint that is a symbolic link") { directory in
      try directory.write("elsewhere", Stamped.checkpoint)
      try directory.remove("checkpoints/5")
      try succeed(symlink("../elsewhere", directory.path + "/checkpoints/5"))
      try directory.anchor(Stamped.response)
    },
    Deviation(.anchorForm, anchors: "a checkpoint of another size") { directory in
      try directory.write("checkpoints/7", Stamped.checkpoint)
      try directory.anchor(Stamped.response, size: 7)
    },
    Deviation(.anchorForm, anchors: "a checkpoint with a second line") { directory in
      let second = Stamped.checkpoint.split(separator: 0x0A, omittingEmptySubsequences: false)[4]
      try directory.write("checkpoints/5", Stamped.checkpoint + second + [0x0A])
      try directory.anchor(Stamped.response)
    },
    Deviation(.anchorForm, anchors: "a checkpoint of another key") { directory in
      try directory.write("checkpoints/5", Stamped.sign(5, with: Stamped.stranger))
      try directory.anchor(Stamped.response)
    },
    Deviation(.anchorForm, anchors: "a checkpoint that is too long") { directory in
      try directory.write("checkpoints/5", [UInt8](repeating: 0x0A, count: 1 << 16 + 1))
      try directory.anchor(Stamped.response)
    },
    Deviation(.anchorWrong, anchors: "a timestamp of another checkpoint") { directory in
      try directory.write("checkpoints/6", Stamped.sign(6))
      try directory.anchor(Stamped.response, size: 6)
    },
    Deviation(.anchorWrong, anchors: "an authority that is not trusted", trusting: Stamped.strangers) {
      try $0.anchor(Stamped.response)
    },
    Deviation(.anchorWrong, anchors: "a timestamp that was altered") { directory in
      var altered = Stamped.response
      altered[altered.count - 1] ^= 1
      try directory.anchor(altered)
    },
    Deviation(.anchorUnchecked, anchors: "no authority given", trusting: nil) { try $0.anchor(Stamped.response) },
    Deviation(.unreadable, anchors: "a directory of timestamps that leads to itself") { directory in
      try succeed(symlink("anchors", directory.path + "/anchors"))
    },
  ]

  /// Judges the anchors of a directory that keeps the checkpoint that was stamped.
  private init(
    _ code: FindingCode, anchors name: String, trusting authorities: TimestampAuthorities? = Stamped.authorities,
    _ change: @escaping @Sendable (Directory) throws -> Void
  ) {
    self.init(code, name) {
      let directory = Directory()
      try directory.write("checkpoints/5", Stamped.checkpoint)
      try change(directory)
      let findings = AnchorAudit(
        directory: directory.path, key: Keys.signer.verifierKey, authorities: authorities, areExpected: true
      ).run().findings
      let first = try #require(findings.first)
      return findings.dropFirst().reversed().reduce(.only(first.code, first.message, on: .ledger)) {
        $0.adding($1.code, $1.message)
      }
    }
  }
}

extension Directory {
  /// Keeps an authority's answer as a timestamp of the checkpoint of `size`.
  func anchor(_ response: [UInt8], size: Int = Stamped.size) throws {
    try write("anchors/\(AnchorName(size: size, of: response))", response)
  }
}
