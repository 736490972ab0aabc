import AcquisAudit
import AcquisCredits
import AcquisCrypto
import AcquisIdentities
import AcquisNotes
import AcquisRecords
import Testing

@testable import Acquis

/// What no audit objects to, and can only be a mistake.
@Suite("Mistakes are refused")
struct MistakeTests {
  private func enrolment(_ role: Role, _ subject: String, _ seed: UInt8 = 100) throws -> Enrolment {
    let key = try Ed25519PrivateKey(seed: [UInt8](repeating: seed, count: 32))
    return try #require(Enrolment(publicKey: key.publicKey, role: role, subject: subject, custody: .holder))
  }

  private func code(_ body: () async throws -> Void) async -> String? {
    await #expect(throws: Problem.self) { try await body() }?.code
  }

  @Test(
    "a key for nobody", arguments: [(Role.jury, "ZZZ", "certification-unknown"), (.awardingBody, "99", "body-unknown")])
  func subjects(role: Role, subject: String, expected: String) async throws {
    try await Bench().with { session in
      #expect(
        await code {
          _ = try await session.enrol(try enrolment(role, subject), made: Invented.day, id: Invented.id(30))
        } == expected)
      _ = try await session.enrol(try enrolment(.centre, subject), made: Invented.day, id: Invented.id(31))
    }
  }

  @Test("a key for a body, or a certification, that the same batch registers is taken")
  func sameBatch() async throws {
    try await Bench().with { session in
      let body = CertificationRegistered.AwardingBody(id: "99", name: "Certificateur imaginaire")
      let registration = CertificationRegistered(
        certification: "ZZZ", title: "Gardien de phare imaginaire", register: .other, blocks: ["Z1"], bodies: [body],
        routes: [.vae], source: try #require(Fingerprint(String(repeating: "ab", count: 32))))
      _ = try await session.writer.record([
        try Draft(.certificationRegistered(registration), made: Invented.day, id: Invented.id(30)),
        try Draft(.keyEnrolled(try enrolment(.jury, "ZZZ", 101)), made: Invented.day, id: Invented.id(31)),
        try Draft(.keyEnrolled(try enrolment(.awardingBody, "99", 102)), made: Invented.day, id: Invented.id(32)),
      ])
    }
  }

  @Test("the revocation of a key that is fixed, or revoked already")
  func revocations() async throws {
    try await Bench().with { session in
      let revoke = { (key: Digest, since: Int?, number: Int) in
        let statement = LedgerStatement.keyRevoked(key: key, reason: "lost", compromisedSince: since)
        _ = try await session.writer.record([try Draft(statement, made: Invented.day, id: Invented.id(number))])
      }
      for key in [session.keys.checkpoint, session.keys.extract] {
        #expect(await code { try await revoke(key.verifierKey.publicKey.keyID, nil, 40) } == "key-fixed")
      }
      let key = try enrolment(.centre, "CENTRE-1")
      _ = try await session.enrol(key, made: Invented.day, id: Invented.id(41))
      try await revoke(key.key, nil, 42)
      try await revoke(key.key, nil, 42)
      #expect(await code { try await revoke(key.key, nil, 43) } == "revocation-repeated")
      #expect(
        await code {
          let successor = try enrolment(.centre, "CENTRE-1", 101)
          _ = try await session.rotate(key.key, to: successor, made: Invented.day, id: Invented.id(44))
        } == "revocation-repeated")
      // That it was misused since earlier than was known is news.
      try await revoke(key.key, 4, 45)
      try await revoke(key.key, 2, 46)
      #expect(await code { try await revoke(key.key, 3, 47) } == "revocation-repeated")
    }
  }

  @Test("a reference that cannot name its learner")
  func references() async throws {
    try await Bench().with { session in
      let people = try await Operation.People.enrolled(in: session)
      let enrol = { (person: Person, number: Int) in
        try await session.enrol(
          person, target: Invented.certification, made: Invented.day, id: Invented.id(number)
        ).learner
      }
      #expect(await code { _ = try await enrol(Person(reference: "ZI-1"), 50) } == "reference-taken")
      #expect(
        await code {
          _ = try await session.identify(
            people.yann, as: Person(reference: "ZI-1"), made: Invented.day, id: Invented.id(51))
        } == "reference-taken")
      #expect(await code { _ = try await enrol(Person(reference: "\(people.zoe)"), 52) } == "bad-argument")
      // Who has it may keep it, and the same command is still the same.
      _ = try await session.identify(people.zoe, as: Person(reference: "ZI-1"), made: Invented.day, id: Invented.id(53))
      #expect(try await enrol(Invented.zoe, 11) == people.zoe)
      _ = try await session.identify(people.zoe, as: Person(reference: "ZI-9"), made: Invented.day, id: Invented.id(54))
      let heir = try await enrol(Person(reference: "ZI-1"), 55)
      #expect(try session.learner("ZI-1") == heir)
      // A ledger of older software may hold two.
      let double = try CommittedValue.fresh(field: .reference, value: "YI-1")
      try session.vault.store([double], subject: session.subject(people.zoe), statement: Invented.id(56))
      #expect(await code { _ = try session.learner("YI-1") } == "learner-ambiguous")
    }
  }

  @Test("what opens a commitment to evidence is nothing of who a learner is")
  func evidence() async throws {
    let bench = try await Bench()
    let photo = try bench.write([1, 2, 3], "photo")
    let learner = try await bench.with { session in
      let people = try await Operation.People.enrolled(in: session)
      let assessment = Assessment(
        learner: people.yann, subject: BlockReference(Invented.certification, "BC1"), centre: Invented.centre,
        route: .vae, outcome: .acquired, evidence: [photo])
      _ = try await session.assess(assessment, made: Invented.day, id: Invented.id(60))
      return people.yann
    }
    let values = try People(ledger: bench.path, origin: Invented.origin).values(of: learner)
    #expect(values.keys.sorted() == ["birthDate", "name", "reference"])
  }
}
