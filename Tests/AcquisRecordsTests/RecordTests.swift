import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisValues
import Testing

/// A ledger of three records from fixed keys and times, for tests of form.
struct Fixture {
  static let instant = Instant("2026-06-30T14:05:09.123Z")!
  static let key = try! Ed25519PrivateKey(seed: [UInt8](repeating: 7, count: 32))
  static let context = SigningContext(origin: "example.org/fixture", ledger: SHA256.hash(Array("ledger".utf8)))

  static func statement(_ number: Int, body: JSONObject = ["centre": "C1", "learner": "L"]) throws -> Statement {
    try Statement(
      type: "block-assessed", id: StatementID(version4From: [UInt8](repeating: UInt8(number), count: 16)),
      made: Day("2026-06-24")!, body: body)
  }

  static func records(_ count: Int, signed: Bool = true) throws -> [Record] {
    let batch = try (0..<count).map { number in
      let statement = try statement(number)
      return SignedStatement(statement, signatures: signed ? [try context.sign(statement, with: key)] : [])
    }
    return try ChainHead.empty.extended(by: batch, recorded: instant).records
  }
}

@Suite("A record is one line with one spelling (SPEC §5)")
struct RecordTests {
  @Test("what is written reads back, byte for byte")
  func roundTrip() throws {
    for record in try Fixture.records(3) + Fixture.records(2, signed: false) {
      let read = try Record(line: record.line)
      #expect(read == record)
      #expect(try JSONValue(canonical: record.line).canonicalBytes == record.line)
      #expect(try Record(envelope: read.envelope, statement: read.statement).line == record.line)
    }
  }

  @Test("the previous leaf hash stands at bytes 9 to 72")
  func prevOffset() throws {
    let records = try Fixture.records(2)
    #expect(Array(records[1].line[9..<73]) == Array(records[0].leafHash.hex.utf8))
    #expect(Array(records[0].line[9..<73]) == [UInt8](repeating: 0x30, count: 64))
  }

  @Test("no byte can be changed and still read as another record with other bytes")
  func everyByte() throws {
    let line = try Fixture.records(1)[0].line
    for position in line.indices {
      for change in [UInt8(0x01), 0x20, 0x80] {
        var altered = line
        altered[position] ^= change
        guard let read = try? Record(line: altered) else { continue }
        #expect(read.line == altered)
        #expect(try JSONValue(canonical: altered).canonicalBytes == altered)
      }
    }
  }

  static func edited(_ from: String, _ to: String) throws -> [UInt8] {
    let text = String(decoding: try Fixture.records(2)[0].line, as: UTF8.self)
    let parts = text.split(separator: from, maxSplits: 1, omittingEmptySubsequences: false)
    try #require(parts.count == 2, "the fixture has no \(from)")
    return Array((parts[0] + to + parts[1]).utf8)
  }

  @Test(
    "each broken form is named as SPEC names it",
    arguments: [
      (#""rest":1"#, #""rest":01"#, "not-canonical"),
      (#""rest":1"#, #""rest": 1"#, "not-canonical"),
      (#""rest":1"#, #""rest":1.0"#, "not-canonical"),
      (#""rest":1"#, #""rest":-1"#, "record-form"),
      (#""rest":1"#, #""rest":1048576"#, "record-form"),
      (#""rest":1,"seq":0"#, #""seq":0,"rest":1"#, "not-canonical"),
      (#""rest":1,"seq":0"#, #""rest":1"#, "record-form"),
      (#""rest":1"#, #""rest":1,"rest2":1"#, "record-form"),
      (#""prev":"0000"#, #""prev":"000"#, "record-form"),
      (#""prev":"0000"#, #""prev":"A000"#, "record-form"),
      (#"T14:05:09.123Z"#, #"T14:05:09Z"#, "record-form"),
      (#"T14:05:09.123Z"#, #"T24:05:09.123Z"#, "record-form"),
      (#"=="}],"#, #""}],"#, "signature-form"),
      (#""made":"2026-06-24""#, #""made":"2026-06-31""#, "record-form"),
      (#""made":"2026-06-24""#, #""made":20260624"#, "record-form"),
      (#""type":"block-assessed""#, #""type":"Block""#, "record-form"),
      (#","type":"block-assessed""#, #","type":"block-assessed","zz":1"#, "record-form"),
      (#""statement":{"#, #""statement":{"a":1,"#, "record-form"),
      (#""centre":"C1""#, #""centre":"C\u0031""#, "not-canonical"),
      (#""centre":"C1""#, #""centre":null"#, "not-canonical"),
      (#""centre":"C1""#, #""centre":{"é":1}"#, "not-canonical"),
      (#""centre":"C1""#, #""centre":[{"":1}]"#, "not-canonical"),
      (#""centre":"C1","learner""#, #""learnes":"C1","learner""#, "not-canonical"),
    ])
  func refused(from: String, to: String, code: String) throws {
    let line = try Self.edited(from, to)
    let error = #expect(throws: RecordError.self) { _ = try Record(line: line) }
    #expect(error?.requirement.rawValue == code)
  }

  @Test("limits: line, statement, signatures")
  func limits() throws {
    let big = try Fixture.statement(1, body: ["x": .string(String(repeating: "a", count: 32_500))])
    #expect(big.bytes.count <= Limits.statementByteCount)
    #expect(throws: RecordError.self) {
      _ = try Fixture.statement(1, body: ["x": .string(String(repeating: "a", count: 32_768))])
    }
    let line = [UInt8](repeating: 0x20, count: Limits.lineByteCount + 1)
    let error = #expect(throws: RecordError.self) { _ = try Record(line: line) }
    #expect(error?.requirement == .lineTooLong)
  }

  @Test("signatures ascend by key, and no key signs twice")
  func signatureOrder() throws {
    let statement = try Fixture.statement(1)
    let keys = try (1...3).map { try Ed25519PrivateKey(seed: [UInt8](repeating: UInt8($0), count: 32)) }
    let signatures = try keys.map { try Fixture.context.sign(statement, with: $0) }
    let record = try ChainHead.empty.extended(
      by: [SignedStatement(statement, signatures: signatures)], recorded: Fixture.instant
    ).records[0]
    let read = try Record(line: record.line)
    #expect(read.envelope.signatures.map(\.key) == signatures.map(\.key).sorted())

    let text = String(decoding: record.line, as: UTF8.self)
    let start = text.range(of: #"signatures":["#)
    let entries = read.envelope.signatures.map {
      #"{"key":"\#($0.key.hex)","sig":"\#(Base64.encode($0.bytes))"}"#
    }
    let (head, tail) = (text[..<start.upperBound], text[text.range(of: #"],"statement"#).lowerBound...])
    for order in [[1, 0, 2], [0, 0, 1], [2, 1, 0]] {
      let line = Array((head + order.map { entries[$0] }.joined(separator: ",") + tail).utf8)
      let error = #expect(throws: RecordError.self) { _ = try Record(line: line) }
      #expect(error?.requirement == .signatureForm)
    }
  }

  @Test("a signature is bound to origin, ledger and statement")
  func signatureBinding() throws {
    let statement = try Fixture.statement(1)
    let signature = try Fixture.context.sign(statement, with: Fixture.key)
    let valid = { (context: SigningContext, bytes: [UInt8]) in
      Fixture.key.publicKey.isValid(signature: signature.bytes, for: context.message(for: bytes))
    }
    #expect(valid(Fixture.context, statement.bytes))
    #expect(!valid(SigningContext(origin: "example.org/other", ledger: Fixture.context.ledger), statement.bytes))
    #expect(!valid(SigningContext(origin: Fixture.context.origin, ledger: .zero), statement.bytes))
    #expect(!valid(Fixture.context, try Fixture.statement(2).bytes))
  }
}

extension String {
  fileprivate func range(of text: String) -> Range<Index> {
    let (whole, part) = (Array(utf8), Array(text.utf8))
    let start = (0...(whole.count - part.count)).first { whole[$0..<$0 + part.count].elementsEqual(part) }!
    let lower = utf8.index(utf8.startIndex, offsetBy: start)
    return lower..<utf8.index(lower, offsetBy: part.count)
  }
}
