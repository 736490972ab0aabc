import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisValues
import Testing

@testable import AcquisExchange

/// What every registration must hold, whatever it was made from.
enum Batches {
  /// Ids in order, so that the same registration gives the same batch.
  struct Counter {
    private var last: UInt32 = 0
    mutating func next() -> StatementID {
      last += 1
      let low = withUnsafeBytes(of: last.bigEndian) { Array($0) }
      return StatementID(version4From: [UInt8](repeating: 0, count: 12) + low)
    }
  }

  static func batch(_ registration: Registration) -> [Registration.Drafted] {
    var counter = Counter()
    return registration.batch(newID: { counter.next() }) { name, statement, field in
      Fingerprint(SHA256.hash(Array("\(statement) \(field) \(name)".utf8)).hex)
    }
  }

  /// Builds every statement, reads it back, and applies the batch to an empty ledger.
  @discardableResult
  static func check(_ registration: Registration) throws -> [Registration.Drafted] {
    let batch = batch(registration)
    let made = try #require(Day("9999-12-31"))
    let seen = Statement.Seen(leaf: .zero, seq: Int(JSONValue.integerRange.upperBound))
    var state = CreditState()
    state.beginBatch()
    for (index, drafted) in batch.enumerated() {
      let (type, body) = (drafted.statement.type, drafted.statement.body)
      let statement = try Statement(type: type, id: drafted.id, made: made, body: body, seen: seen)
      #expect(statement.bytes.count <= Limits.statementByteCount)
      #expect(try CreditStatement(type: statement.type, body: statement.body) == drafted.statement)
      #expect((index == 0) == (type == "certification-registered"))
      #expect(state.refusal(of: drafted.statement, made: made) == nil)
      state.apply(drafted.statement, id: drafted.id, made: made)
    }
    #expect(Set(batch.map(\.id)).count == batch.count)
    return batch
  }

  /// The texts of a block put together again.
  static func joined(_ registration: Registration, _ code: String) -> (competences: String, assessment: String) {
    let parts = registration.texts.filter { $0.block.text == code }
    #expect(parts.map(\.part) == Array(1...max(parts.count, 1)) && parts.allSatisfy { $0.of == parts.count })
    return (parts.compactMap(\.competences).joined(), parts.compactMap(\.assessment).joined())
  }
}
