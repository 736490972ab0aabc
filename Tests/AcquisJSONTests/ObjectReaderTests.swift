import AcquisJSON
import Testing

@Suite("Objects with closed members")
struct ObjectReaderTests {
  static let object: JSONObject = ["count": 3, "names": ["a", "b"], "title": "T"]

  @Test func reads() throws {
    var reader = ObjectReader(Self.object)
    #expect(try reader.required("count", "an integer") { $0.integer } == 3)
    #expect(try reader.array("names", of: "a string") { $0.string } == ["a", "b"])
    #expect(try reader.optional("title", "a string") { $0.string } == "T")
    #expect(try reader.optional("absent", "a string") { $0.string } == nil)
    try reader.finish()
  }

  @Test("a missing member, a wrong one, a wrong element and one too many are each named with their path")
  func complaints() throws {
    var reader = ObjectReader(Self.object, path: "body.")
    let missing = #expect(throws: MemberError.self) { _ = try reader.required("absent", "a day") { $0.string } }
    #expect(missing?.description == "member body.absent: expected a day, and it is missing")
    let wrong = #expect(throws: MemberError.self) { _ = try reader.optional("count", "a string") { $0.string } }
    #expect(wrong?.description == "member body.count: expected a string")
    let element = #expect(throws: MemberError.self) { _ = try reader.array("names", of: "an integer") { $0.integer } }
    #expect(element?.member == "body.names[0]")
    let surplus = #expect(throws: MemberError.self) { try reader.finish() }
    #expect(surplus == MemberError(member: "body.title", expected: "no such member"))
  }
}
