import AcquisAudit
import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisNotes
import AcquisRecords
import AcquisStore
import AcquisValues
import Seeded
import Testing

@testable import Acquis

@Suite struct WriterAndAuditorTests {
  @Test(
    "what the writer takes the auditor passes, and what it refuses the auditor finds once it is forced in",
    arguments: 0..<24)
  func agree(seed: Int) async throws {
    let bench = try await Bench()
    var chance = Chance(seed: seed)
    var refused: (problem: Problem, draft: Draft)?
    try await bench.with { session in
      for _ in 0..<60 {
        let draft = try chance.draft()
        do throws(Problem) {
          _ = try await session.writer.record([draft])
          chance.took(draft)
        } catch {
          // What an audit has nothing against is refused for the writer's own sake.
          if FindingCode(rawValue: error.code) != nil { refused = (error, draft) }
        }
      }
      _ = try await session.writer.store.signCheckpoint()
    }
    #expect(try Verification.verify(bench.path, trust: bench.trust).findings == [])

    let (_, draft) = try #require(refused)
    var forced: Problem?
    try await bench.with { session in
      do throws(Problem) { try await session.writer.rehearse([draft]) } catch { forced = error }
      guard forced != nil else { return }  // what came since may have made it right
      let bytes = draft.statement.bytes
      let signatures = try session.keys.operators.map { key in
        StatementSignature(
          key: key.verifierKey.publicKey.keyID, bytes: try key.sign(session.writer.context.message(for: bytes)).bytes)
      }
      _ = try await session.writer.store.append([SignedStatement(draft.statement, signatures: signatures)], if: nil)
      _ = try await session.writer.store.signCheckpoint()
    }
    guard let forced else { return }
    let found = try Verification.verify(bench.path, trust: bench.trust).findings.map(\.code.rawValue)
    #expect(found.contains(forced.code), "\(draft.statement.type): refused as \(forced.code), found \(found)")
  }

  @Test("the random drafts are taken and refused for many reasons")
  func variety() async throws {
    var (taken, refused): (Set<String>, Set<String>) = ([], [])
    for seed in 0..<5 {
      let bench = try await Bench()
      var chance = Chance(seed: seed)
      try await bench.with { session in
        for _ in 0..<150 {
          let draft = try chance.draft()
          do throws(Problem) {
            _ = try await session.writer.record([draft])
            chance.took(draft)
            taken.insert(draft.statement.type)
          } catch { refused.insert(error.code) }
        }
      }
    }
    #expect(taken.count >= 12, "\(taken.sorted())")
    #expect(refused.count >= 12, "\(refused.sorted())")
  }
}

/// Draws drafts that may be recorded, or may not: few people, blocks and sessions, so that they meet again.
private struct Chance {
  private var random: SeededGenerator
  private var number = 100
  private var taken: [Draft] = []

  init(seed: Int) { random = SeededGenerator(seed: seed) }

  mutating func took(_ draft: Draft) { taken.append(draft) }

  mutating func draft() throws -> Draft {
    number += 1
    let made = Day("2026-0\(Int.random(in: 1...4, using: &random))-10")!
    return try Draft(statement(), made: made, id: Invented.id(number))
  }

  private mutating func statement() -> CreditStatement {
    switch Int.random(in: 0..<20, using: &random) {
    case 0, 1: .learnerEnrolled(LearnerEnrolled(learner: learner(), certification: certification()))
    case 2: .learnerMerged(LearnerMerged(learner: learner(), into: learner()))
    case 3..<7:
      .blockAssessed(
        BlockAssessed(
          learner: learner(), subject: subject(), centre: pick([Invented.centre, "CENTRE-2"]),
          route: pick([.vae, .vae, .vae, .individual]), outcome: .acquired,
          assessors: Int.random(in: 0..<4, using: &random) == 0 ? [Examiner(id: "J-1", capacity: "professional")] : nil)
      )
    case 7..<11: decision()
    case 11:
      .certificationAwarded(
        CertificationAwarded(learner: learner(), certification: certification(), session: session()))
    case 12: annulment()
    case 13:
      .sessionConvened(
        SessionConvened(
          session: session(), certification: certification(), day: Day("2026-02-10")!, place: "Salle imaginaire",
          chair: Examiner(id: "J-1", capacity: "professional"), jurors: [Examiner(id: "J-2", capacity: "employer")]))
    case 14:
      .sessionHeld(
        SessionHeld(session: session(), certification: certification(), present: pick([["J-1"], ["J-2"], ["J-9"]])))
    case 15: .policyStated(PolicyStated(certification: certification(), policy: policy()))
    case 16, 17: followUp()
    case 18:
      Int.random(in: 0..<2, using: &random) == 0
        ? .creditRecognised(
          CreditRecognised(
            learner: learner(), subject: subject(), basis: .exemption, diploma: "Un diplôme imaginaire"))
        : .creditRecognised(
          CreditRecognised(
            learner: learner(), subject: subject(), basis: pick([.equivalence, .migration]),
            statements: [recorded("block-validated")]))
    default: .learnerTargeted(LearnerTargeted(learner: learner(), certification: certification()))
    }
  }

  /// Mostly of a decision as it was taken.
  private mutating func followUp() -> CreditStatement {
    let id = recorded("block-validated")
    var (learner, subject) = (learner(), subject())
    if case .credit(.blockValidated(let decision))? = taken.first(where: { $0.statement.id == id })?.meaning,
      Int.random(in: 0..<8, using: &random) > 0
    {
      (learner, subject) = (decision.learner, decision.subject)
    }
    return switch Int.random(in: 0..<3, using: &random) {
    case 0: .decisionConfirmed(DecisionConfirmed(decision: id, learner: learner))
    case 1: .conditionLifted(ConditionLifted(decision: id, learner: learner))
    default: .documentIssued(DocumentIssued(target: id, learner: learner, subject: subject))
    }
  }

  private mutating func decision() -> CreditStatement {
    let decision = pick(Decision.allCases + [.acquired, .acquired])
    let assessed = recorded("block-assessed")
    var (learner, subject) = (learner(), subject())
    if case .credit(.blockAssessed(let assessment))? = taken.first(where: { $0.statement.id == assessed })?.meaning,
      Int.random(in: 0..<5, using: &random) > 0
    {
      (learner, subject) = (assessment.learner, assessment.subject)
    }
    return .blockValidated(
      BlockValidated(
        learner: learner, subject: subject, assessment: assessed, session: session(), decision: decision,
        condition: decision == .conditional ? "Une condition imaginaire" : nil))
  }

  private mutating func annulment() -> CreditStatement {
    let target = taken.randomElement(using: &random)
    let learner = target?.statement.body["learner"]?.string.flatMap { LearnerID($0) }
    return .statementAnnulled(
      StatementAnnulled(target: target?.statement.id ?? Invented.id(1), learner: learner, reason: .appeal))
  }

  private mutating func policy() -> Policy {
    Policy(
      quorum: pick([nil, nil, 1, 2]), needsSession: pick([true, false, false]), needsConfirmation: pick([true, false]),
      usability: pick([nil, .months(1)]))
  }

  private mutating func recorded(_ type: String) -> StatementID {
    taken.filter { $0.statement.type == type }.randomElement(using: &random)?.statement.id ?? Invented.id(1)
  }

  private mutating func learner() -> LearnerID {
    LearnerID("aaaaaaaa-0000-4000-8000-00000000000\(Int.random(in: 1...3, using: &random))")!
  }

  private mutating func certification() -> CertificationCode {
    pick([Invented.certification, Invented.certification, Invented.whole])
  }
  private mutating func session() -> SessionID { pick(["S-1", "S-2"]) }

  private mutating func subject() -> BlockReference {
    pick([
      BlockReference(Invented.certification, "BC1"), BlockReference(Invented.certification, "BC2"),
      BlockReference(Invented.whole, nil), BlockReference(Invented.certification, nil),
    ])
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value { values.randomElement(using: &random)! }
}
