import AcquisJSON
import Seeded
import Testing

@Suite struct CursorTests {
  @Test func aRecordIsReadInOnePass() throws {
    let bytes = Array(#"{"list":["x\n",true],"seq":17,"statement":{"body":{"k":null},"type":"é"},"v":{"a":1}}"#.utf8)
    try bytes.withUnsafeBytes { buffer in
      var cursor = CanonicalCursor(buffer)
      var seen: [String] = []
      try cursor.enterObject()
      while let key = try cursor.nextKey() {
        if cursor.spells(key, "list") {
          try cursor.enterArray()
          while try cursor.nextElement() { seen.append(String(decoding: buffer[try cursor.skip()], as: UTF8.self)) }
        } else if cursor.spells(key, "seq") {
          seen.append("seq \(try cursor.integer())")
        } else if cursor.spells(key, "statement") {
          try cursor.enterObject()
          while let key = try cursor.nextKey() {
            let isType = cursor.spells(key, "type")
            seen.append(
              isType ? cursor.text(try cursor.string()) : String(decoding: buffer[try cursor.skip()], as: UTF8.self))
          }
        } else {
          #expect(try cursor.value() == ["a": 1])
        }
      }
      #expect(cursor.offset == bytes.count)
      try cursor.finish()
      #expect(seen == [#""x\n""#, "true", "seq 17", #"{"k":null}"#, "é"])
    }
  }

  @Test func aPartIsReadWhereItStands() throws {
    let bytes = Array(#"{"a":{"b":"x\"y"},"c":2}"#.utf8)
    let member = try #require(try CanonicalScanner.topLevelMembers(of: bytes).first)
    try bytes.withUnsafeBytes { buffer in
      var cursor = CanonicalCursor(buffer, in: member.value)
      try cursor.enterObject()
      let key = try #require(try cursor.nextKey())
      #expect(key == 7..<8)
      let text = try cursor.string()
      #expect(text == 11..<15)
      #expect(cursor.text(text) == "x\"y")
      #expect(try cursor.nextKey() == nil)
      try cursor.finish()

      var short = CanonicalCursor(buffer, in: 5..<10)
      try short.enterObject()
      _ = try short.nextKey()
      #expect(throws: JSONError(.unexpectedEnd, at: 10)) { try short.skip() }
    }
  }

  @Test func anotherKindThanAskedForIsRefused() {
    let kinds: [(String, (inout CanonicalCursor) throws -> Void)] = [
      ("{}", { try $0.enterObject() }), ("[]", { try $0.enterArray() }),
      (#""a""#, { _ = try $0.string() }), ("1", { _ = try $0.integer() }),
    ]
    for (text, _) in kinds + [("null", { _ in }), ("-1", { _ in })] {
      for (right, read) in kinds where text != right && !(text == "-1" && right == "1") {
        Array(text.utf8).withUnsafeBytes { buffer in
          var cursor = CanonicalCursor(buffer)
          #expect(throws: JSONError(.wrongKind, at: 0)) { try read(&cursor) }
        }
      }
    }
    for (_, read) in kinds {
      for (text, kind) in [("?", JSONError.Kind.unexpectedByte), ("", .unexpectedEnd), (" 1", .whitespace)] {
        Array(text.utf8).withUnsafeBytes { buffer in
          var cursor = CanonicalCursor(buffer)
          #expect(throws: JSONError(kind, at: 0)) { try read(&cursor) }
        }
      }
    }
  }

  @Test func namesAreComparedWhole() {
    Array(#"{"name":1}"#.utf8).withUnsafeBytes { buffer in
      let cursor = CanonicalCursor(buffer)
      #expect(cursor.spells(2..<6, "name"))
      #expect(!cursor.spells(2..<5, "name"))
      #expect(!cursor.spells(2..<6, "nama"))
      #expect(!cursor.spells(2..<6, "names"))
      #expect(cursor.spells(2..<2, ""))
    }
  }

  @Test(arguments: Seeds.all)
  func walkingAcceptsWhatTheTreeReaderAccepts(seed: UInt64) {
    var random = RandomTree(seed: seed)
    var generator = SeededGenerator(seed: ~seed)
    for round in 0..<1_000 {
      var bytes = random.value().canonicalBytes
      if round % 4 > 0 {
        let index = bytes.indices.randomElement(using: &generator)!
        bytes[index] = bytes.randomElement(using: &generator)!
      }
      let tree = Result { () throws(JSONError) in try JSONValue(canonical: bytes) }
      let walk = Result { () throws(JSONError) in try bytes.withBuffer(walked) }
      #expect(tree == walk, "\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test func callsOutOfTurnTrap() async {
    await #expect(processExitsWith: .failure) { try cursor("{}") { _ = try $0.nextKey() } }
    await #expect(processExitsWith: .failure) { try cursor("[]") { _ = try $0.nextElement() } }
    await #expect(processExitsWith: .failure) { try cursor("1") { try $0.finish() } }
    await #expect(processExitsWith: .failure) { try cursor("11") { _ = (try $0.integer(), try $0.integer()) } }
    await #expect(processExitsWith: .failure) {
      try cursor("{}") {
        try $0.enterObject()
        try $0.finish()
      }
    }
    await #expect(processExitsWith: .failure) {
      try cursor("{}") {
        try $0.enterObject()
        _ = try $0.nextElement()
      }
    }
    await #expect(processExitsWith: .failure) {
      try cursor(#"{"a":1}"#) {
        try $0.enterObject()
        _ = (try $0.nextKey(), try $0.nextKey())
      }
    }
    await #expect(processExitsWith: .failure) {
      Array("1".utf8).withUnsafeBytes { _ = CanonicalCursor($0, in: 0..<2) }
    }
  }
}

/// Calls `body` with a cursor over `text`.
private func cursor(_ text: String, _ body: (inout CanonicalCursor) throws -> Void) throws {
  try Array(text.utf8).withUnsafeBytes { buffer in
    var cursor = CanonicalCursor(buffer)
    try body(&cursor)
  }
}

extension [UInt8] {
  fileprivate func withBuffer<T>(_ body: (UnsafeRawBufferPointer) throws(JSONError) -> T) throws(JSONError) -> T {
    try withUnsafeBytes { buffer in Result { () throws(JSONError) in try body(buffer) } }.get()
  }
}

/// The tree of all of `buffer`, built by entering every array and object.
private func walked(_ buffer: UnsafeRawBufferPointer) throws(JSONError) -> JSONValue {
  var cursor = CanonicalCursor(buffer)
  let value = try walk(&cursor, buffer)
  try cursor.finish()
  return value
}

private func walk(_ cursor: inout CanonicalCursor, _ buffer: UnsafeRawBufferPointer) throws(JSONError) -> JSONValue {
  switch cursor.offset < buffer.count ? buffer[cursor.offset] : 0 {
  case UInt8(ascii: "{"):
    var object = JSONObject()
    try cursor.enterObject()
    while let key = try cursor.nextKey() { object[cursor.text(key)] = try walk(&cursor, buffer) }
    return .object(object)
  case UInt8(ascii: "["):
    var elements: [JSONValue] = []
    try cursor.enterArray()
    while try cursor.nextElement() { elements.append(try walk(&cursor, buffer)) }
    return .array(elements)
  case UInt8(ascii: "\""): return .string(cursor.text(try cursor.string()))
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): return .integer(try cursor.integer())
  default: return try cursor.value()
  }
}
