import AcquisJSON

/// What one type of statement says, and how it stands in the statement's `body`.
protocol Body: Hashable, Sendable {
  /// The statement's `type`.
  static var type: String { get }

  /// Reads the members; the caller refuses those that are left over.
  init(from reader: inout BodyReader) throws(StatementFormError)

  /// The members as written.
  var members: [(String, JSONValue?)] { get }
}

extension Body {
  /// Reads a body whose members are closed, as far as `rules` know them.
  init(body: JSONObject, rules: Rules) throws(StatementFormError) {
    var reader = BodyReader(body, type: Self.type, rules: rules)
    try self.init(from: &reader)
    try reader.finish()
  }

  /// The body as it stands in the statement.
  var body: JSONObject {
    JSONObject(uniqueMembers: members.compactMap { key, value in value.map { (key, $0) } })
  }
}

/// Reads the closed members of one body by their forms.
struct BodyReader {
  private var reader: ObjectReader
  private let type: String
  /// The rules in force where the body stands.
  let rules: Rules

  init(_ body: JSONObject, type: String, rules: Rules) {
    reader = ObjectReader(body)
    self.type = type
    self.rules = rules
  }

  mutating func callAsFunction<Value>(_ member: String, _ form: Form<Value>) throws(StatementFormError) -> Value {
    do { return try reader.required(member, form.expected, form.parse) } catch { throw failure(error) }
  }

  mutating func ifPresent<Value>(_ member: String, _ form: Form<Value>) throws(StatementFormError) -> Value? {
    do { return try reader.optional(member, form.expected, form.parse) } catch { throw failure(error) }
  }

  /// A member that rules 2 add: under earlier ones it is left over, and so refused.
  mutating func sinceTwo<Value>(_ member: String, _ form: Form<Value>) throws(StatementFormError) -> Value? {
    rules < .two ? nil : try ifPresent(member, form)
  }

  func finish() throws(StatementFormError) {
    do { try reader.finish() } catch { throw failure(error) }
  }

  /// A complaint that concerns several members or what a form cannot say.
  func complaint(_ member: String, expected: String) -> StatementFormError {
    .body(type: type, member: member, expected: expected)
  }

  private func failure(_ error: MemberError) -> StatementFormError {
    complaint(error.member, expected: error.expected)
  }
}

extension JSONValue {
  static func person(_ person: Examiner) -> JSONValue {
    ["capacity": .text(person.capacity), "person": .text(person.id)]
  }

  static func text(_ value: some CustomStringConvertible) -> JSONValue { .string(value.description) }
  static func texts(_ values: [some CustomStringConvertible]) -> JSONValue { .array(values.map { .text($0) }) }
  static func word(_ value: some RawRepresentable<String>) -> JSONValue { .string(value.rawValue) }
  static func number(_ value: Int) -> JSONValue { .integer(Int64(value)) }
}

extension Period {
  /// Reads the members `from` and `until`.
  init(from reader: inout BodyReader) throws(StatementFormError) {
    self.init(from: try reader.ifPresent("from", .day), until: try reader.ifPresent("until", .day))
  }

  var members: [(String, JSONValue?)] { [("from", from.map { .text($0) }), ("until", until.map { .text($0) })] }
}
