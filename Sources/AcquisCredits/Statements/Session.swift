import AcquisJSON
public import AcquisValues

/// A jury is called together: for which certification, when, where, and who sits on it. Rules 2.
public struct SessionConvened: Body {
  static var type: String { "session-convened" }

  /// The session.
  public let session: SessionID
  /// The certification on which it decides.
  public let certification: CertificationCode
  /// When it sits: nothing is decided in it before.
  public let day: Day
  /// Where, at most 200 bytes.
  public let place: String
  /// Who presides.
  public let chair: Examiner
  /// Who else sits on it.
  public let jurors: [Examiner]

  /// A session.
  public init(
    session: SessionID, certification: CertificationCode, day: Day, place: String, chair: Examiner, jurors: [Examiner]
  ) {
    self.session = session
    self.certification = certification
    self.day = day
    self.place = place
    self.chair = chair
    self.jurors = jurors
  }

  /// The chair and the jurors.
  public var jury: [Examiner] { [chair] + jurors }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    certification = try reader("certification", .id())
    chair = try reader("chair", .person)
    day = try reader("day", .day)
    jurors = try reader("jurors", .array(of: .person))
    place = try reader("place", .text(atMost: 200))
    session = try reader("session", .id())
    let ids = [chair.id] + jurors.map(\.id)
    guard Set(ids).count == ids.count else { throw reader.complaint("jurors", expected: "every member once") }
  }

  var members: [(String, JSONValue?)] {
    [
      ("certification", .text(certification)), ("chair", .person(chair)), ("day", .text(day)),
      ("jurors", .array(jurors.map { .person($0) })), ("place", .string(place)), ("session", .text(session)),
    ]
  }
}

/// A session took place, and who was there. Rules 2.
public struct SessionHeld: Body {
  static var type: String { "session-held" }

  /// The session.
  public let session: SessionID
  /// The certification on which it decided.
  public let certification: CertificationCode
  /// The members who were there, at least one.
  public let present: [PersonID]

  /// A session that took place.
  public init(session: SessionID, certification: CertificationCode, present: [PersonID]) {
    self.session = session
    self.certification = certification
    self.present = present
  }

  init(from reader: inout BodyReader) throws(StatementFormError) {
    certification = try reader("certification", .id())
    present = try reader("present", .some(.id()))
    session = try reader("session", .id())
  }

  var members: [(String, JSONValue?)] {
    [("certification", .text(certification)), ("present", .texts(present)), ("session", .text(session))]
  }
}
