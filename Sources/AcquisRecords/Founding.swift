public import AcquisCrypto
import AcquisJSON

/// What record 0 says: the name of the ledger, its keys, its policy (SPEC §9.1, `ledger-founded`).
public struct Founding: Hashable, Sendable {
  /// The ledger that this one succeeds (SPEC §13).
  public struct Predecessor: Hashable, Sendable {
    /// Its last checkpoint, verbatim.
    public let checkpoint: String
    /// Its ledger id.
    public let ledger: Digest
    /// Its origin.
    public let origin: String
    /// Why it could not go on.
    public let reason: String

    /// The ledger that is succeeded.
    public init(checkpoint: String, ledger: Digest, origin: String, reason: String) {
      self.checkpoint = checkpoint
      self.ledger = ledger
      self.origin = origin
      self.reason = reason
    }
  }

  /// The version of the format that record 0 is written in.
  public static let format = 1
  /// The newest version of the rules that this software knows.
  public static let newestRules = 2

  /// The name of the ledger, which is the origin of its checkpoints.
  public let origin: String
  /// 32 random bytes, so that no two ledgers have the same id.
  public let nonce: Digest
  /// The keys, ascending by id: one checkpoint key, one extract key, one or more operators.
  public let keys: [Enrolment]
  /// Whether the operator may sign for those who have no key.
  public let onBehalf: Bool
  /// The version of the rules that apply from record 0 on; beyond ``newestRules`` they are not known here.
  public let rules: Int
  /// The ledger it succeeds.
  public let predecessor: Predecessor?

  /// A founding. Throws ``LedgerStatementError`` when the keys are not those that SPEC §9.1 asks for.
  public init(
    origin: String, nonce: Digest, keys: [Enrolment], onBehalf: Bool, rules: Int = 1, predecessor: Predecessor? = nil
  ) throws(LedgerStatementError) {
    guard Form.isOrigin(origin) else {
      throw LedgerStatementError(.bodyInvalid, "origin: 1 to 128 printable ASCII characters without space and +")
    }
    self.origin = origin
    self.nonce = nonce
    self.keys = keys.sorted { $0.key < $1.key }
    self.onBehalf = onBehalf
    self.rules = rules
    self.predecessor = predecessor
    try checkKeys()
  }

  private func checkKeys() throws(LedgerStatementError) {
    let count = { (role: Role) in keys.count { $0.role == role } }
    guard count(.checkpoint) == 1, count(.extract) == 1, count(.operator) >= 1 else {
      throw LedgerStatementError(.keyForm, "record 0 needs one checkpoint key, one extract key and an operator key")
    }
    guard keys.allSatisfy({ ![.checkpoint, .extract].contains($0.role) || $0.subject == origin }) else {
      throw LedgerStatementError(.keyForm, "the checkpoint and extract keys speak for the origin")
    }
    guard Set(keys.map(\.key)).count == keys.count else {
      throw LedgerStatementError(.keyForm, "a key is enrolled twice")
    }
  }

  /// The key that signs checkpoints.
  public var checkpointKey: Ed25519PublicKey { keys.first { $0.role == .checkpoint }!.publicKey }
  /// The key that signs extracts.
  public var extractKey: Ed25519PublicKey { keys.first { $0.role == .extract }!.publicKey }

  init(reading reader: inout ObjectReader) throws {
    _ = try reader.required("format", "1", Form.integer(1...1))
    let keys = try reader.array("keys", of: "an enrolment", \.object)
    var enrolments: [Enrolment] = []
    for (index, object) in keys.enumerated() {
      var member = ObjectReader(object, path: "body.keys[\(index)].")
      enrolments.append(try Enrolment(reading: &member))
      try member.finish()
    }
    guard zip(enrolments, enrolments.dropFirst()).allSatisfy({ $0.key < $1.key }) else {
      throw LedgerStatementError(.keyForm, "the keys are not ascending by id, or one is enrolled twice")
    }
    let nonce = try reader.required("nonce", "32 bytes of hex", Form.hash)
    let origin = try reader.required("origin", "a name without spaces or +", Form.origin)
    let onBehalf = try reader.required("policy", "an object with onBehalf") { value -> Bool? in
      value.object.flatMap { $0.count == 1 ? $0["onBehalf"]?.bool : nil }
    }
    let predecessor = try reader.optional("predecessor", "checkpoint, ledger, origin and reason") {
      $0.object.flatMap { Predecessor($0) }
    }
    let rules = try reader.required("rules", "a version", Form.integer(1...(1 << 53 - 1)))
    try self.init(
      origin: origin, nonce: nonce, keys: enrolments, onBehalf: onBehalf, rules: rules, predecessor: predecessor)
  }

  var body: JSONObject {
    var body: JSONObject = [
      "format": .integer(Int64(Founding.format)), "keys": .array(keys.map { .object($0.members) }),
      "nonce": .string(nonce.hex), "origin": .string(origin), "policy": .object(["onBehalf": .bool(onBehalf)]),
      "rules": .integer(Int64(rules)),
    ]
    if let predecessor { body["predecessor"] = .object(predecessor.body) }
    return body
  }
}

extension Founding.Predecessor {
  fileprivate init?(_ object: JSONObject) {
    guard object.count == 4, let checkpoint = object["checkpoint"].flatMap(Form.text(4096, multiline: true)),
      let ledger = object["ledger"].flatMap(Form.hash), let origin = object["origin"].flatMap(Form.origin),
      let reason = object["reason"].flatMap(Form.code)
    else { return nil }
    self.init(checkpoint: checkpoint, ledger: ledger, origin: origin, reason: reason)
  }

  fileprivate var body: JSONObject {
    [
      "checkpoint": .string(checkpoint), "ledger": .string(ledger.hex), "origin": .string(origin),
      "reason": .string(reason),
    ]
  }
}
