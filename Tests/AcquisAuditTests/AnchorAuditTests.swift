import AcquisAudit
import AcquisCrypto
import AcquisNotes
import Glibc
import Testing

@Suite("The timestamps of checkpoints")
struct AnchorAuditTests {
  private let directory = Directory()

  init() throws { try directory.write("checkpoints/5", Stamped.checkpoint) }

  private func judge(_ authorities: TimestampAuthorities? = Stamped.authorities, expected: Bool = false) -> AnchorReport
  {
    AnchorAudit(
      directory: directory.path, key: Keys.signer.verifierKey, authorities: authorities, areExpected: expected
    ).run()
  }

  @Test("are none, which is no finding, also where they are expected")
  func none() {
    let report = judge(nil, expected: true)
    #expect(report.anchors.isEmpty && report.unchecked.isEmpty && report.findings.isEmpty)
  }

  @Test("verify after the certificate of their authority has expired")
  func verified() throws {
    try directory.anchor(Stamped.response)
    let report = judge()
    #expect(report.findings.isEmpty && report.unchecked.isEmpty)
    let anchor = try #require(report.anchors.first)
    #expect(report.anchors.count == 1 && anchor.size == 5 && anchor.root == .zero)
    #expect(anchor.file == "\(AnchorName(size: 5, of: Stamped.response))")
    #expect(anchor.timestamp.authority == "CN=Invented Timestamps,O=Invented Time")
    #expect(anchor.timestamp.imprint == SHA256.hash(Stamped.checkpoint))
  }

  @Test("are told apart from what they say, where nobody is trusted")
  func unchecked() throws {
    try directory.anchor(Stamped.response)
    let report = judge(nil)
    #expect(report.anchors.isEmpty && report.findings.isEmpty)
    let claim = try TimestampResponse(parsing: Stamped.response).claim
    #expect(report.unchecked.map(\.claim) == [claim])
    #expect(judge(nil, expected: true).findings.map(\.code) == [.anchorUnchecked])
  }

  @Test("of other names, and what is no regular file, mean nothing")
  func otherNames() throws {
    let name = "\(AnchorName(size: 5, of: Stamped.response))"
    for other in [
      "x" + name, name + ".new", "0" + name, "5-0123456789ABCDEF.tsr", "0-0123456789abcdef.tsr", "5.tsr",
      "9007199254740992-0123456789abcdef.tsr", "+5-0123456789abcdef.tsr", "5-0123456789abcde.tsr",
    ] {
      #expect(AnchorName(other) == nil, "\(other)")
      try directory.write("anchors/" + other, [1])
    }
    try directory.write("elsewhere", Stamped.response)
    try succeed(symlink("../elsewhere", directory.path + "/anchors/" + name))
    try succeed(mkfifo(directory.path + "/anchors/5-0123456789abcdef.tsr", 0o600))
    let report = judge()
    #expect(report.anchors.isEmpty && report.findings.isEmpty)
  }

  @Test("are judged each by itself, by size and name, and change nothing")
  func several() throws {
    try directory.anchor(Stamped.response)
    try directory.anchor([1])
    try directory.write("checkpoints/12", Stamped.sign(12))
    try directory.anchor(Stamped.response, size: 12)
    let before = try directory.contents()
    let report = judge()
    #expect(report.anchors.map(\.size) == [5])
    #expect(report.findings.map(\.code) == [.anchorForm, .anchorWrong])
    #expect(try directory.contents() == before)
  }

  @Test("are not verified in any other byte")
  func everyByte() throws {
    let other = try Stamped.sign(5, with: Stamped.stranger)
    #expect(other != Stamped.checkpoint)
    for index in Stamped.checkpoint.indices {
      var altered = Stamped.checkpoint
      altered[index] ^= 1
      try directory.write("checkpoints/5", altered)
      try directory.anchor(Stamped.response)
      let report = judge()
      #expect(report.anchors.isEmpty && report.findings.count == 1, "byte \(index)")
    }
  }
}
