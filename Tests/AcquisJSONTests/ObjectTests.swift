import AcquisJSON
import Seeded
import Testing

@Suite struct ObjectTests {
  /// RFC 8785 §3.2.3: U+1F600 is D83D DE00 in UTF-16 and precedes U+FB33, although its UTF-8 bytes follow.
  static let ordered = [
    "", "\0", "\r", "1", "10", "2", "</script>", "A", "AA", "a", "e\u{301}", "\u{7F}", "\u{80}", "\u{E9}", "\u{20AC}",
    "\u{D7FF}", "\u{10000}", "\u{1F600}", "\u{10FFFF}", "\u{E000}", "\u{FB33}", "\u{FB33}a", "\u{FFFF}",
  ]

  @Test func keysStandInTheOrderOfTheirUTF16() {
    var generator = SeededGenerator(seed: 1)
    let object = JSONObject(uniqueMembers: Self.ordered.shuffled(using: &generator).map { ($0, .null) })
    #expect(object.keys.map { Array($0.utf16) } == Self.ordered.map { Array($0.utf16) })
    for (left, right) in zip(Self.ordered, Self.ordered.dropFirst()) {
      #expect(left.utf16.lexicographicallyPrecedes(right.utf16))
    }
  }

  @Test(arguments: Seeds.all)
  func anyOrderOfInsertionGivesTheOrderOfUTF16(seed: UInt64) {
    var random = RandomTree(seed: seed)
    for _ in 0..<200 {
      let keys = random.object().keys + random.object().keys
      var object = JSONObject()
      for key in keys { object[key] = .string(key) }
      let expected = Set(keys.map { Array($0.utf16) }).sorted { $0.lexicographicallyPrecedes($1) }
      #expect(object.keys.map { Array($0.utf16) } == expected)
      for (key, value) in object { #expect(value == .string(key)) }
    }
  }

  @Test func membersAreSetReplacedAndRemoved() {
    var object: JSONObject = ["b": 2, "a": 1]
    #expect(object.count == 2)
    #expect(object["c"] == nil)
    object["c"] = 3
    object["a"] = .null
    object["b"] = nil
    object["never"] = nil
    #expect(object == ["a": .null, "c": 3])
    #expect(object["a"] == .null)
    #expect(object["a"] != nil)
    #expect(object["b"] == nil)
    #expect(object.keys == ["a", "c"])
    object["a"] = nil
    object["c"] = nil
    #expect(object.isEmpty)
    #expect(object == JSONObject())
  }

  @Test func equalityIsThatOfBytes() {
    let composed: JSONValue = "\u{E9}"
    let decomposed: JSONValue = "e\u{301}"
    #expect(composed.string == decomposed.string, "Swift compares by canonical equivalence")
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed, "\u{E9}"]).count == 2)
    #expect(JSONValue.object(["\u{E9}": 1]) != .object(["e\u{301}": 1]))
    #expect(Set<JSONObject>([["\u{E9}": 1], ["e\u{301}": 1]]).count == 2)
    #expect(JSONObject(uniqueMembers: [("\u{E9}", 1), ("e\u{301}", 2)]).count == 2)
  }

  @Test func kindsAndContentsAreToldApart() {
    let values: [JSONValue] = [
      .null, true, false, 0, 1, "", "0", "a", [], [[]], [.null], ["a", "bc"], ["ab", "c"], [:], ["a": .null], ["a": 1],
      ["b": 1], ["a": 1, "b": 1],
    ]
    for (i, left) in values.enumerated() {
      for (j, right) in values.enumerated() { #expect((left == right) == (i == j)) }
    }
    #expect(Set(values).count == values.count)
    #expect(Set(values.map(\.hashValue)).count == values.count)
  }

  @Test func accessorsAnswerForTheirKindOnly() {
    let values: [JSONValue] = [.null, true, 7, "x", [1], ["k": 2]]
    #expect(values.map(\.isNull) == [true, false, false, false, false, false])
    #expect(values.map(\.bool) == [nil, true, nil, nil, nil, nil])
    #expect(values.map(\.integer) == [nil, nil, 7, nil, nil, nil])
    #expect(values.map(\.string) == [nil, nil, nil, "x", nil, nil])
    #expect(values.map(\.array) == [nil, nil, nil, nil, [1], nil])
    #expect(values.map(\.object) == [nil, nil, nil, nil, nil, ["k": 2]])
  }

  @Test func aKeyTwiceInALiteralTraps() async {
    await #expect(processExitsWith: .failure) { _ = JSONObject(uniqueMembers: [("a", 1), ("b", 2), ("a", 3)]) }
    await #expect(processExitsWith: .failure) { _ = ["a": 1, "a": 2] as JSONValue }
  }
}
