import AcquisValues
import Testing

@Suite struct DayTests {
  @Test("every day of four centuries and the edges reads back, in order")
  func roundTrip() throws {
    for number in [-719_162...(-718_600), -150_000...30_000, 2_932_000...2_932_896].joined() {
      let day = try #require(Day(daysSinceEpoch: number))
      #expect(Day(day.description) == day)
      #expect(Day(daysSinceEpoch: number + 1).map { day < $0 && day.description < $0.description } ?? true)
    }
    #expect(Day("1970-01-01")?.daysSinceEpoch == 0)
    #expect(Day("2026-11-23")?.daysSinceEpoch == 20_780)
    #expect(Day(daysSinceEpoch: 2_932_897) == nil)
    #expect(Day(daysSinceEpoch: -719_163) == nil)
  }

  @Test(
    "one spelling, and only days that exist",
    arguments: [
      "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-1-01", "26-01-01", "2026/01/01",
      "2026-01-01 ", " 2026-01-01", "2026-01-01T", "+026-01-01", "0000-12-31", "２０２６-01-01", "",
    ])
  func refused(text: String) { #expect(Day(text) == nil) }

  @Test(arguments: ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
  func accepted(text: String) { #expect(Day(text)?.description == text) }
}

@Suite struct InstantTests {
  @Test(arguments: ["1970-01-01T00:00:00.000Z", "2026-06-30T14:05:09.123Z", "1969-12-31T23:59:59.999Z"])
  func roundTrip(text: String) throws {
    let instant = try #require(Instant(text))
    #expect(instant.description == text)
    #expect(Instant(millisecondsSinceEpoch: instant.millisecondsSinceEpoch) == instant)
  }

  @Test(
    arguments: [
      "2026-06-30T24:00:00.000Z", "2026-06-30T14:60:00.000Z", "2026-06-30T14:05:60.000Z", "2026-06-30T14:05:09Z",
      "2026-06-30t14:05:09.123Z", "2026-06-30T14:05:09.123z", "2026-06-30T14:05:09.1234Z", "2026-06-31T14:05:09.123Z",
      "2026-06-30T14:05:09,123Z", "2026-06-30T14:05:09.123+00:00",
    ])
  func refused(text: String) { #expect(Instant(text) == nil) }

  @Test("the UTC day turns at midnight, before the epoch as after it")
  func days() {
    #expect(Instant("1969-12-31T23:59:59.999Z")?.day.description == "1969-12-31")
    #expect(Instant(millisecondsSinceEpoch: -1)?.day.daysSinceEpoch == -1)
    #expect(Instant(millisecondsSinceEpoch: 0)?.day.daysSinceEpoch == 0)
    #expect(Instant("2026-06-30T23:59:59.999Z")?.advanced(byMilliseconds: 1).description == "2026-07-01T00:00:00.000Z")
    #expect(Instant("9999-12-31T23:59:59.000Z")?.advanced(byMilliseconds: 5000).day.description == "9999-12-31")
  }
}

@Suite struct StatementIDTests {
  @Test func roundTrip() {
    let text = "0190d4a2-5e7b-4c3d-8f00-00c0ffee0001"
    #expect(StatementID(text)?.description == text)
  }

  @Test("random bytes are stamped version 4, variant 1")
  func version4() {
    for byte in [UInt8(0), 0x5A, 0xFF] {
      let id = StatementID(version4From: [UInt8](repeating: byte, count: 16))
      let text = Array(id.description)
      #expect(text[14] == "4" && "89ab".contains(text[19]))
      #expect(StatementID(id.description) == id)
    }
  }

  @Test(
    arguments: [
      "0190D4A2-5e7b-4c3d-8f00-00c0ffee0001", "0190d4a25e7b4c3d8f0000c0ffee0001", "0190d4a2-5e7b-4c3d-8f00-00c0ffee000",
      "0190d4a2-5e7b-4c3d-8f00-00c0ffee0001 ", "0190d4a2-5e7b-4c3d-8f00_00c0ffee0001",
      "g190d4a2-5e7b-4c3d-8f00-00c0ffee0001",
    ])
  func refused(text: String) { #expect(StatementID(text) == nil) }

  @Test func orderIsThatOfTheSpelling() throws {
    let texts = [
      "00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-0000000000ff",
      "ff000000-0000-4000-8000-000000000000",
    ]
    let ids = try texts.map { try #require(StatementID($0)) }
    #expect(ids == ids.shuffled().sorted())
  }
}
