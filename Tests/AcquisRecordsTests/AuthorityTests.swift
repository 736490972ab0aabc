import AcquisCrypto
import AcquisRecords
import AcquisValues
import Testing

@Suite("By whose authority a statement stands (SPEC §9.3)")
struct AuthorityTests {
  static let day = Day("2026-01-05")!
  static let centre = LedgerStatementTests.enrolment(11, .centre, "C1")
  static let other = LedgerStatementTests.enrolment(12, .centre, "C2")
  static let op = LedgerStatementTests.enrolment(13, .operator, "OP")
  static let voice = [Voice(.centre, for: "C1")]

  static func ring(_ enrolments: [Enrolment]) throws -> KeyRing {
    var ring = KeyRing()
    for enrolment in enrolments { try ring.enrol(enrolment, at: 1) }
    return ring
  }

  @Test("a key that speaks for the voice signs; the operator's signature beside it changes nothing")
  func signed() throws {
    let electorate = try Self.ring([Self.centre, Self.op]).electorate(for: Self.voice, on: Self.day)
    #expect(electorate.authority(of: [Self.centre.key]) == .signed(by: [Self.centre]))
    #expect(electorate.authority(of: [Self.centre.key, Self.op.key]) == .signed(by: [Self.centre]))
    #expect(electorate.authority(of: [Self.op.key]) == .missing(keyExists: true))
    #expect(electorate.authority(of: []) == .missing(keyExists: true))
  }

  @Test("where no key speaks, the operator signs on behalf, and only the operator")
  func onBehalf() throws {
    let electorate = try Self.ring([Self.other, Self.op]).electorate(for: Self.voice, on: Self.day)
    #expect(electorate.authority(of: [Self.op.key]) == .onBehalf(by: [Self.op]))
    #expect(electorate.authority(of: [Self.other.key]) == .missing(keyExists: false))
  }

  @Test("a revoked key, and one outside its period, speak for nobody")
  func silent() throws {
    var ring = try Self.ring([Self.centre, Self.op])
    let wasEnrolled = ring.revoke(Self.centre.key, at: 2)
    #expect(wasEnrolled)
    #expect(ring.electorate(for: Self.voice, on: Self.day).entitled.isEmpty)
    let later = Enrolment(
      publicKey: Self.centre.publicKey, role: .centre, subject: "C1", custody: .holder, from: Day("2026-01-06"))!
    let electorate = try Self.ring([later]).electorate(for: Self.voice, on: Self.day)
    #expect(electorate.entitled.isEmpty)
  }

  @Test("the operator's need is met by any operator's key, in its own right")
  func operators() throws {
    let second = LedgerStatementTests.enrolment(14, .operator, "OP2")
    let electorate = try Self.ring([Self.op, second]).electorate(for: [Voice(.operator)], on: Self.day)
    #expect(electorate.authority(of: [second.key]) == .signed(by: [second]))
  }

  @Test("one of several voices is enough; voices are compared as bytes")
  func voices() throws {
    let either = [Voice(.centre, for: "C9"), Voice(.centre, for: "C1")]
    let electorate = try Self.ring([Self.centre]).electorate(for: either, on: Self.day)
    #expect(electorate.authority(of: [Self.centre.key]) == .signed(by: [Self.centre]))
    #expect(Voice(.centre, for: "e\u{301}") != Voice(.centre, for: "\u{e9}"))
    #expect(!Voice(.jury, for: "C1").isVoice(of: Self.centre))
  }
}
