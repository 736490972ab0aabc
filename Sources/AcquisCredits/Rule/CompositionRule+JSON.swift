public import AcquisJSON

extension CompositionRule {
  /// Reads a rule: `{"need":k,"of":[part,…]}` (SPEC §9.2), the form of a statement and of a file alike.
  ///
  /// Under rules 2 a part may also be `{"certification":id}`. Throws ``RuleInvalid`` for any other form. O(n) in the size
  /// of the value.
  public init(json: JSONValue, rules: Rules = .newest) throws(RuleInvalid) {
    try self.init(json: json, rules, depth: 1)
  }

  private init(json: JSONValue, _ rules: Rules, depth: Int) throws(RuleInvalid) {
    guard depth <= Self.depthLimit else { throw RuleInvalid("rules stand more than \(Self.depthLimit) deep") }
    guard let object = json.object, object.keys == ["need", "of"],
      let need = object["need"]?.integer.flatMap(Int.init(exactly:)), let values = object["of"]?.array
    else { throw RuleInvalid(#"a rule is {"need": a number, "of": [parts]} and nothing else"#) }
    var parts: [Part] = []
    for value in values { parts.append(try Self.part(value, rules, depth: depth)) }
    try self.init(need: need, of: parts)
  }

  private static func part(_ json: JSONValue, _ rules: Rules, depth: Int) throws(RuleInvalid) -> Part {
    switch json {
    case .string(let text):
      guard let code = BlockCode(text) else { throw RuleInvalid("a block's code has not the form of an id") }
      return .block(code)
    case .object(let object) where object.keys == ["block", "certification"]:
      guard let block = Form<BlockCode>.id().read(object["block"]),
        let other = Form<CertificationCode>.id().read(object["certification"])
      else {
        throw RuleInvalid("the block of another certification has not the form of two ids")
      }
      return .foreignBlock(block, of: other)
    case .object(let object) where object.keys == ["label", "requirement"]:
      guard let id = Form<BlockCode>.id().read(object["requirement"]),
        let label = Form<String>.text(atMost: 300).read(object["label"])
      else { throw RuleInvalid("a requirement has an id and a label of at most 300 bytes") }
      return .requirement(id, label: label)
    case .object(let object) where object.keys == ["certification"] && rules >= .two:
      guard let other = Form<CertificationCode>.id().read(object["certification"]) else {
        throw RuleInvalid("another certification has not the form of an id")
      }
      return .whole(other)
    case .object: return .rule(try CompositionRule(json: json, rules, depth: depth + 1))
    default: throw RuleInvalid("a part is a block's code, a block of another certification, a requirement or a rule")
    }
  }

  /// The rule as it stands in a statement and in a file.
  public var json: JSONValue { ["need": .integer(Int64(need)), "of": .array(of.map(\.json))] }
}

extension CompositionRule.Part {
  fileprivate var json: JSONValue {
    switch self {
    case .block(let code): .string(code.text)
    case .foreignBlock(let code, let other): ["block": .string(code.text), "certification": .string(other.text)]
    case .whole(let other): ["certification": .string(other.text)]
    case .requirement(let id, let label): ["label": .string(label), "requirement": .string(id.text)]
    case .rule(let rule): rule.json
    }
  }
}
