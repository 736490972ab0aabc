import AcquisCredits

/// The correspondences of a fiche. What is unusual is left out, and remarked: half of one would be another one.
///
/// A fiche's SOURCE is read as its own blocks, its DESTINATION as the other certification; no codes on a side mean the
/// whole of it.
struct CorrespondenceRows {
  private(set) var correspondences: [Registration.Correspondence] = []

  init(_ fiche: Fiche, certification: CertificationCode, blocks: [BlockCode], remarks: inout [String]) {
    var (foreign, invalid) = (0, 0)
    for stated in fiche.correspondences ?? [] {
      guard let row = CorrespondenceRows.row(stated), row.other != certification, row.fits(certification) else {
        invalid += 1
        continue
      }
      if row.blocks.allSatisfy(blocks.contains) { correspondences.append(row) } else { foreign += 1 }
    }
    if foreign > 0 {
      remarks.append("\(fiche.number): correspondences of blocks that it does not have were left out: \(foreign)")
    }
    if invalid > 0 {
      remarks.append("\(fiche.number): correspondences whose codes cannot be recorded were left out: \(invalid)")
    }
  }

  private static func row(_ stated: Fiche.Correspondence) -> Registration.Correspondence? {
    guard let other = CertificationCode(stated.destination), let blocks = codes(stated.sourceBlocks),
      let otherBlocks = codes(stated.destinationBlocks)
    else { return nil }
    return .init(blocks: blocks, other: other, otherBlocks: otherBlocks)
  }

  /// The codes, each once; `nil` if one is no id.
  private static func codes(_ stated: [String]) -> [BlockCode]? {
    var seen: Set<BlockCode> = []
    let codes = stated.compactMap { BlockCode($0) }
    return codes.count == stated.count ? codes.filter { seen.insert($0).inserted } : nil
  }
}

extension Registration.Correspondence {
  /// Whether its statement does not exceed what a statement may hold.
  func fits(_ certification: CertificationCode) -> Bool {
    StatementSize.fits(.correspondenceListed(statement(of: certification, registration: StatementSize.anyID)))
  }
}
