/// One line of a table: what acquis does, beside what the machine alone allows.
struct Row: Codable {
  /// What a ratio says.
  enum Kind: String, Codable {
    /// How much of the limit is reached: 1 is all of it, and more is better.
    case share
    /// How many times the limit it costs: less is better.
    case times
  }

  /// Median, least and greatest of the rounds' ratios.
  struct Ratio: Codable {
    var kind: Kind
    var median: Double
    var min: Double
    var max: Double
  }

  /// The measurement and its variant, such as `verify/integrity`.
  var id: String
  /// What was done.
  var what: String
  /// Sizes: records, bytes a record, cores, callers.
  var parameters: [String: Int]
  /// What it was measured beside.
  var limit: String
  var ratio: Ratio
  /// Rates, times and peaks of this run, by name with unit. They mean something on the machine that is named, and no
  /// other.
  var values: [String: Double] = [:]
}
