import AcquisCredits
import AcquisValues
import Testing

@Suite struct ValueTests {
  @Test(arguments: ["a", "RNCP35959", "01", "a.b_c:d/e-f", String(repeating: "x", count: 64)])
  func ids(text: String) { #expect(BlockCode(text)?.text == text) }

  @Test(
    "an id is 1 to 64 of the allowed ASCII characters",
    arguments: [
      "", " ", "a b", "a+b", "a,b", "a;b", "é", "\u{212A}", "a\n", "a@b", "[a", String(repeating: "x", count: 65),
    ])
  func notIDs(text: String) { #expect(BlockCode(text) == nil) }

  @Test("codes are ordered as ASCII bytes, not as words")
  func order() {
    let codes: [BlockCode] = ["-", "10", "9", "A", "BC01", "BC1", "a"]
    #expect(codes.reversed().sorted() == codes)
  }

  @Test("the certification as a whole comes before its blocks, and certifications by code")
  func references() {
    let references = ["RNCP1", "RNCP1/BC01", "RNCP1/BC02", "RNCP2", "RNCP2/BC00"].map(subject)
    #expect(references.reversed().sorted() == references)
    #expect(references.map(\.description) == ["RNCP1", "RNCP1/BC01", "RNCP1/BC02", "RNCP2", "RNCP2/BC00"])
  }

  @Test func learners() {
    let text = "0190d4a2-5e7b-4c3d-8f00-00c0ffee0001"
    #expect(LearnerID(text)?.description == text)
    #expect(LearnerID(text.uppercased()) == nil)
    #expect(person("ada") < person("bob"))
  }

  @Test(
    "both ends of a period are within it, and an absent end is open",
    arguments: [
      ("2026-01-01", true, false, true, false), ("2026-01-02", true, true, true, true),
      ("2026-01-03", true, true, true, true), ("2026-01-04", false, true, true, false),
    ])
  func periods(_ text: String, until: Bool, from: Bool, always: Bool, both: Bool) {
    let (first, last, date) = (day("2026-01-02"), day("2026-01-03"), day(text))
    #expect(Period(until: last).contains(date) == until)
    #expect(Period(from: first).contains(date) == from)
    #expect(Period().contains(date) == always)
    #expect(Period(from: first, until: last).contains(date) == both)
    #expect(!Period(from: last, until: first).contains(date))
  }

  @Test func fingerprints() {
    let digits = String(repeating: "0123456789abcdef", count: 4)
    #expect(Fingerprint(digits)?.text == digits)
    for text in ["", String(digits.dropLast()), digits + "0", digits.uppercased(), "g" + digits.dropFirst()] {
      #expect(Fingerprint(text) == nil)
    }
  }
}

@Suite("ECVET points") struct PointsTests {
  @Test(
    "have one spelling, in steps of a hundredth",
    arguments: [("0", 0), ("30", 3000), ("7.5", 750), ("0.25", 25), ("0.05", 5), ("9999.99", 999_999), ("10.01", 1001)])
  func spelling(text: String, hundredths: Int) {
    #expect(Points(text)?.hundredths == hundredths)
    #expect(Points(hundredths: hundredths).description == text)
  }

  @Test(
    "no other spelling is read",
    arguments: [
      "", ".", "1.", ".5", "01", "1.0", "7.50", "1.255", "-1", "+1", "1e2", "10000", "1,5", " 1", "1 ", "١", "1.5.0",
    ])
  func other(text: String) { #expect(Points(text) == nil) }

  @Test("are ordered and added")
  func arithmetic() throws {
    let (some, few) = (try #require(Points("10")), try #require(Points("9.5")))
    #expect(few < some && !(some < few))
    #expect((few + some).description == "19.5")
  }
}
