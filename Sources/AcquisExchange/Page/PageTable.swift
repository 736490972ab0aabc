import AcquisCredits

/// A table of a page.
struct PageTable {
  /// A text and, where there is one, a smaller line below it.
  struct Cell {
    let text: String
    var detail: String?

    init(_ text: String, detail: String? = nil) {
      self.text = text
      self.detail = detail
    }
  }

  let heading: String
  /// The class that gives the columns their widths.
  let style: String
  let header: [String]
  let rows: [[Cell]]
}

/// A row of a table about a certification or one of its blocks, with what orders it.
struct PageRow {
  let subject: BlockReference
  let seq: Int
  let cells: [PageTable.Cell]

  /// Ascending by certification, then block, none before any, then seq.
  static func precedes(_ left: PageRow, _ right: PageRow) -> Bool {
    left.subject == right.subject ? left.seq < right.seq : left.subject < right.subject
  }
}
