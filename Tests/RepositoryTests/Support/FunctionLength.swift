/// How long the functions of a file are.
struct FunctionLength: Equatable {
  /// The line of the keyword, from 1.
  let line: Int
  /// The lines from the keyword to the closing brace.
  let count: Int

  /// Every function, initialiser and computed property of `source` that has a body, in order of their ends.
  static func all(in source: String) -> [FunctionLength] {
    var reader = FunctionReader(source)
    return reader.read()
  }
}

/// Finds the braces that belong to declarations.
private struct FunctionReader {
  private enum Brace {
    case body(line: Int)
    case other
  }

  private static let openers: Set<String> = ["func", "init", "deinit", "subscript", "var"]
  /// Words after which an opener still waiting has no body, as in a protocol.
  private static let breakers: Set<String> = [
    "let", "case", "struct", "enum", "extension", "class", "actor", "protocol", "static", "mutating", "public",
    "private", "package", "if", "guard", "for", "while", "switch", "return", "do",
  ]

  private let bytes: [UInt8]
  private var (index, line) = (0, 1)
  private var nesting = 0
  private var waiting: (line: Int, nesting: Int)?
  private var braces: [Brace] = []
  private var found: [FunctionLength] = []

  init(_ source: String) { bytes = BareSource(source).bytes }

  mutating func read() -> [FunctionLength] {
    while index < bytes.count {
      if isWord(bytes[index]) { readWord() } else { readMark() }
    }
    return found
  }

  private mutating func readWord() {
    let start = index
    while index < bytes.count, isWord(bytes[index]) { index += 1 }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    let isMember = start > 0 && bytes[start - 1] == UInt8(ascii: ".")
    guard !isMember, waiting.map({ $0.nesting == nesting }) ?? true else { return }
    if Self.openers.contains(word) {
      waiting = (line, nesting)
    } else if Self.breakers.contains(word) {
      waiting = nil
    }
  }

  private mutating func readMark() {
    switch bytes[index] {
    case UInt8(ascii: "\n"): line += 1
    case UInt8(ascii: "("), UInt8(ascii: "["): nesting += 1
    case UInt8(ascii: ")"), UInt8(ascii: "]"): nesting -= 1
    case UInt8(ascii: "{"): open()
    case UInt8(ascii: "}"): close()
    default: break
    }
    index += 1
  }

  private mutating func open() {
    if let waiting, waiting.nesting == nesting {
      braces.append(.body(line: waiting.line))
      self.waiting = nil
    } else {
      braces.append(.other)
    }
  }

  private mutating func close() {
    if case .body(let start) = braces.popLast() { found.append(FunctionLength(line: start, count: line - start + 1)) }
    if let waiting, waiting.nesting >= nesting { self.waiting = nil }
  }

  private func isWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte >= 0x80 || UInt8(ascii: "0") <= byte && byte <= UInt8(ascii: "9")
      || UInt8(ascii: "a") <= byte | 0x20 && byte | 0x20 <= UInt8(ascii: "z")
  }
}
