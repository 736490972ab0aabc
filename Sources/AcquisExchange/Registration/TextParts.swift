import AcquisCredits

/// Cuts the texts of a block into parts that fit a statement.
enum TextParts {
  /// Bytes of text in one part: escaped at its worst it doubles, and still fits the 32,768 bytes of a statement.
  static let byteCount = 13_000

  private struct Piece {
    var competences: String?
    var assessment: String?
  }

  static func parts(
    of block: BlockCode, title: String, activity: String?, competences: String?, assessment: String?
  ) -> [Registration.BlockText] {
    let packed = pack(
      pieces(competences).map { Piece(competences: $0) } + pieces(assessment).map { Piece(assessment: $0) })
    let parts = packed.isEmpty ? [Piece()] : packed
    return parts.enumerated().map { index, part in
      Registration.BlockText(
        block: block, title: title, activity: activity, competences: part.competences, assessment: part.assessment,
        part: index + 1, of: parts.count)
    }
  }

  /// The last piece of the competences and the first of the assessment share a part where both fit.
  private static func pack(_ pieces: [Piece]) -> [Piece] {
    var packed: [Piece] = []
    for chunk in pieces {
      if let last = packed.last, let competences = last.competences, last.assessment == nil,
        let assessment = chunk.assessment, competences.utf8.count + assessment.utf8.count <= byteCount
      {
        packed[packed.count - 1].assessment = assessment
      } else {
        packed.append(chunk)
      }
    }
    return packed
  }

  private static func pieces(_ text: String?) -> [String] {
    guard let text = text.flatMap({ Tidy.longText($0) }) else { return [] }
    var pieces: [String] = []
    var piece = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      let width = String(scalar).utf8.count
      if count + width > byteCount {
        pieces.append(String(piece))
        (piece, count) = (String.UnicodeScalarView(), 0)
      }
      piece.append(scalar)
      count += width
    }
    return pieces + [String(piece)]
  }
}
