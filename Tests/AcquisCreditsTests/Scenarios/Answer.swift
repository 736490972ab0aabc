import AcquisCredits
import AcquisValues

/// What a state answers to the questions of a scenario, in the words in which a scenario expects it.
///
///     learner certification complete | acquired blocks… missing blocks…
///     learner certification ways blocks,… blocks,…       the cheapest ways to finish
///     learner certification result NAME | none           on the two axes of the State's platform
///     learner certification rule assumed | stated | generated
///     learner holds certification/block…  | nothing
///     learner aims certification… | nothing
///     decision-or-recognition credit day | provisional | nothing
///     assessment pending | settled
///     award awarded | unsupported | annulled
///     certification/block generates certification… | nothing
///     certification renews certification… | nothing
///     certification jury session not-recorded | convened | held
///     certification usable day until day | for-ever
struct Answer {
  let state: CreditState
  let recorded: [RecordedStatement]
  let day: Day

  /// The whole line as it is true; a scenario expects it word by word.
  func line(for question: [String]) -> String {
    let subjects: Int
    let answer: String
    switch question[1] {
    case "holds":
      (subjects, answer) = (1, "holds " + list(state.held(by: person(question[0]), on: day).sorted()))
    case "aims": (subjects, answer) = (1, "aims " + list(state.targets(of: person(question[0])).sorted()))
    case "credit", "provisional", "nothing": (subjects, answer) = (1, credit(of: id(question[0])))
    case "pending", "settled":
      (subjects, answer) = (1, state.awaitsDecision(id(question[0])) ? "pending" : "settled")
    case "awarded", "unsupported", "annulled": (subjects, answer) = (1, award(id(question[0])))
    case "generates":
      (subjects, answer) = (1, "generates " + list(state.generated(by: subject(question[0])).sorted()))
    case "renews":
      (subjects, answer) = (1, "renews " + list(state.ancestors(of: certification(question[0])).sorted()))
    case "jury": (subjects, answer) = (1, jury(question[2], of: certification(question[0])))
    case "usable": (subjects, answer) = (1, usable(AcquisCreditsTests.day(question[2]), certification(question[0])))
    default: (subjects, answer) = (2, progress(question[2], of: person(question[0]), certification(question[1])))
    }
    return (question.prefix(subjects) + [answer]).joined(separator: " ")
  }

  private func certification(_ text: String) -> CertificationCode { CertificationCode(stringLiteral: text) }

  private func list(_ values: [some CustomStringConvertible]) -> String {
    values.isEmpty ? "nothing" : values.map(\.description).joined(separator: " ")
  }

  private func credit(of id: StatementID) -> String {
    if let day = state.creditDay(of: id) { return "credit \(day)" }
    return state.isProvisional(id) ? "provisional" : "nothing"
  }

  private func award(_ id: StatementID) -> String {
    guard state.counts(id) else { return "annulled" }
    return state.isSupported(award: id) ? "awarded" : "unsupported"
  }

  private func jury(_ session: String, of certification: CertificationCode) -> String {
    let session = SessionID(stringLiteral: session)
    let isHeld = state.attendance(session, of: certification) != nil
    let isConvened = state.session(session, of: certification) != nil
    return "jury \(session) " + (isHeld ? "held" : isConvened ? "convened" : "not-recorded")
  }

  private func usable(_ since: Day, _ certification: CertificationCode) -> String {
    "usable \(since) " + (state.usableUntil(since, towards: certification).map { "until \($0)" } ?? "for-ever")
  }

  private func progress(_ asked: String, of learner: LearnerID, _ certification: CertificationCode) -> String {
    guard let composition = state.composition(of: certification, for: learner, on: day) else { return "unregistered" }
    let usable = state.usable(by: learner, towards: certification, on: day)
    let name = { (part: BlockReference) in
      part.certification == certification ? part.block?.text ?? part.description : part.description
    }
    switch asked {
    case "result":
      return "result " + (state.juryResult(of: learner, towards: certification)?.publishedName ?? "none")
    case "rule":
      return "rule " + (composition.isAssumed ? "assumed" : composition.stated != nil ? "stated" : "generated")
    case "ways":
      let ways = composition.cheapestWays(from: usable)
      return "ways " + ways.map { $0.map(name).joined(separator: ",") }.joined(separator: " ")
    default:
      if composition.isMet(by: usable) { return "complete" }
      let way = composition.bestWay(from: usable)
      return "acquired \(list(way.acquired.map(name))) missing \(list(way.missing.map(name)))"
    }
  }
}
