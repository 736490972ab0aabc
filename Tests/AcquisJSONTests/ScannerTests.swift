import AcquisJSON
import Testing

@Suite struct ScannerTests {
  @Test func membersAreFoundWhereTheyStand() throws {
    let bytes = Array(#"{"a":[1,{"b":2}],"e\n":"x\ty","z":{},"é":-7}"#.utf8)
    let members = try CanonicalScanner.topLevelMembers(of: bytes)
    let text = { (range: Range<Int>) in String(decoding: bytes[range], as: UTF8.self) }
    #expect(members.map { text($0.key) } == ["a", #"e\n"#, "z", "é"])
    #expect(members.map { text($0.value) } == [#"[1,{"b":2}]"#, #""x\ty""#, "{}", "-7"])
  }

  @Test(arguments: Seeds.all)
  func membersAreThoseOfTheTree(seed: UInt64) throws {
    var random = RandomTree(seed: seed)
    var scanner = CanonicalScanner()
    for _ in 0..<300 {
      let object = random.object()
      let bytes = JSONValue.object(object).canonicalBytes
      try scanner.scan(bytes)
      let keys = scanner.members.map { Array(bytes[$0.key.lowerBound - 1...$0.key.upperBound]) }
      #expect(keys == object.keys.map { JSONValue.string($0).canonicalBytes })
      #expect(scanner.members.map { Array(bytes[$0.value]) } == object.map { $0.value.canonicalBytes })
    }
  }

  @Test func aRefusalLeavesNoMembers() throws {
    var scanner = CanonicalScanner()
    try scanner.scan(Array(#"{"a":1}"#.utf8))
    #expect(scanner.members.map(\.key) == [2..<3])
    #expect(scanner.members.map(\.value) == [5..<6])
    #expect(throws: JSONError(.keyOrder, at: 13)) { try scanner.scan(Array(#"{"b":1,"c":2,"a":3}"#.utf8)) }
    #expect(scanner.members.isEmpty)
    try scanner.scan(Array("{}".utf8))
    #expect(scanner.members.isEmpty)
    #expect(throws: JSONError(.trailingBytes, at: 7)) { try scanner.scan(Array("{\"a\":1}\n".utf8)) }
    #expect(scanner.members.isEmpty)
  }

  @Test(arguments: ["[]", "1", #""a""#, "null", "true", "false", "-1"])
  func anotherKindThanAnObjectIsRefused(text: String) {
    #expect(throws: JSONError(.wrongKind, at: 0)) { try CanonicalScanner.topLevelMembers(of: Array(text.utf8)) }
  }

  @Test(arguments: refusedByBoth + refusedAsNotCanonical)
  func whatIsRefusedWithinAMemberIsRefused(refusal: Refusal) {
    guard refusal.kind != .byteOrderMark, refusal.kind != .tooDeep, refusal.kind != .trailingBytes else { return }
    let bytes = Array(#"{"k":"#.utf8) + refusal.text
    #expect(throws: JSONError(refusal.kind, at: refusal.offset + 5)) { try CanonicalScanner.topLevelMembers(of: bytes) }
  }
}
