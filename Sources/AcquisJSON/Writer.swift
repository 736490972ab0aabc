/// Writes values in the form of RFC 8785.
enum Writer {
  /// Appends `value`, which stands inside `depth` arrays and objects.
  static func write(_ value: JSONValue, depth: Int, to output: inout [UInt8]) {
    switch value {
    case .array(let elements):
      checkDepth(depth)
      output.append(ASCII.openBracket)
      for (index, element) in elements.enumerated() {
        if index > 0 { output.append(ASCII.comma) }
        write(element, depth: depth + 1, to: &output)
      }
      output.append(ASCII.closeBracket)
    case .object(let object):
      checkDepth(depth)
      output.append(ASCII.openBrace)
      for (index, member) in object.enumerated() {
        if index > 0 { output.append(ASCII.comma) }
        write(member.key, to: &output)
        output.append(ASCII.colon)
        write(member.value, depth: depth + 1, to: &output)
      }
      output.append(ASCII.closeBrace)
    case .string(let text): write(text, to: &output)
    case .integer(let number):
      precondition(JSONValue.integerRange.contains(number), "a JSON number of the ledger lies within ±(2^53-1)")
      output.append(contentsOf: String(number).utf8)
    case .bool(let isTrue): output.append(contentsOf: (isTrue ? "true" : "false").utf8)
    case .null: output.append(contentsOf: "null".utf8)
    }
  }

  /// Traps when one more array or object inside `depth` others would be too deep.
  static func checkDepth(_ depth: Int) {
    precondition(depth < JSONValue.depthLimit, "JSON of the ledger is at most 64 arrays and objects deep")
  }

  /// Appends a string with its quotes.
  static func write(_ string: String, to output: inout [UInt8]) {
    output.append(ASCII.quote)
    var string = string
    string.withUTF8 { bytes in
      var start = 0
      for index in bytes.indices where isEscaped(bytes[index]) {
        output.append(contentsOf: bytes[start..<index])
        writeEscape(bytes[index], to: &output)
        start = index + 1
      }
      output.append(contentsOf: bytes[start...])
    }
    output.append(ASCII.quote)
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == ASCII.quote || byte == ASCII.backslash
  }

  private static func writeEscape(_ byte: UInt8, to output: inout [UInt8]) {
    let unit = UInt16(byte)
    output.append(ASCII.backslash)
    if let spelling = Escape.shortSpelling(unit) {
      output.append(spelling)
    } else {
      output.append(contentsOf: "u00".utf8)
      output.append(Escape.digit(unit >> 4))
      output.append(Escape.digit(unit & 0xF))
    }
  }
}
