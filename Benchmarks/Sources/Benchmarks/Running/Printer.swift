import FoundationEssentials

/// Prints rows as they come, and keeps them for a file.
final class Printer {
  private(set) var rows: [Row] = []

  func add(_ row: Row) {
    rows.append(row)
    let ratio = row.ratio
    let unit = ratio.kind == .share ? "of" : "times"
    let sizes = row.parameters.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    print(
      "\(row.id)  [\(sizes)]\n  \(row.what):\n"
        + "  \(short(ratio.median)) \(unit) \(row.limit)  (\(short(ratio.min))–\(short(ratio.max)))")
    let values = row.values.sorted { $0.key < $1.key }.map { "\(short($0.value)) \($0.key)" }
    print("  \(values.joined(separator: " · "))\n")
    OwnTask.flush()
  }

  /// Writes the rows as JSON.
  func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try encoder.encode(rows).write(to: URL(filePath: path))
  }

  /// Three digits that count.
  private func short(_ number: Double) -> String {
    guard number != 0, number.isFinite else { return "\(number)" }
    if abs(number) >= 100 { return "\(Int(number.rounded()))" }
    var scale = 1.0
    while abs(number) * scale < 100 { scale *= 10 }
    return "\((number * scale).rounded() / scale)"
  }
}
