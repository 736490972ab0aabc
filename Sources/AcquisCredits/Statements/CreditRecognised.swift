import AcquisJSON
public import AcquisValues

/// An awarding body recognises what was acquired elsewhere as one of its blocks. Correspondences only propose; this
/// decides. Rules 2.
public struct CreditRecognised: Body {
  /// Credit of another ledger, as its record proves it.
  public struct Origin: Hashable, Sendable {
    /// The other ledger's name.
    public let name: String
    /// The other ledger's id.
    public let ledger: Fingerprint
    /// The leaf hash of the record that says so there.
    public let leaf: Fingerprint

    /// Where the credit was made.
    public init(name: String, ledger: Fingerprint, leaf: Fingerprint) {
      self.name = name
      self.ledger = ledger
      self.leaf = leaf
    }
  }

  static var type: String { "credit-recognised" }

  /// The learner.
  public let learner: LearnerID
  /// What is recognised.
  public let subject: BlockReference
  /// On what basis.
  public let basis: RecognitionBasis
  /// The decisions and recognitions on which it rests; one of the other ledger where it is a transfer; none for an
  /// exemption.
  public let statements: [StatementID]
  /// The other ledger; there exactly where it is a transfer.
  public let origin: Origin?
  /// The diploma that exempts, at most 300 bytes; there exactly where it is an exemption.
  public let diploma: String?
  /// Fingerprints of the evidence.
  public let evidence: [Fingerprint]?

  /// A recognition.
  public init(
    learner: LearnerID, subject: BlockReference, basis: RecognitionBasis, statements: [StatementID] = [],
    origin: Origin? = nil, diploma: String? = nil, evidence: [Fingerprint]? = nil
  ) {
    self.learner = learner
    self.subject = subject
    self.basis = basis
    self.statements = statements
    self.origin = origin
    self.diploma = diploma
    self.evidence = evidence
  }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    basis = try reader("basis", .word())
    let block: BlockCode? = try reader.ifPresent("block", .id())
    subject = BlockReference(try reader("certification", .id()), block)
    diploma = try basis == .exemption ? reader("diploma", .text(atMost: 300)) : nil
    evidence = try reader.ifPresent("evidence", .array(of: .fingerprint))
    learner = try reader("learner", .learner)
    origin = try basis == .transfer ? reader("origin", .origin) : nil
    statements = try basis == .exemption ? [] : reader("statement", .some(.statementID))
    if basis == .transfer, statements.count != 1 {
      throw reader.complaint("statement", expected: "the one decision of the other ledger")
    }
  }

  var members: [(String, JSONValue?)] {
    [
      ("basis", .word(basis)),
      ("block", subject.block.map { .text($0) }),
      ("certification", .text(subject.certification)),
      ("diploma", diploma.map { .string($0) }),
      ("evidence", evidence.map { .texts($0) }),
      ("learner", .text(learner)),
      ("origin", origin.map { ["leaf": .text($0.leaf), "ledger": .text($0.ledger), "name": .string($0.name)] }),
      ("statement", basis == .exemption ? nil : .texts(statements)),
    ]
  }
}

extension Form where Value == CreditRecognised.Origin {
  fileprivate static var origin: Self {
    Self(expected: "an origin: a ledger's name and id, and a leaf hash") { json in
      guard let object = json.object, object.keys == ["leaf", "ledger", "name"],
        let leaf = Form<Fingerprint>.fingerprint.read(object["leaf"]),
        let ledger = Form<Fingerprint>.fingerprint.read(object["ledger"]),
        let name = Form<String>.text(atMost: 128).read(object["name"])
      else { return nil }
      return Value(name: name, ledger: ledger, leaf: leaf)
    }
  }
}
