/// What a document links to, and what can be linked to in it.
struct Markdown {
  /// The targets of links and pictures outside of code, in order.
  let links: [String]
  /// The anchors of its headings, as GitHub makes them.
  let anchors: Set<String>

  init(_ text: String) {
    var (links, anchors, isCode): ([String], Set<String>, Bool) = ([], [], false)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") { isCode.toggle() }
      if isCode { continue }
      if line.hasPrefix("#") { anchors.insert(Self.anchor(line)) }
      let prose = line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .map { $0.offset.isMultiple(of: 2) ? String($0.element) : "" }.joined()
      links += prose.split(separator: "](").dropFirst().compactMap { piece in
        piece.firstIndex(of: ")").map { String(piece[..<$0]) }
      }
    }
    (self.links, self.anchors) = (links, anchors)
  }

  private static func anchor(_ heading: Substring) -> String {
    let text = heading.drop { $0 == "#" }.drop { $0 == " " }
    return String(
      text.lowercased().compactMap { character -> Character? in
        if character == " " { return "-" }
        return character.isLetter || character.isNumber || character == "-" || character == "_" ? character : nil
      })
  }
}
