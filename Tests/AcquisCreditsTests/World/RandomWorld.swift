import AcquisCredits
import AcquisValues
import Seeded

/// A small world in which random statements are often plausible: few names, so that they meet again.
struct RandomWorld {
  private(set) var state: CreditState
  private(set) var store = TaggedStore()
  var random: SeededGenerator
  private var number = 0

  /// Everything recorded, in order.
  var ledger: [RecordedStatement] { store.recorded }

  /// A world under `rules` from its beginning.
  init(seed: Int, rules: Rules = .two) {
    random = SeededGenerator(seed: seed)
    state = CreditState(rules: rules)
  }

  /// A world of so many batches; every third is under rules 1, every third goes over to rules 2 on the way.
  static func grown(seed: Int, batches: Int) -> RandomWorld {
    var world = RandomWorld(seed: seed, rules: seed % 3 == 0 ? .two : .one)
    for batch in 0..<batches {
      if seed % 3 == 1, batch == batches / 3 { world.state.raise(to: .two) }
      world.recordBatch()
    }
    return world
  }

  /// Records up to three statements that are allowed.
  mutating func recordBatch() {
    state.beginBatch()
    for _ in 0..<3 {
      let candidate = candidate()
      guard state.refusal(of: candidate.statement, made: candidate.made) == nil else { continue }
      state.apply(candidate.statement, id: candidate.id, made: candidate.made)
      store.append(candidate)
    }
  }

  /// A statement that may come next, or may not. It has the form that the rules in force ask for.
  mutating func candidate() -> RecordedStatement {
    number += 1
    while true {
      let statement = Int.random(in: 0..<3, using: &random) == 0 ? reference() : credit()
      guard (try? CreditStatement(type: statement.type, body: statement.body, rules: state.rules)) != nil else {
        continue
      }
      return RecordedStatement(statement, id: id("\(number)"), made: someDay(), rules: state.rules)
    }
  }
}

// MARK: Names

extension RandomWorld {
  mutating func pick<Value>(_ values: [Value]) -> Value {
    guard let value = values.randomElement(using: &random) else { preconditionFailure("nothing to pick from") }
    return value
  }

  mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }

  /// The value, once in `count` times; else none.
  mutating func rarely<Value>(_ count: Int, _ value: (inout RandomWorld) -> Value) -> Value? {
    oneIn(count) ? value(&self) : nil
  }

  /// A recorded statement of one of these types, if there is one; now and then of any.
  mutating func recorded(_ types: String...) -> RecordedStatement? {
    let matching = types.flatMap(store.positions(of:))
    return matching.isEmpty || oneIn(8) ? ledger.randomElement(using: &random) : ledger[pick(matching)]
  }

  mutating func someDay() -> Day { day("2026-0\(Int.random(in: 1...4, using: &random))-01") }
  mutating func certification() -> CertificationCode { pick(["RNCP100", "RNCP200", "RNCP100", "RNCP200", "RS300"]) }
  mutating func learner() -> LearnerID { person(pick(["ada", "bob", "cyd", "dan", "eve", "fay"])) }
  mutating func block() -> BlockCode { pick(["BC01", "BC02", "exam"]) }
  mutating func centre() -> CentreID { pick(["CENTRE-1", "CENTRE-2"]) }
  mutating func session() -> SessionID { pick(["S-1", "S-2", "S-3"]) }
  mutating func someone() -> PersonID { pick(["pres", "emp", "exa", "tom", "guest"]) }
  mutating func examiner() -> Examiner { Examiner(id: someone(), capacity: pick(["employer", "union"])) }

  mutating func period() -> Period {
    Period(from: pick([nil, day("2026-02-01")]), until: pick([nil, day("2026-03-31")]))
  }

  mutating func subject() -> BlockReference {
    let certification = certification()
    let isWhole = certification == "RS300" ? !oneIn(6) : false
    return BlockReference(certification, isWhole || oneIn(8) ? nil : block())
  }
}
