import AcquisCredits

/// What certifications, blocks and requirements are called in the carried statements. The newest holds.
struct PageTitles {
  private var certifications: [CertificationCode: String] = [:]
  private var blocks: [BlockReference: String] = [:]
  private var requirements: [BlockReference: String] = [:]

  mutating func learn(_ statement: CreditStatement) {
    switch statement {
    case .certificationRegistered(let statement): certifications[statement.certification] = statement.title
    case .blockDescribed(let statement):
      blocks[BlockReference(statement.certification, statement.block)] = statement.title
    case .ruleStated(let statement):
      for (id, label) in statement.rule.requirements {
        requirements[BlockReference(statement.certification, id)] = label
      }
    default: break
    }
  }

  subscript(subject: BlockReference) -> String {
    let title =
      subject.block == nil ? certifications[subject.certification] : blocks[subject] ?? requirements[subject]
    return title ?? PageContent.none
  }

  /// The code of a certification, and that of a block after it.
  static func codes(of subject: BlockReference) -> String {
    subject.block.map { "\(subject.certification) \($0)" } ?? subject.certification.text
  }

  /// The title, and the codes below it.
  func cell(_ subject: BlockReference) -> PageTable.Cell {
    PageTable.Cell(self[subject], detail: PageTitles.codes(of: subject))
  }
}
