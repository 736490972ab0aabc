/// The modules that a source file imports, each with its line.
func imports(of source: String) -> [(module: String, line: Int)] {
  let lines = BareSource(source).bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  return lines.enumerated().compactMap { number, line -> (module: String, line: Int)? in
    let words = String(decoding: line, as: UTF8.self).split(separator: " ")
    guard let index = words.firstIndex(of: "import"), index + 1 < words.count else { return nil }
    guard words[..<index].allSatisfy({ $0.hasPrefix("@") || accessLevels.contains($0) }) else { return nil }
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
    let name = words.dropFirst(index + 1).first { !kinds.contains($0) }
    return name.map { (String($0.prefix { $0 != "." }), number + 1) }
  }
}

private let accessLevels: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]

/// What comes with the toolchain, and needs no declaration.
let toolchainModules: Set<String> = [
  "Swift", "Glibc", "Synchronization", "Dispatch", "FoundationEssentials", "Foundation", "Testing",
]
