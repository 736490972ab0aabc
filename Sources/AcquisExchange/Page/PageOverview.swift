import AcquisCredits

/// What an employer reads first: a row for each certification on which anything is shown or held.
struct PageOverview {
  private let rows: PageRows
  private let held: Set<BlockReference>

  init(_ rows: PageRows, learner: LearnerID) {
    self.rows = rows
    held = rows.state.held(by: learner)
  }

  var table: PageTable {
    let header: [PageWords.Name] = [.certification, .level, .bodies, .blocks, .awardDate]
    return PageTable(
      heading: rows.words[.overview], style: "overview",
      header: header.map { rows.words[$0] },
      rows: rows.certifications.union(held.map(\.certification)).sorted().map(row))
  }

  private func row(_ certification: CertificationCode) -> [PageTable.Cell] {
    let registration = rows.state.registration(of: certification)
    let level = registration?.level.map(String.init) ?? PageContent.none
    let bodies = (registration?.bodies ?? []).map(\.name)
    return [
      rows.titles.cell(BlockReference(certification, nil)), .init(level),
      .init(bodies.isEmpty ? PageContent.none : bodies.joined(separator: ", ")),
      blocks(registration), awarded(certification),
    ]
  }

  /// How many of the newest registration's blocks are held. Not of how many: with options fewer than all are needed.
  private func blocks(_ registration: CertificationRegistered?) -> PageTable.Cell {
    guard let registration, !registration.blocks.isEmpty else { return .init(PageContent.none) }
    let held = registration.blocks.map { BlockReference(registration.certification, $0) }.filter(held.contains)
    let shared = held.count { !rows.credited.contains($0) }
    return .init(String(held.count), detail: shared == 0 ? nil : "\(rows.words[.shared]) \(shared)")
  }

  private func awarded(_ certification: CertificationCode) -> PageTable.Cell {
    guard let award = rows.awarded[certification] else { return .init(PageContent.none) }
    return .init(award.day, detail: award.standing == .awarded ? nil : rows.words[award.standing])
  }
}
