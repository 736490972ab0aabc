import AcquisCredits
import Testing

@testable import AcquisExchange

extension World {
  /// What the English page of everything that the ledger holds shows.
  func content(of learner: LearnerID, blocks: [BlockReference] = []) throws -> PageContent {
    try #require(
      PageContent(file: try file(of: learner, blocks: blocks), words: PageWords(language: .english)))
  }
}

extension PageContent {
  /// The rows of a table of an English page as the texts of their cells, a detail after a bar.
  func rows(_ heading: PageWords.Name) -> [[String]] {
    let words = PageWords(language: .english)
    return tables.first { $0.heading == words[heading] }?.rows.map { row in
      row.map { cell in cell.detail.map { "\(cell.text)|\($0)" } ?? cell.text }
    } ?? []
  }
}
