import AcquisAudit
import AcquisCrypto
import AcquisNotes
import AcquisValues

/// Who looks at a ledger after an attack, and what they have that the operator cannot take back.
enum Holder: String, CaseIterable {
  case nothing = "nothing but the verifier key"
  case checkpoint = "an old checkpoint"
  case state = "an audit state"
  case policy = "a witness policy"
  case anchor = "a timestamp authority"
  case record = "one learner's record"

  /// How old a ledger may be for whoever asks for witnesses or timestamps.
  static let age: Int64 = 24 * 3_600_000

  /// What they find, of a ledger in `directory`; `now` is when they look.
  func judge(_ directory: Directory, _ world: World, now: Instant) throws -> Report {
    let path = directory.path
    switch self {
    case .nothing: return Audit.ledger(directory: path, trust: Keys.trust)
    case .checkpoint: return Audit.ledger(directory: path, trust: Keys.trust, older: world.checkpoint)
    case .state:
      return Audit.ledger(
        directory: path, demands: AuditDemands(trust: Keys.trust, maximumAge: Holder.age, now: now), known: world.state)
    case .policy:
      return Audit.ledger(
        directory: path,
        demands: AuditDemands(trust: Keys.trust, policy: Witnesses.policy(), maximumAge: Holder.age, now: now))
    case .anchor:
      return Audit.ledger(
        directory: path,
        demands: AuditDemands(trust: Keys.trust, authorities: world.authorities, maximumAge: Holder.age, now: now))
    case .record: return Audit.ledger(directory: path, trust: Keys.trust, record: world.record)
    }
  }
}

/// A ledger as it was honestly kept, and what people took away from it on the day it was.
struct World {
  /// The story, whose operator turns bad.
  let honest = Story.full
  let checkpoint: [UInt8]
  let state: AuditState
  let record: [UInt8]
  let authority: TestAuthority
  let authorities: TimestampAuthorities

  /// When people took it away, and when they look again.
  static let then = Witnesses.time
  static let later = Witnesses.time.advanced(byMilliseconds: 12 * 3_600_000)

  init() throws {
    checkpoint = try honest.scribe.checkpoint()
    state = try honest.scribe.state()
    record = try Exporter(honest).file()
    authority = try TestAuthority()
    authorities = try authority.trusted
  }

  /// Writes a ledger with what witnesses and authority gave for it, each by its size and time.
  func write(_ scribe: Scribe, vouchedFor: [(size: Int, time: Instant)]) throws -> Directory {
    let directory = Directory()
    try scribe.write(checkpoint: scribe.checkpoint(), into: directory)
    for (size, time) in vouchedFor { try vouch(scribe.checkpoint(size), size, at: time, in: directory) }
    return directory
  }

  /// Lets witnesses cosign `checkpoint`, and the authority stamp it.
  func vouch(_ checkpoint: [UInt8], _ size: Int, at time: Instant, in directory: Directory) throws {
    try directory.write("witnessed/\(size)", Witnesses.cosign(checkpoint, at: time))
    try stamp(checkpoint, size, at: time, in: directory)
  }

  /// Lets the authority stamp `checkpoint`: it stamps whatever it is given.
  func stamp(_ checkpoint: [UInt8], _ size: Int, at time: Instant, in directory: Directory) throws {
    try directory.write("checkpoints/\(size)", checkpoint)
    let request = TimestampRequest(imprint: SHA256.hash(checkpoint))
    let answer = try authority.answer(request.bytes) { $0.time = Int(time.millisecondsSinceEpoch) * 1000 }
    try directory.write("anchors/\(AnchorName(size: size, of: answer))", answer)
  }
}
