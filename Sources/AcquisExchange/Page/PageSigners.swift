import AcquisCrypto
import AcquisRecords

/// Who signed a carried record, in words.
struct PageSigners {
  private var speakers: [Digest: String] = [:]
  private var signatures: [Int: [StatementSignature]] = [:]
  private let words: PageWords

  init(_ carried: [PageRecord.Carried], words: PageWords) {
    self.words = words
    for record in carried.map(\.record) {
      signatures[record.seq] = record.envelope.signatures
      for enrolment in PageSigners.enrolments(record.statement) {
        speakers[enrolment.key] = words[enrolment.role.word] + " " + enrolment.subject
      }
    }
  }

  /// The signers of the record and of the minutes that cover it; below, those of what follows up on it.
  func cell(_ carried: PageRecord.Carried, followedBy followUps: [PageReferences.FollowUp]) -> PageTable.Cell {
    var signers = names(carried.record.seq)
    if let seq = carried.minutes { signers.append(others(.minutes, seq)) }
    return PageTable.Cell(
      signers.isEmpty ? PageContent.none : signers.joined(separator: ", "),
      detail: followUps.isEmpty ? nil : followUps.map { others($0.word, $0.seq) }.joined(separator: ", "))
  }

  private func others(_ word: PageWords.Name, _ seq: Int) -> String {
    "\(words[word]) \(seq) (\(names(seq).joined(separator: ", ")))"
  }

  private func names(_ seq: Int) -> [String] { (signatures[seq] ?? []).map { speakers[$0.key] ?? "?" } }

  private static func enrolments(_ statement: Statement) -> [Enrolment] {
    guard let read = try? LedgerStatement(type: statement.type, body: statement.body) else { return [] }
    return switch read {
    case .founded(let founding): founding.keys
    case .keyEnrolled(let enrolment): [enrolment]
    default: []
    }
  }
}

extension Role {
  fileprivate var word: PageWords.Name {
    switch self {
    case .checkpoint: .roleCheckpoint
    case .extract: .roleExtract
    case .operator: .roleOperator
    case .centre: .roleCentre
    case .jury: .roleJury
    case .awardingBody: .roleAwardingBody
    }
  }
}
