import AcquisCredits
import AcquisCrypto
import AcquisNotes

/// What an extract must say of the file it closes, and what it lists (SPEC §14).
struct Extract {
  let origin: KeyName
  let ledger: Digest
  let size: UInt64
  let root: Digest
  let learner: LearnerID
  let blocks: [BlockReference]

  /// The lines before the number of records.
  private var header: [String] {
    let facts = [
      "acquis-extract/v1", origin.description, ledger.hex, String(size), root.base64, learner.description,
      String(blocks.count),
    ]
    return facts + blocks.map { [$0.certification.text, $0.block?.text].compactMap(\.self).joined(separator: " ") }
  }

  /// The leaf hashes that `text` lists; `nil` when it is not an extract of this file, or not in form.
  func listed(in text: [UInt8]) -> [Digest]? {
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
    let header = header
    guard lines.count > header.count, zip(lines, header).allSatisfy({ $0.elementsEqual($1.utf8) }) else { return nil }
    let rest = lines.dropFirst(header.count)
    let leaves = rest.dropFirst().compactMap { Digest(hex: $0) }
    guard let count = rest.first, count.elementsEqual(String(leaves.count).utf8), leaves.count == rest.count - 1 else {
      return nil
    }
    return leaves
  }
}
