import AcquisCredits

/// Cuts the texts of a block into parts that fit a statement.
enum TextParts {
  /// Bytes of text in one part, as JSON spells it. Beside them stand a title and an activity, at their worst 6,600 bytes,
  /// and what is around, fewer than 1,000: together they stay below the 32,768 bytes of a statement.
  static let byteCount = 25_000

  private struct Piece {
    var competences: String?
    var assessment: String?
  }

  /// The parts of a block, at least one; joined in order, their texts are the tidied ones. O(n).
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
    for piece in pieces {
      if let last = packed.last, let competences = last.competences, last.assessment == nil,
        let assessment = piece.assessment, spelledByteCount(competences) + spelledByteCount(assessment) <= byteCount
      {
        packed[packed.count - 1].assessment = assessment
      } else {
        packed.append(piece)
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
      let width = spelledByteCount(scalar)
      if count + width > byteCount {
        pieces.append(String(piece))
        (piece, count) = (String.UnicodeScalarView(), 0)
      }
      piece.append(scalar)
      count += width
    }
    return pieces + [String(piece)]
  }

  private static func spelledByteCount(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + spelledByteCount($1) }
  }

  /// Of what a tidied text holds, JSON escapes the quotation mark, the backslash and the line feed, each to two bytes.
  private static func spelledByteCount(_ scalar: Unicode.Scalar) -> Int {
    scalar == "\"" || scalar == "\\" || scalar == "\n" ? 2 : UTF8.width(scalar)
  }
}
