import AcquisCrypto
import AcquisNotes
import Testing

@Suite("A trust policy")
struct TrustPolicyTests {
  static let log = Fixture.log.verifierKey
  static let one = Fixture.witness.verifierKey
  static let two = Fixture.otherWitness.verifierKey
  static let three = Fixture.cosigner(name: "witness.example/three", firstSeedByte: 96).verifierKey

  static let whole = """
    # who is trusted
    log \(log) https://log.example/\t

      witness one \(one) https://one.example/
    \twitness two \(two)
    witness three \(three)
    group pair 1 one two
    group both all pair three
    quorum both
    """

  private func policy(_ text: String) throws -> TrustPolicy { try TrustPolicy(parsing: text.utf8) }

  @Test("names logs, witnesses and the quorum")
  func whole() throws {
    let policy = try policy(Self.whole)
    #expect(policy.logs.map(\.key) == [Self.log] && policy.logs[0].url == "https://log.example/")
    #expect(policy.witnesses.map(\.name) == ["one", "two", "three"])
    #expect(policy.witnesses.map(\.url) == ["https://one.example/", nil, nil])
    let pair = Quorum.group(threshold: 1, members: [.witness(0), .witness(1)])
    #expect(policy.quorum == .group(threshold: 2, members: [pair, .witness(2)]))
  }

  @Test("counts a group as one member, and no more members than there are")
  func quorums() throws {
    let quorum = try policy(Self.whole).quorum
    for cosigners in 0..<8 {
      let set = Set((0..<3).filter { cosigners >> $0 & 1 == 1 })
      #expect(quorum.isMet(by: set) == (set.contains(2) && (set.contains(0) || set.contains(1))), "\(set)")
    }
    #expect(try policy("quorum none").quorum.isMet(by: []))
    #expect(try !policy("witness w \(Self.one)\nquorum w\n").quorum.isMet(by: [1]))
  }

  @Test(
    "is refused at the line that is wrong",
    arguments: [
      ("quorum none\u{1}", 1, .controlCharacter), ("quorum none\r\n", 1, .controlCharacter),
      ("logs \(log)", 1, .unknownKeyword), ("log", 1, .wrongWordCount), ("log \(log) u v", 1, .wrongWordCount),
      ("witness w", 1, .wrongWordCount), ("group g all", 1, .wrongWordCount), ("quorum", 1, .wrongWordCount),
      ("quorum none none", 1, .wrongWordCount), ("log \(one)", 1, .key(.unsupportedAlgorithm(4))),
      ("witness w \(log)", 1, .key(.unsupportedAlgorithm(1))), ("log x", 1, .key(.malformedKey(.verifier))),
      ("log \(log)\nlog \(log)", 2, .repeatedKey), ("witness a \(one)\nwitness b \(one)", 2, .repeatedKey),
      ("witness none \(one)", 1, .repeatedName), ("witness a \(one)\nwitness a \(two)", 2, .repeatedName),
      ("witness a \(one)\ngroup a any a", 2, .repeatedName),
      ("group g any later\nwitness later \(one)", 1, .unknownName),
      ("group g any g", 1, .unknownName), ("group g any none", 1, .unknownName), ("quorum w", 1, .unknownName),
      ("witness a \(one)\ngroup g any a a", 2, .repeatedMember),
      ("witness a \(one)\ngroup g any a\ngroup h any a", 3, .repeatedMember),
      ("witness a \(one)\ngroup g 0 a", 2, .threshold), ("witness a \(one)\ngroup g 2 a", 2, .threshold),
      ("witness a \(one)\ngroup g 01 a", 2, .threshold), ("witness a \(one)\ngroup g +1 a", 2, .threshold),
      ("quorum none\nquorum none", 2, .repeatedQuorum), ("log \(log)\n", 2, .missingQuorum), ("", 1, .missingQuorum),
    ] as [(String, Int, TrustPolicyError.Reason)])
  func refused(text: String, line: Int, reason: TrustPolicyError.Reason) throws {
    let error = try #require(throws: TrustPolicyError.self) { try policy(text) }
    #expect(error.line == line && error.reason == reason)
    #expect(error.description.hasPrefix("line \(line) of the policy: "))
  }

  @Test("takes names as bytes: a Kelvin sign is no K")
  func bytes() throws {
    let policy = try policy("witness K \(Self.one)\nwitness \u{212A} \(Self.two)\nquorum K\n")
    #expect(policy.quorum == .witness(0) && policy.witnesses.count == 2)
  }

  @Test(
    "judges the cosignatures on a checkpoint: the first and the last of each, and none of a witness that also signed wrongly"
  )
  func verdicts() throws {
    let policy = try policy(
      "witness one \(Self.one)\nwitness two \(Self.two)\ngroup g all one two\nquorum g\n")
    let plain = Fixture.signedCheckpoint(size: 17)
    #expect(policy.verdict(on: plain) == (try verdict(policy, plain, [])))
    #expect(!policy.verdict(on: plain).isMet)

    let once = try plain.cosigned(Fixture.witness.cosign(plain.note.text, time: 5), by: Self.one)
    #expect(policy.verdict(on: once).cosigners.map(\.first) == [5] && !policy.verdict(on: once).isMet)
    #expect(policy.verdict(on: once).time == nil)
    let both = try once.cosigned(Fixture.otherWitness.cosign(plain.note.text, time: 9), by: Self.two)
    #expect(policy.verdict(on: both).cosigners.map(\.first) == [5, 9] && policy.verdict(on: both).isMet)
    #expect(policy.verdict(on: both).time?.earliest == 9 && policy.verdict(on: both).time?.latest == 5)
    // What was said first is kept, and what was said last.
    var later = both
    for time in [7, 8, 8, 20] as [UInt64] {
      later = try later.cosigned(Fixture.witness.cosign(plain.note.text, time: time), by: Self.one)
    }
    #expect(policy.verdict(on: later).cosigners.map(\.first) == [5, 9])
    #expect(policy.verdict(on: later).cosigners.map(\.latest) == [20, 9])
    #expect(policy.verdict(on: later).time?.earliest == 9 && policy.verdict(on: later).time?.latest == 9)
    #expect(later.note.signatures.count == 4)

    let other = Fixture.signedCheckpoint(size: 18)
    let moved = try SignedCheckpoint(other.note.adding(Fixture.witness.cosign(plain.note.text, time: 5)))
    #expect(policy.verdict(on: moved).wrong.map(\.name) == ["one"] && policy.verdict(on: moved).cosigners == [])
    #expect(throws: NoteError.invalidSignature(Self.one.name, keyHash: Self.one.keyHash)) {
      try other.cosigned(Fixture.witness.cosign(plain.note.text, time: 5), by: Self.one)
    }
    // A good line beside a wrong one of the same witness does not make it count.
    let good = try Fixture.witness.cosign(plain.note.text, time: 5)
    let twisted = NoteSignature(name: good.name, keyHash: good.keyHash, bytes: good.bytes.reversed())
    let mixed = try SignedCheckpoint(parsing: plain.note.bytes + good.line + twisted.line)
    #expect(policy.verdict(on: mixed).wrong.map(\.name) == ["one"] && policy.verdict(on: mixed).cosigners == [])
  }

  private func verdict(
    _ policy: TrustPolicy, _ checkpoint: SignedCheckpoint, _ names: [String]
  ) throws -> QuorumVerdict {
    let verdict = policy.verdict(on: checkpoint)
    #expect(verdict.cosigners.map(\.witness.name) == names && verdict.wrong == [])
    return verdict
  }

  @Test(
    "is met by the checkpoint that Tessera and two witnesses signed",
    .enabled(if: SharedVectors.present, "set ACQUIS_SHARED to the folder of third-party vectors"))
  func tessera() throws {
    let keys = try ["w1", "w2"].map { try SharedVectors.line("tessera-log/\($0).vkey") }
    let signed = try SignedCheckpoint(parsing: SharedVectors.read("tessera-log/cp1000.cosigned"))
    let policy = try policy("witness w1 \(keys[0])\nwitness w2 \(keys[1])\ngroup g all w1 w2\nquorum g\n")
    #expect(policy.verdict(on: signed).isMet)
    #expect(policy.verdict(on: signed).cosigners.map(\.first) == [0x6924_8100, 0x6924_8107])
  }
}
