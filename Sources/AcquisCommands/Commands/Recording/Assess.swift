import Acquis
import AcquisCredits
import AcquisStore
import ArgumentParser

struct Assess: LedgerCommand {
  static let configuration = CommandConfiguration(
    commandName: "assess", abstract: "Record the assessment of a block, or of a certification as a whole.")

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var recording: RecordingOptions
  @Argument(help: "The learner: an id or a reference.") var learner: String
  @Argument(help: "The certification.") var code: String
  @Argument(help: "The block, or a requirement of the rule; left out for the certification as a whole.")
  var block: String?
  @Option(help: "The centre that assessed.") var centre: String
  @Option(help: "acquired or not-acquired.") var outcome: String
  @Option(help: "When (default: today).") var on: String?
  @Option(
    help: "initial-training, apprenticeship, continuing-training, professionalisation-contract, individual or vae.")
  var route: String
  @Option(help: "A file of evidence; only a commitment to it is recorded. Repeatable.", completion: .file())
  var evidence: [String] = []

  @Option(help: "Who assessed, ID:CAPACITY, a pseudonym and as what it acts; repeatable.") var assessor: [String] = []
  @Option(help: "What was found of a competence, ID:OUTCOME; repeatable.") var competence: [String] = []
  @Option(help: "How: on-site, remote or mixed.") var modality: String?

  func answer() async throws -> Answer {
    let (id, made, signers) = (try recording.statementID(), try Input.on(on), try recording.signers())
    let subject = BlockReference(try Input.certification(code), try Input.block(block))
    let (centre, outcome) = (try Input.centre(centre), try Input.word(outcome, "--outcome", Outcome.self))
    let route = try Input.word(route, "--route", Route.self)
    let (assessors, competences) = (
      try Input.examiners(assessor, "--assessor"), try Input.competences(competence)
    )
    let modality = try modality.map { (text) throws(Problem) in try Input.word(text, "--modality", Modality.self) }
    return try await ledger.write { session in
      var assessment = Assessment(
        learner: try session.learner(learner), subject: subject, centre: centre, route: route, outcome: outcome,
        evidence: evidence)
      (assessment.assessors, assessment.competences, assessment.modality) = (assessors, competences, modality)
      let acknowledgement = try await session.assess(assessment, made: made, id: id, signers: signers)
      try await ledger.remark(acknowledgement.id, made, session)
      return Recorded(acknowledgement, "block-assessed").answer
    }
  }
}
