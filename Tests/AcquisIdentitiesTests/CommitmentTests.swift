import AcquisCrypto
import AcquisIdentities
import AcquisValues
import Testing

/// SPEC §17: the canonical bytes are written out by hand here, not made by the code under test.
@Suite("Commitments")
struct CommitmentTests {
  private let salt = Salt(hex: "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")!
  private let statement = StatementID("11111111-1111-4111-8111-111111111111")!

  @Test(
    "are the SHA-256 of the array of SPEC §17",
    arguments: [
      (CommittedField.name, #""name""#, "Camille Exemple", #""Camille Exemple""#),
      (.birthDate, #""birthDate""#, "2001-02-28", #""2001-02-28""#),
      (.partner(12), #""partner/12""#, #"Ateliers "É\ö" 🦉"#, #""Ateliers \"É\\ö\" 🦉""#),
      (.evidence(0), #""evidence/0""#, "a/b", #""a/b""#),
      (.centreName, #""centre/name""#, "e\u{301}", "\"e\u{301}\""),
    ])
  func vector(field: CommittedField, fieldJSON: String, value: String, valueJSON: String) {
    let bytes =
      #"["acquis-commitment/v1","example.org/ledger","11111111-1111-4111-8111-111111111111","# + fieldJSON
      + #","000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f","# + valueJSON + "]"
    let commitment = Commitment.of(
      origin: "example.org/ledger", statement: statement, field: field, salt: salt, value: value)
    #expect(commitment == SHA256.hash(bytes.utf8))
  }

  @Test("agree with another implementation (Python, hashlib)")
  func foreignVector() throws {
    let value = try CommittedValue(field: .partner(12), salt: salt, value: #"Ateliers "É\ö" 🦉"#)
    #expect(
      value.commitment(origin: "example.org/ledger", statement: statement).hex
        == "a09f1dcb1dd99965a786149b0e5d8e30070ebacaf191a6956c796c2c8c5ca53d")
  }

  @Test("differ as soon as any part does")
  func everyPartCounts() throws {
    let other = StatementID("11111111-1111-4111-8111-111111111112")!
    let otherSalt = Salt(bytes: [UInt8](repeating: 7, count: 32))!
    let commitments = [
      Commitment.of(origin: "a", statement: statement, field: .name, salt: salt, value: "x"),
      Commitment.of(origin: "b", statement: statement, field: .name, salt: salt, value: "x"),
      Commitment.of(origin: "a", statement: other, field: .name, salt: salt, value: "x"),
      Commitment.of(origin: "a", statement: statement, field: .reference, salt: salt, value: "x"),
      Commitment.of(origin: "a", statement: statement, field: .name, salt: otherSalt, value: "x"),
      Commitment.of(origin: "a", statement: statement, field: .name, salt: salt, value: "y"),
    ]
    #expect(Set(commitments).count == commitments.count)
  }

  @Test("of one value are never the same twice")
  func freshSalts() throws {
    let one = try CommittedValue.fresh(field: .name, value: "Camille Exemple")
    let other = try CommittedValue.fresh(field: .name, value: "Camille Exemple")
    #expect(one.salt != other.salt)
  }

  @Test(
    "take no value that SPEC §4 would not call a text",
    arguments: [
      (CommittedField.name, ""), (.name, String(repeating: "é", count: 151)), (.name, "a\nb"), (.name, "a\u{7F}"),
      (.birthDate, "31/12/1999"), (.birthDate, "1999-02-30"),
    ])
  func refusedValues(field: CommittedField, value: String) {
    let error = #expect(throws: VaultError.self) { try CommittedValue.fresh(field: field, value: value) }
    #expect(error?.code == .invalidValue)
    #expect(error?.location == field.description)
    if !value.isEmpty { #expect(error?.description.contains(value) == false) }
  }

  @Test("take a value of 300 bytes")
  func longestValue() throws {
    let value = String(repeating: "é", count: 150)
    #expect(try CommittedValue.fresh(field: .name, value: value).value == value)
  }

  @Test("never show value or salt in a log line")
  func withheld() throws {
    let value = try CommittedValue(field: .name, salt: salt, value: "Camille Exemple")
    var dumped = "\(value) \(String(reflecting: value)) \(value.salt) \([value])"
    dump(value, to: &dumped)
    dump([value.salt], to: &dumped)
    #expect(!dumped.contains("Camille") && !dumped.contains(salt.hex) && !dumped.contains("31"))
  }
}
