public import AcquisJSON

extension Policy {
  /// Reads a policy, the form of a statement and of a file alike (SPEC §9.4). Every member may be absent.
  ///
  /// Throws `MemberError` with the member that has another form.
  public init(json: JSONValue) throws(MemberError) {
    guard let object = json.object else { throw MemberError(member: "", expected: "an object") }
    var reader = ObjectReader(object)
    let capacities = try reader.optional("capacities", Form<[Seats]>.seats.expected, Form<[Seats]>.seats.parse)
    let compensation = try reader.optional("compensation", Form.compensation.expected, Form.compensation.parse)
    let confirmation = try reader.optional("confirmation", "true or false", Form.bool.parse)
    let independence = try reader.optional("independence", "true or false", Form.bool.parse)
    let quorum = try reader.optional("quorum", "a whole number, 1 to 99", Form.integer(1...99).parse)
    let registration = try reader.optional("registration", "true or false", Form.bool.parse)
    let session = try reader.optional("session", "true or false", Form.bool.parse)
    let usability = try reader.optional("usability", Form.usability.expected, Form.usability.parse)
    try reader.finish()
    self.init(
      quorum: quorum, seats: capacities ?? [], needsSession: session ?? false,
      needsRegistration: registration ?? false, needsIndependence: independence ?? true,
      needsConfirmation: confirmation ?? false, compensation: compensation, usability: usability)
  }

  /// The policy as it stands in a statement and in a file. What holds without a policy is left out.
  public var json: JSONValue {
    let members: [(String, JSONValue?)] = [
      ("capacities", seats.isEmpty ? nil : .array(seats.map(\.json))),
      ("compensation", compensation.map { ["percent": .number($0.percent), "sovereign": .bool($0.isSovereign)] }),
      ("confirmation", needsConfirmation ? .bool(true) : nil),
      ("independence", needsIndependence ? nil : .bool(false)),
      ("quorum", quorum.map { .number($0) }),
      ("registration", needsRegistration ? .bool(true) : nil),
      ("session", needsSession ? .bool(true) : nil),
      ("usability", usability?.json),
    ]
    return .object(JSONObject(uniqueMembers: members.compactMap { key, value in value.map { (key, $0) } }))
  }
}

extension Policy.Seats {
  fileprivate var json: JSONValue { ["capacity": .text(capacity), "count": .number(count)] }
}

extension Policy.Usability {
  fileprivate var json: JSONValue {
    switch self {
    case .months(let months): ["months": .number(months)]
    case .grace(let months): ["grace": .number(months)]
    }
  }
}

extension Form where Value == [Policy.Seats] {
  fileprivate static var seats: Self {
    Self(expected: "an array of capacities with their counts from 1 to 99, at least one, none twice") { json in
      guard let values = json.array, !values.isEmpty else { return nil }
      let seats = values.compactMap { value -> Policy.Seats? in
        guard let object = value.object, object.keys == ["capacity", "count"],
          let capacity = Form<Capacity>.id().read(object["capacity"]),
          let count = Form<Int>.integer(1...99).read(object["count"])
        else { return nil }
        return Policy.Seats(capacity, count)
      }
      guard seats.count == values.count, Set(seats.map(\.capacity)).count == values.count else { return nil }
      return seats
    }
  }
}

extension Form where Value == Policy.Compensation {
  fileprivate static var compensation: Self {
    Self(expected: "a percent from 1 to 100, and whether the jury is sovereign") { json in
      guard let object = json.object, object.keys == ["percent", "sovereign"],
        let percent = Form<Int>.integer(1...100).read(object["percent"]),
        let isSovereign = Form<Bool>.bool.read(object["sovereign"])
      else { return nil }
      return Policy.Compensation(percent: percent, isSovereign: isSovereign)
    }
  }
}

extension Form where Value == Policy.Usability {
  fileprivate static var usability: Self {
    Self(expected: "months from 1 to 1200, or a grace from 0 to 1200") { json in
      guard let object = json.object else { return nil }
      if object.keys == ["months"] { return Form<Int>.integer(1...1200).read(object["months"]).map { .months($0) } }
      if object.keys == ["grace"] { return Form<Int>.integer(0...1200).read(object["grace"]).map { .grace($0) } }
      return nil
    }
  }
}
