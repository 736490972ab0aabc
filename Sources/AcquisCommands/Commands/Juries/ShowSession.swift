import Acquis
import AcquisCredits
import AcquisJSON
import AcquisProjections
import AcquisValues
import ArgumentParser

extension Session {
  struct ShowSession: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show a session: its jury, what was decided in it, and what became of that.")

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var time: TimeOptions
    @Argument(help: "The session.") var session: String
    @Option(help: "Only on this certification.") var certification: String?

    func answer() async throws -> Answer {
      let (id, day) = (try Input.id(session, "SESSION", SessionID.init), try time.day())
      let code = try certification.map { (text) throws(Problem) in try Input.certification(text) }
      return try await ledger.read { view in
        let register = try await view.project(SessionRegister(), asOf: day, size: time.size(view))
        let sessions = register.sessions(id).filter { code == nil || $0.certification == code }
        guard !sessions.isEmpty else {
          throw Problem(
            "session-unknown", "Nothing is recorded of a session \(id)",
            remedy: "Convene it with 'acquis session convene', or correct its id.")
        }
        return Answer(
          json: ["sessions": .array(sessions.map { $0.json(register) })],
          text: sessions.flatMap { SessionText(session: $0, register: register).lines })
      }
    }
  }
}

extension SessionSummary {
  func json(_ register: SessionRegister) -> JSONValue {
    var json: JSONObject = [
      "certification": .string(certification.text), "convened": .bool(convened != nil),
      "decisions": .array(decisions.map { $0.json(register.result(of: $0.learner, towards: certification)) }),
      "session": .string(session.text),
    ]
    if let convened {
      json["chair"] = convened.chair.json
      json["day"] = .string(convened.day.description)
      json["jurors"] = .array(convened.jurors.map(\.json))
      json["place"] = .string(convened.place)
    }
    if let present { json["present"] = .array(present.map { .string($0.text) }) }
    return .object(json)
  }
}

extension SessionDecision {
  fileprivate func json(_ result: JuryResult?) -> JSONValue {
    [
      "block": subject.block.map { .string($0.text) } ?? .null, "condition": condition.map { .string($0) } ?? .null,
      "confirmed": confirmed.map { .string($0.description) } ?? .null, "counts": .bool(isCounting),
      "creditSince": creditSince.map { .string($0.description) } ?? .null,
      "decision": .string(decision?.rawValue ?? "awarded"), "id": .string(id.description),
      "learner": .string(learner.description), "made": .string(made.description),
      "onBehalf": .bool(signing == .onBehalf), "provisional": .bool(isProvisional),
      "recorded": .string(recorded.description), "result": result.map { .string($0.publishedName) } ?? .null,
      "seq": .integer(Int64(seq)),
    ]
  }
}

extension Examiner {
  var json: JSONValue { ["capacity": .string(capacity.text), "person": .string(id.text)] }
}

/// A session as text for people.
struct SessionText {
  let session: SessionSummary
  let register: SessionRegister
  private let style = Style.current

  init(session: SessionSummary, register: SessionRegister) {
    self.session = session
    self.register = register
  }

  var lines: [String] {
    var lines = [style.bold("\(session.session)  \(session.certification)")] + jury
    guard !session.decisions.isEmpty else { return lines + [say("nothing decided yet", "rien n'est encore décidé")] }
    var table = Table([
      say("LEARNER", "APPRENANT"), say("BLOCK", "BLOC"), say("DECISION", "DÉCISION"), say("DECIDED", "DÉCIDÉE"),
      say("ENTERED", "SAISIE"), say("CONFIRMED", "CONFIRMÉE"), say("CREDIT SINCE", "ACQUIS DEPUIS"), "#",
    ])
    for decision in session.decisions {
      table.add([
        decision.learner.description, decision.subject.block?.text ?? "–", word(decision), decision.made.description,
        decision.recorded.description, decision.confirmed?.description ?? "–",
        decision.creditSince?.description ?? (decision.isProvisional ? say("pending", "en attente") : "–"),
        String(decision.seq),
      ])
    }
    lines += table.lines(style)
    return lines + results
  }

  private var jury: [String] {
    guard let convened = session.convened else { return [say("jury not recorded", "jury non enregistré")] }
    let absent = say("absent", "absent")
    func line(_ role: String, _ examiner: Examiner) -> String {
      let missing = session.present.map { !$0.contains(examiner.id) } ?? false
      return "  \(role)  \(examiner.id) (\(examiner.capacity))" + (missing ? ", \(absent)" : "")
    }
    return ["\(convened.day)  \(Terminal.harmless(convened.place))", line(say("chair", "président"), convened.chair)]
      + convened.jurors.map { line(say("juror", "membre"), $0) }
      + (session.present == nil ? [say("attendance not recorded", "présences non enregistrées")] : [])
  }

  private func word(_ decision: SessionDecision) -> String {
    let word = DecisionWords.word(decision.decision)
    guard decision.isCounting else { return word + say(" (annulled)", " (annulée)") }
    return decision.condition.map { word + say(": ", " : ") + Terminal.harmless($0) } ?? word
  }

  /// How each candidacy stands on the State's two axes, by its published name.
  private var results: [String] {
    var seen: Set<LearnerID> = []
    return session.decisions.map(\.learner).filter { seen.insert($0).inserted }.compactMap { learner in
      register.result(of: learner, towards: session.certification).map { "\(learner)  \($0.publishedName)" }
    }
  }
}

/// What a jury decided, as people read it.
enum DecisionWords {
  static func word(_ decision: Decision?) -> String {
    switch decision {
    case .acquired: say("acquired", "acquis")
    case .notAcquired: say("not acquired", "non acquis")
    case .conditional: say("conditional", "sous réserve")
    case .absent: say("absent", "absent")
    case .excused: say("excused", "excusé")
    case nil: say("awarded", "délivrée")
    }
  }
}
