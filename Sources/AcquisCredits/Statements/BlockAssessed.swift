import AcquisJSON

/// A centre assessed a learner on a block. The first link of ECVET's chain: nothing is validated that was not assessed.
public struct BlockAssessed: Body {
  static var type: String { "block-assessed" }

  /// The learner.
  public let learner: LearnerID
  /// What was assessed.
  public let subject: BlockReference
  /// Who assessed.
  public let centre: CentreID
  /// By which route the learner came.
  public let route: Route
  /// What was found.
  public let outcome: Outcome
  /// Fingerprints of the evidence; `nil` where the member is absent.
  public let evidence: [Fingerprint]?
  /// What was found of each competence; `nil` where only the whole was judged. Rules 2.
  public let competences: [AssessedCompetence]?
  /// Who assessed for the centre, under pseudonyms. Rules 2.
  public let assessors: [Examiner]?
  /// How. Rules 2.
  public let modality: Modality?

  /// An assessment.
  public init(
    learner: LearnerID, subject: BlockReference, centre: CentreID, route: Route, outcome: Outcome,
    evidence: [Fingerprint]? = nil, competences: [AssessedCompetence]? = nil, assessors: [Examiner]? = nil,
    modality: Modality? = nil
  ) {
    self.learner = learner
    self.subject = subject
    self.centre = centre
    self.route = route
    self.outcome = outcome
    self.evidence = evidence
    self.competences = competences
    self.assessors = assessors
    self.modality = modality
  }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    assessors = try reader.sinceTwo("assessors", .some(.person))
    let block: BlockCode? = try reader.ifPresent("block", .id())
    centre = try reader("centre", .id())
    subject = BlockReference(try reader("certification", .id()), block)
    competences = try reader.sinceTwo("competences", .competences)
    evidence = try reader.ifPresent("evidence", .array(of: .fingerprint))
    learner = try reader("learner", .learner)
    modality = try reader.sinceTwo("modality", .word())
    outcome = try reader("outcome", .word())
    route = try reader("route", .word())
  }

  var members: [(String, JSONValue?)] {
    [
      ("assessors", assessors.map { .array($0.map { .person($0) }) }),
      ("block", subject.block.map { .text($0) }),
      ("centre", .text(centre)),
      ("certification", .text(subject.certification)),
      ("competences", competences.map { .array($0.map(\.json)) }),
      ("evidence", evidence.map { .texts($0) }),
      ("learner", .text(learner)),
      ("modality", modality.map { .word($0) }),
      ("outcome", .word(outcome)),
      ("route", .word(route)),
    ]
  }
}

/// What an assessment found of one competence.
public struct AssessedCompetence: Hashable, Sendable {
  /// The competence.
  public let competence: CompetenceID
  /// What was found.
  public let outcome: Outcome

  /// A competence and what was found of it.
  public init(_ competence: CompetenceID, _ outcome: Outcome) {
    self.competence = competence
    self.outcome = outcome
  }

  fileprivate var json: JSONValue { ["competence": .text(competence), "outcome": .word(outcome)] }
}

extension Form where Value == [AssessedCompetence] {
  fileprivate static var competences: Self {
    Self(expected: "an array of competences with their outcomes, at least one, none twice") { json in
      guard let values = json.array, !values.isEmpty else { return nil }
      let competences = values.compactMap { value -> AssessedCompetence? in
        guard let object = value.object, object.keys == ["competence", "outcome"],
          let id = Form<CompetenceID>.id().read(object["competence"]),
          let outcome = Form<Outcome>.word().read(object["outcome"])
        else { return nil }
        return AssessedCompetence(id, outcome)
      }
      guard competences.count == values.count, Set(competences.map(\.competence)).count == values.count else {
        return nil
      }
      return competences
    }
  }
}
