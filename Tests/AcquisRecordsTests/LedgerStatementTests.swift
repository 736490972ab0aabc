import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisValues
import Testing

@Suite("Statements about the ledger itself (SPEC §9.1)")
struct LedgerStatementTests {
  static func publicKey(_ number: UInt8) -> Ed25519PublicKey {
    try! Ed25519PrivateKey(seed: [UInt8](repeating: number, count: 32)).publicKey
  }

  static func enrolment(_ number: UInt8, _ role: Role, _ subject: String) -> Enrolment {
    Enrolment(publicKey: publicKey(number), role: role, subject: subject, custody: .operator)!
  }

  static let origin = "example.org/fixture"
  static let keys = [
    enrolment(1, .checkpoint, origin), enrolment(2, .extract, origin), enrolment(3, .operator, "operator"),
  ]

  static func founding(_ keys: [Enrolment] = keys) throws -> Founding {
    try Founding(
      origin: origin, nonce: .zero, keys: keys, onBehalf: true,
      predecessor: .init(checkpoint: "x\n", ledger: .zero, origin: "old", reason: "tail-lost"))
  }

  static func all() throws -> [LedgerStatement] {
    let statements = [try Fixture.statement(1), try Fixture.statement(2)]
    return [
      .founded(try founding()),
      .versionChanged(format: 2, rules: 3),
      .clockCorrected(reason: "clock-was-ahead"),
      .closed(reason: "succeeded"),
      .keyEnrolled(enrolment(4, .centre, "C1")),
      .keyEnrolled(
        Enrolment(
          publicKey: publicKey(5), role: .awardingBody, subject: "B1", custody: .holder, from: Day("2026-01-01"),
          until: Day("2026-12-31"))!),
      .keyRevoked(key: .zero, reason: "lost", compromisedSince: nil),
      .keyRevoked(key: .zero, reason: "stolen", compromisedSince: 12),
      .countersigned(
        statement: statements[0].id,
        signature: StatementSignature(key: .zero, bytes: [UInt8](repeating: 1, count: 64)), learner: statements[1].id),
      .minutes(Minutes(certification: "RNCP0", session: "S1", covering: statements)),
    ]
  }

  @Test("each reads back from its own body, and refuses a member too few or too many")
  func roundTrip() throws {
    for statement in try Self.all() {
      let body = statement.body
      #expect(try LedgerStatement(type: statement.type, body: body) == statement)
      for (key, _) in body where !["from", "until", "compromisedSince", "learner", "predecessor"].contains(key) {
        var fewer = body
        fewer[key] = nil
        let error = #expect(throws: LedgerStatementError.self) {
          _ = try LedgerStatement(type: statement.type, body: fewer)
        }
        #expect(error?.requirement == .bodyInvalid)
      }
      var more = body
      more["zz"] = 1
      #expect(throws: LedgerStatementError.self) { _ = try LedgerStatement(type: statement.type, body: more) }
    }
  }

  @Test("a type about credit is not one of these")
  func otherType() throws {
    let statement = try LedgerStatement(type: "block-assessed", body: [:])
    #expect(statement == nil)
  }

  @Test("record 0 has exactly one checkpoint key, one extract key and an operator")
  func foundingKeys() throws {
    let (checkpoint, extract, op) = (Self.keys[0], Self.keys[1], Self.keys[2])
    let other = Self.enrolment(9, .checkpoint, Self.origin)
    let foreign = Self.enrolment(1, .checkpoint, "elsewhere")
    for keys in [
      [checkpoint, extract], [checkpoint, op], [extract, op], [checkpoint, other, extract, op], [foreign, extract, op],
    ] {
      let error = #expect(throws: LedgerStatementError.self) { _ = try Self.founding(keys) }
      #expect(error?.requirement == .keyForm)
    }
    var body = LedgerStatement.founded(try Self.founding()).body
    body["keys"] = .array(try #require(body["keys"]?.array).reversed())
    let error = #expect(throws: LedgerStatementError.self) {
      _ = try LedgerStatement(type: "ledger-founded", body: body)
    }
    #expect(error?.requirement == .keyForm)
  }

  @Test("a key is enrolled once, and those of record 0 by record 0 alone")
  func keysOfRecord0() throws {
    let twice = #expect(throws: LedgerStatementError.self) { _ = try Self.founding(Self.keys + [Self.keys[2]]) }
    #expect(twice?.requirement == .keyForm)
    for key in Self.keys.prefix(2) {
      let body = LedgerStatement.keyEnrolled(key).body
      let later = #expect(throws: LedgerStatementError.self) {
        _ = try LedgerStatement(type: "key-enrolled", body: body)
      }
      #expect(later?.requirement == .keyForm)
    }
  }

  @Test("a ledger is not founded under a name that no checkpoint could carry", arguments: ["", "a b", "a+b", "é"])
  func origin(_ origin: String) {
    let error = #expect(throws: LedgerStatementError.self) {
      _ = try Founding(origin: origin, nonce: .zero, keys: Self.keys, onBehalf: true)
    }
    #expect(error?.requirement == .bodyInvalid)
  }

  @Test("a key's id is that of its SPKI, and the SPKI is Ed25519's")
  func keyForm() throws {
    let statement = LedgerStatement.keyEnrolled(Self.enrolment(4, .centre, "C1"))
    for (member, value) in [("key", Digest.zero.hex), ("spki", "AAAA")] {
      var body = statement.body
      body[member] = .string(value)
      let error = #expect(throws: LedgerStatementError.self) {
        _ = try LedgerStatement(type: "key-enrolled", body: body)
      }
      #expect(error?.requirement == .keyForm)
    }
  }

  @Test("minutes commit to their statements, in order")
  func minutes() throws {
    let statements = try (1...5).map { try Fixture.statement($0) }
    let minutes = Minutes(certification: "C", session: "S", covering: statements)
    #expect(minutes.count == 5)
    #expect(minutes.covered != Minutes(certification: "C", session: "S", covering: statements.reversed()).covered)
    #expect(minutes.covered != Minutes(certification: "C", session: "S", covering: statements.dropLast()).covered)
  }

  @Test("tags come from the bytes alone")
  func tags() throws {
    let statement = try Fixture.statement(
      1, body: ["block": ["B1", "B2"], "centre": "C1", "key": 7, "learner": ["a", 1], "module": "M", "session": "S"])
    #expect(
      statement.tags == [Tag("block", "B1"), Tag("block", "B2"), Tag("centre", "C1"), Tag("session", "S")])
    #expect(Tag("centre", "e\u{301}") != Tag("centre", "\u{e9}"))
  }
}

@Suite("A key speaks by position and by period (SPEC §9.3)")
struct KeyRingTests {
  static let day = Day("2026-06-24")!

  @Test func standing() throws {
    var ring = KeyRing()
    let enrolment = LedgerStatementTests.enrolment(4, .centre, "C1")
    #expect(ring.standing(of: enrolment.key, on: Self.day) == .unknown)
    try ring.enrol(enrolment, at: 3)
    #expect(ring.standing(of: enrolment.key, on: Self.day) == .speaks(enrolment))
    #expect(ring.speaking(.centre, for: "C1", on: Self.day) == [enrolment])
    #expect(ring.speaking(.centre, for: "C2", on: Self.day).isEmpty)
    #expect(ring.speaking(.jury, for: "C1", on: Self.day).isEmpty)
    #expect(throws: LedgerStatementError.self) { try ring.enrol(enrolment, at: 4) }
    let known = ring.revoke(enrolment.key, at: 5, compromisedSince: 4)
    #expect(known)
    #expect(ring.standing(of: enrolment.key, on: Self.day) == .revoked(enrolment))
    #expect(ring.speaking(.centre, for: "C1", on: Self.day).isEmpty)
    _ = ring.revoke(enrolment.key, at: 9, compromisedSince: 2)
    #expect(ring[enrolment.key]?.revokedAt == 5)
    #expect(ring[enrolment.key]?.compromisedSince == 2)
    let unknown = ring.revoke(.zero, at: 9)
    #expect(!unknown)
  }

  @Test(
    "both ends of the period belong to it",
    arguments: [
      ("2026-01-01", true), ("2026-12-31", true), ("2025-12-31", false), ("2027-01-01", false),
    ])
  func period(day: String, speaks: Bool) throws {
    var ring = KeyRing()
    let enrolment = try #require(
      Enrolment(
        publicKey: LedgerStatementTests.publicKey(1), role: .jury, subject: "RNCP0", custody: .holder,
        from: Day("2026-01-01"), until: Day("2026-12-31")))
    try ring.enrol(enrolment, at: 1)
    let standing = ring.standing(of: enrolment.key, on: try #require(Day(day)))
    #expect(standing == (speaks ? .speaks(enrolment) : .outOfPeriod(enrolment)))
  }

  @Test func impossiblePeriod() {
    #expect(
      Enrolment(
        publicKey: LedgerStatementTests.publicKey(1), role: .jury, subject: "X", custody: .holder,
        from: Day("2026-01-02"), until: Day("2026-01-01")) == nil)
  }
}
