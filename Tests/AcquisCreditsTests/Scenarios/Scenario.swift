import AcquisCredits
import Testing

/// A history told line by line, in the words of those who run juries.
///
/// A line `day verb …` is a statement. Without an arrow it must be allowed, and then holds. With `-> requirement` it must
/// be refused for that reason, and changes nothing. A line `day => …` is a question with its answer: what follows from the
/// lines above it (*known at*) that were made by that day (*as of*). Ids are invented names of at most six letters, and `-`
/// stands for what is absent. A blank line or one that begins with `#` says nothing.
///
///     register   id certification register blocks…  [from= until= final= routes= after= scope= bodies=]
///     describe   registration certification block   [points= activity=]
///     partners   registration certification centre scope period
///     corresponds registration certification blocks other blocks
///     batch
///     rule       id certification [from=] json      policy     id certification json
///     authorise  id centre certifications period    generates  id certification/block certification
///     share      id certification/block…
///     enrol      learner certification [blocks=]    target     learner certification [blocks=]
///     withdraw   learner certification              merge      learner into
///     identify   learner                            erase      learner
///     train      id learner certification/block     [trainer=]
///     assess     id learner certification/block centre [not-acquired] [route= by= shown= lacking= modality=]
///     convene    id certification session day chair=person:capacity [jurors=person:capacity,…]
///     hold       id certification session persons
///     validate   id learner certification/block assessments decision [session=]
///     confirm    id decision learner                lift       id decision learner
///     recognise  id learner certification/block basis statements-diploma-or-ledger:statement
///     suspend    id recognition learner             document   id statement learner certification/block
///     award      id learner certification           annul      statement learner
///
/// The questions are those of ``Answer``.
struct Scenario: CustomTestStringConvertible, Sendable {
  let name: String
  /// The rules that it comes from: rows of the reference on the domain, such as `R8`, `T3`, `6.4`, or points of the seed.
  let origins: [String]
  let rules: Rules
  /// Every line, with those that were given.
  let rows: [Row]
  /// The lines of the table itself.
  let ownRows: [Row]

  /// A scenario under rules 1.
  init(_ name: String, given: String = "", _ table: String) {
    self.init(name, origins: [], rules: .one, given: given, table)
  }

  /// A scenario of the rulebook, under rules 2: `origins` names what it comes from, separated by blanks.
  init(_ origins: String, _ name: String, given: String = "", _ table: String) {
    self.init(name, origins: origins.split(separator: " ").map(String.init), rules: .two, given: given, table)
  }

  private init(_ name: String, origins: [String], rules: Rules, given: String, _ table: String) {
    (self.name, self.origins, self.rules) = (name, origins, rules)
    ownRows = Self.rows(of: table)
    rows = Self.rows(of: given) + ownRows
  }

  var testDescription: String { origins.isEmpty ? name : origins.joined(separator: ", ") + ": " + name }

  private static func rows(of table: String) -> [Row] { table.split(separator: "\n").compactMap { Row(String($0)) } }
}
