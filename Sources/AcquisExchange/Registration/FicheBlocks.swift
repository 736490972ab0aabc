import AcquisCredits

/// The blocks of a fiche with their texts, or why they cannot be registered.
struct FicheBlocks {
  private(set) var blocks: [(code: BlockCode, texts: [Registration.BlockText])] = []

  init(_ fiche: Fiche, remarks: inout [String]) throws(Unregistrable) {
    guard fiche.register == .rncp else {
      let count = fiche.blocks?.count ?? 0
      if count > 0 { remarks.append("\(fiche.number): the RS knows no blocks; left out: \(count)") }
      return
    }
    guard let stated = fiche.blocks else {
      throw Unregistrable(fiche: fiche.number, reason: "the source does not tell its blocks")
    }
    var seen: Set<BlockCode> = []
    for (index, block) in stated.enumerated() {
      guard let code = BlockCode(block.code) else {
        throw Unregistrable(fiche: fiche.number, reason: "the code of its block \(index + 1) is not an id")
      }
      guard seen.insert(code).inserted else {
        throw Unregistrable(fiche: fiche.number, reason: "two of its blocks have the code \(code)")
      }
      blocks.append((code, FicheBlocks.texts(of: block, code, fiche, &remarks)))
    }
  }

  private static func texts(
    of block: Fiche.Block, _ code: BlockCode, _ fiche: Fiche, _ remarks: inout [String]
  ) -> [Registration.BlockText] {
    let title = block.title.flatMap { Tidy.text($0) } ?? code.text
    if title.utf8.count > Tidy.titleLimit {
      remarks.append("\(fiche.number): the title of \(code) was cut to \(Tidy.titleLimit) bytes")
    }
    return TextParts.parts(
      of: code, title: Tidy.text(title, atMost: Tidy.titleLimit) ?? code.text, activity: nil,
      competences: block.competences, assessment: block.assessment)
  }
}
