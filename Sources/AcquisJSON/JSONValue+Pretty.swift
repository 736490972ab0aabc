extension JSONValue {
  /// The value laid out for people: a member or element a line, indented by two spaces, keys in canonical order.
  ///
  /// `init(parsing:)` reads it back. Traps as ``write(to:)`` does. O(n).
  public var pretty: String {
    var output: [UInt8] = []
    layOut(depth: 0, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private func layOut(depth: Int, to output: inout [UInt8]) {
    switch self {
    case .array(let elements) where !elements.isEmpty:
      Writer.checkDepth(depth)
      output.append(ASCII.openBracket)
      for (index, element) in elements.enumerated() {
        Self.beginLine(isFirst: index == 0, depth: depth + 1, to: &output)
        element.layOut(depth: depth + 1, to: &output)
      }
      Self.beginLine(isFirst: true, depth: depth, to: &output)
      output.append(ASCII.closeBracket)
    case .object(let object) where !object.isEmpty:
      Writer.checkDepth(depth)
      output.append(ASCII.openBrace)
      for (index, member) in object.enumerated() {
        Self.beginLine(isFirst: index == 0, depth: depth + 1, to: &output)
        Writer.write(member.key, to: &output)
        output.append(contentsOf: ": ".utf8)
        member.value.layOut(depth: depth + 1, to: &output)
      }
      Self.beginLine(isFirst: true, depth: depth, to: &output)
      output.append(ASCII.closeBrace)
    default: Writer.write(self, depth: depth, to: &output)
    }
  }

  private static func beginLine(isFirst: Bool, depth: Int, to output: inout [UInt8]) {
    if !isFirst { output.append(ASCII.comma) }
    output.append(UInt8(ascii: "\n"))
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }
}
