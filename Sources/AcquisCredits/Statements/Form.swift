import AcquisJSON
import AcquisValues

/// The form of one member of a body: what is expected, in words, and how it is read.
struct Form<Value> {
  private let describe: () -> String
  let parse: (JSONValue) -> Value?

  /// `expected` is put into words only where it is missed.
  init(expected: @autoclosure @escaping () -> String, _ parse: @escaping (JSONValue) -> Value?) {
    describe = expected
    self.parse = parse
  }

  var expected: String { describe() }

  /// What `json` says in this form; `nil` if there is none or it has another form.
  func read(_ json: JSONValue?) -> Value? { json.flatMap(parse) }
}

extension Form {
  /// An id (SPEC §4).
  static func id<Kind>() -> Self where Value == Identifier<Kind> {
    Self(expected: "an id") { $0.string.flatMap(Identifier.init) }
  }

  /// Words of an enumeration, compared as bytes.
  static func word() -> Self where Value: RawRepresentable<String> & CaseIterable {
    Self(expected: words(Array(Value.allCases))) { json in
      json.string.flatMap { text in Value(rawValue: text).flatMap { $0.rawValue.hasSameBytes(as: text) ? $0 : nil } }
    }
  }

  /// Some words of an enumeration, compared as bytes.
  static func word(of cases: [Value]) -> Self where Value: RawRepresentable<String> {
    Self(expected: words(cases)) { json in
      json.string.flatMap { text in cases.first { $0.rawValue.hasSameBytes(as: text) } }
    }
  }

  private static func words(_ cases: [Value]) -> String where Value: RawRepresentable<String> {
    "one of " + cases.map(\.rawValue).joined(separator: ", ")
  }

  /// An array of values of `element`'s form.
  static func array<Element>(of element: Form<Element>) -> Self where Value == [Element] {
    Self(expected: "an array, each \(element.expected)") { json in
      guard let values = json.array else { return nil }
      let elements = values.compactMap(element.parse)
      return elements.count == values.count ? elements : nil
    }
  }

  /// An array of values of `element`'s form, none twice.
  static func distinct<Element: Hashable>(_ element: Form<Element>) -> Self where Value == [Element] {
    let array = Form.array(of: element)
    return Self(expected: array.expected + ", none twice") { json in
      array.parse(json).flatMap { Set($0).count == $0.count ? $0 : nil }
    }
  }

  /// An array of values of `element`'s form, at least one, none twice.
  static func some<Element: Hashable>(_ element: Form<Element>) -> Self where Value == [Element] {
    let distinct = Form.distinct(element)
    return Self(expected: distinct.expected + ", at least one") { json in
      distinct.parse(json).flatMap { $0.isEmpty ? nil : $0 }
    }
  }
}

extension Form where Value == Bool {
  static var bool: Self { Self(expected: "true or false") { if case .bool(let value) = $0 { value } else { nil } } }
}

extension Form where Value == Points {
  static var points: Self { Self(expected: #"points, such as "30" or "7.5""#) { $0.string.flatMap { Points($0) } } }
}

extension Form where Value == Examiner {
  static var person: Self {
    Self(expected: "a person: an id and a capacity") { json in
      guard let object = json.object, object.keys == ["capacity", "person"],
        let id = Form<PersonID>.id().read(object["person"]), let capacity = Form<Capacity>.id().read(object["capacity"])
      else { return nil }
      return Examiner(id: id, capacity: capacity)
    }
  }
}

extension Form where Value == StatementID {
  static var statementID: Self { Self(expected: "a lower-case UUID") { $0.string.flatMap { StatementID($0) } } }
}

extension Form where Value == LearnerID {
  static var learner: Self { Self(expected: "a lower-case UUID") { $0.string.flatMap { LearnerID($0) } } }
}

extension Form where Value == Day {
  static var day: Self { Self(expected: "a date that exists, YYYY-MM-DD") { $0.string.flatMap { Day($0) } } }
}

extension Form where Value == Day? {
  /// The cell of a column of days, empty where there is none.
  static var dayOrNone: Self {
    Self(expected: #"a date that exists, YYYY-MM-DD, or """#) { json in
      json.string.flatMap { $0.isEmpty ? .some(nil) : Day($0).map(Optional.some) }
    }
  }
}

extension Form where Value == Fingerprint {
  static var fingerprint: Self {
    Self(expected: "64 lower-case hexadecimal digits") { $0.string.flatMap { Fingerprint($0) } }
  }
}

extension Form where Value == Fingerprint? {
  /// The cell of a column of fingerprints, empty where there is none.
  static var fingerprintOrNone: Self {
    Self(expected: #"64 lower-case hexadecimal digits or """#) { json in
      json.string.flatMap { $0.isEmpty ? .some(nil) : Fingerprint($0).map(Optional.some) }
    }
  }
}

extension Form where Value == Int {
  static func integer(_ range: ClosedRange<Int>) -> Self {
    let bounds = range.upperBound == .max ? "from \(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
    return Self(expected: "a whole number, \(bounds)") { json in
      json.integer.flatMap(Int.init(exactly:)).flatMap { range.contains($0) ? $0 : nil }
    }
  }
}

extension Form where Value == String {
  /// A text of 1 to `limit` bytes of UTF-8 without control characters (SPEC §4, *text*).
  static func text(atMost limit: Int) -> Self {
    Self(expected: "a text of 1 to \(limit) bytes without control characters") { json in
      guard let text = json.string, (1...limit).contains(text.utf8.count) else { return nil }
      return text.allBytes { $0 >= 0x20 && $0 != 0x7F } ? text : nil
    }
  }

  /// A text that may also hold line feeds, bounded by the statement's size only (SPEC §4, *longtext*).
  static var longText: Self {
    Self(expected: "a text, not empty, without control characters other than line feeds") { json in
      guard let text = json.string, !text.isEmpty else { return nil }
      return text.allBytes { ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x0A } ? text : nil
    }
  }
}
