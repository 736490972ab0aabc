/// Something that is measured, and the name it is asked for by.
struct Measurement: Sendable {
  let name: String
  /// One line for `list`.
  let summary: String
  /// Measures and gives each row as soon as it is known.
  let run: @Sendable (Settings, (Row) -> Void) async throws -> Void

  /// All of them, in the order in which they run.
  static let all: [Measurement] = [
    .append, .verify, .signatures, .open, .projection, .progress, .recording, .proof, .importing, .start,
  ]
}
