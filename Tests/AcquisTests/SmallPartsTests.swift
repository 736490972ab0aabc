import AcquisCredits
import AcquisCrypto
import AcquisNotes
import AcquisRecords
import AcquisValues
import Testing

@testable import Acquis

@Suite("Small parts")
struct SmallPartsTests {
  @Test(
    "a ledger is read through for many statements only where it is not much larger",
    arguments: [
      (64, 0, false), (65, 0, true), (65, 1_624, true), (65, 1_625, false), (100, 1_000_000, false),
      (40_001, 1_000_000, true),
    ])
  func passes(count: Int, size: Int, isCheaper: Bool) {
    #expect(LedgerView.isPassCheaper(over: size, than: count) == isCheaper)
  }

  @Test("minutes are found by what they cover, and cover nothing else")
  func coveringMinutes() {
    let minutes = [2..<4, 5..<8, 9..<9, 11..<12].map { EntryFold.CoveringMinutes(covered: $0, signers: []) }
    let fold = EntryFold(minutes: minutes)
    for seq in 0..<14 {
      #expect(fold.minutes(covering: seq)?.covered == minutes.map(\.covered).first { $0.contains(seq) })
    }
    #expect(EntryFold().minutes(covering: 0) == nil)
  }

  @Test("a target is named once, until it is given up")
  func targets() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      let people = try await Operation.People.enrolled(in: session)
      let target = { (learner: LearnerID, code: CertificationCode, number: Int) in
        try Draft(
          .learnerTargeted(LearnerTargeted(learner: learner, certification: code)), made: Invented.day,
          id: Invented.id(number))
      }
      let refused = { (draft: Draft) in
        let problem = await #expect(throws: Problem.self) { try await session.writer.record([draft]) }
        #expect(problem?.code == "target-repeated")
      }
      await refused(try target(people.yann, Invented.certification, 20))
      let first = try await session.writer.record([try target(people.zoeAgain, Invented.whole, 21)])
      #expect(try await session.writer.record([try target(people.zoeAgain, Invented.whole, 21)]) == first)
      await refused(try target(people.zoeAgain, Invented.whole, 22))
      _ = try await people.merge(in: session, as: Invented.id(23))
      await refused(try target(people.zoe, Invented.whole, 24))
      let withdrawal = LearnerWithdrawn(learner: people.zoe, certification: Invented.whole)
      _ = try await session.writer.record([
        try Draft(.learnerWithdrawn(withdrawal), made: Invented.day, id: Invented.id(25)),
        try target(people.zoe, Invented.whole, 26),
      ])
      await refused(try target(people.zoe, Invented.whole, 27))
    }
  }

  @Test("the CSV files of an export are one set, and are refused as one")
  func tables() async throws {
    #expect(
      FicheSource.sources(of: ["a.csv", "b.xml", "c.csv", "d"]) == [
        .export("b.xml"), .export("d"), .tables(["a.csv", "c.csv"]),
      ])
    let bench = try await Bench()
    let file = try bench.write([], "export_fiches_CSV_Blocs_De_Compétences_2024_02_22.csv")
    try await bench.with { session in
      var result = ImportResult()
      let problem = await #expect(throws: Problem.self) {
        try await session.importFiches(
          from: .tables([file]), where: { _ in true }, made: Invented.day, into: &result)
      }
      #expect(problem?.code == "import-table" && result.added == 0)
    }
  }

  @Test("keys are listed in the order of enrolment, and those of record 0 by their roles")
  func keys() async throws {
    let bench = try await Bench()
    let roles: [(Role, String)] = [(.jury, "RNCP99901"), (.centre, "CENTRE-1"), (.operator, "a-second")]
    let listed = try await bench.with { session in
      for (number, (role, subject)) in roles.enumerated() {
        let key = try Ed25519PrivateKey(seed: [UInt8](repeating: UInt8(100 + number), count: 32))
        let enrolment = try #require(
          Enrolment(publicKey: key.publicKey, role: role, subject: subject, custody: .holder))
        _ = try await session.enrol(enrolment, made: Invented.day, id: Invented.id(30 + number))
      }
      return try await session.view.keys()
    }
    #expect(listed.map(\.enrolment.role) == [.checkpoint, .extract, .operator, .jury, .centre, .operator])
    #expect(listed.map(\.enrolledAt) == [0, 0, 0, 4, 5, 6])
  }
}
