import AcquisJSON
import AcquisRecords
import Testing

@Suite("Tags are taken out of the bytes (SPEC §9.3)")
struct TagTests {
  static let bodies: [(JSONObject, [String])] = [
    ([:], []),
    (["learner": .string("L"), "centre": .string("C1"), "title": .string("x")], ["centre:C1", "learner:L"]),
    (["block": .array([.string("B2"), .string("B1"), .string("B2")])], ["block:B1", "block:B2"]),
    (["block": .array([.string("B1"), .integer(1)]), "key": .array([])], []),
    (["learner": .object(["learner": .string("L")]), "session": .bool(true), "statement": .integer(7)], []),
    (["centre": .string("a:b"), "organisation": .string("")], ["centre:a:b", "organisation:"]),
    (["session": .string("é \"\\\n\u{1F600}"), "learners": .string("no")], ["session:é \"\\\n\u{1F600}"]),
    (["key": .array([.string("\t")]), "x": .object(["key": .string("no")])], ["key:\t"]),
  ]

  @Test("strings, and arrays of strings only, of the named members of the body", arguments: bodies.indices)
  func tags(number: Int) throws {
    let (body, expected) = TagTests.bodies[number]
    let statement = try Fixture.statement(1, body: body)
    #expect(statement.tags.map(\.description).sorted() == expected)
    #expect(statement.tagSpellings.map { String(decoding: $0, as: UTF8.self) }.sorted() == expected)
  }

  @Test("tags are the same when their bytes are, not when Unicode finds them equal")
  func bytes() {
    let (composed, decomposed) = (Tag("centre", "\u{E9}"), Tag("centre", "e\u{301}"))
    #expect(Set([composed, decomposed, Tag("centre", "\u{E9}")]).count == 2)
  }

  @Test("tags are ordered as their bytes are")
  func order() {
    let ascending = [Tag("block", "B"), Tag("centre", "e\u{301}"), Tag("centre", "z"), Tag("centre", "\u{E9}")]
    #expect(ascending.reversed().sorted() == ascending)
  }
}
