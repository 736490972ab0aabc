import AcquisAudit
import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisNotes
import AcquisRecords
import Seeded

extension Exhibit {
  /// One of the exhibits that a seed gives: a small ledger of every type of statement, a learner's record or a proof
  /// out of it, with one or two deviations, or none.
  init(seed: UInt64) throws {
    var maker = ExhibitMaker(seed: seed)
    self = try maker.exhibit()
    if maker.chance.once(in: 12) { key = maker.chance.pick([nil, maker.stranger, maker.otherName]) }
  }
}

/// Makes exhibits by chance.
struct ExhibitMaker {
  var chance: SeededGenerator
  private let stock: Stock
  private var whole: Scribe { stock.whole }

  /// A ledger in which nothing is wrong.
  struct Stock {
    let whole: Scribe
    let draft: Draft
    let pool: [String]

    init(_ story: Story) {
      whole = story.scribe
      draft = Draft(whole)
      pool = Array(Set(draft.entries.flatMap(\.statement.strings)).filter { $0.utf8.count < 100 }).sorted()
    }
  }

  /// One of rules 1, and one of rules 2.
  static let stocks = try! [Stock(Story.everything()), Stock(Story.juries())]

  init(seed: UInt64) {
    chance = SeededGenerator(seed: seed)
    stock = Self.stocks[Int(seed % 2)]
  }

  let stranger: VerifierKey? = try! Scribe.verifierKey(origin: Keys.origin, Keys.stranger)
  let otherName: VerifierKey? = try! Scribe.verifierKey(origin: "example.org/other", Keys.checkpoint)

  mutating func exhibit() throws -> Exhibit {
    switch chance.below(10) {
    case 0: return try bytesChanged()
    case 1: return try linesMoved()
    case 2...4: return try ledger(changedDraft())
    case 5: return try checkpointChanged()
    case 6: return try recordChanged()
    case 7: return try record(of: Scribe(lines: changedDraft().lines)) ?? bytesChanged()
    case 8: return try proof()
    default: return try withRecord()
    }
  }

  private mutating func ledger(_ draft: Draft) throws -> Exhibit {
    let scribe = Scribe(lines: draft.lines)
    let checkpoint = try scribe.checkpoint()
    if chance.once(in: 4) {
      return Exhibit(input: .segment(log: scribe.log, checkpoint: chance.pick([checkpoint, nil])))
    }
    return Exhibit(input: .ledger(log: scribe.log, checkpoint: checkpoint))
  }

  /// A byte of the log, of a record, of a checkpoint.
  private mutating func bytesChanged() throws -> Exhibit {
    let (log, checkpoint) = (whole.log, try whole.checkpoint())
    switch chance.below(3) {
    case 0: return Exhibit(input: .ledger(log: changed(log), checkpoint: checkpoint))
    case 1: return Exhibit(input: .ledger(log: log, checkpoint: changed(checkpoint)))
    default: return Exhibit(input: .file(changed(try Self.exporter(whole).file())))
    }
  }

  mutating func changed(_ bytes: [UInt8]) -> [UInt8] {
    chance.pick(Mutation.allCases).apply(bytes, at: chance.below(bytes.count))
  }

  /// Lines swapped, left out or repeated, neither chained nor signed anew; or the end cut off.
  private mutating func linesMoved() throws -> Exhibit {
    var lines = whole.lines
    let (one, other) = (chance.below(lines.count), chance.below(lines.count))
    switch chance.below(4) {
    case 0: lines.swapAt(one, other)
    case 1: lines.remove(at: one)
    case 2: lines.insert(lines[one], at: other)
    default: lines.removeLast(one)
    }
    let scribe = Scribe(lines: lines)
    let checkpoint = try chance.pick([whole, scribe]).checkpoint()
    let log = chance.once(in: 3) ? Array(scribe.log.dropLast(chance.below(99))) : scribe.log
    return Exhibit(input: .ledger(log: log, checkpoint: checkpoint))
  }

  /// Statements, signers or batches changed, all of it signed and chained anew.
  private mutating func changedDraft() -> Draft {
    var draft = stock.draft
    for _ in 0...chance.below(2) {
      let seq = chance.once(in: 30) ? 0 : 1 + chance.below(draft.entries.count - 1)
      change(&draft, at: seq)
    }
    if chance.once(in: 2) { draft.coverAnew() }
    return draft
  }

  private mutating func change(_ draft: inout Draft, at seq: Int) {
    switch chance.below(14) {
    case 12: draft.entries[seq].distortion = chance.pick(Distortion.allCases)
    case 13: changeVersions(&draft, at: seq)
    case 0:
      let keys: [UInt8] = [3, 4, 5, 6, 7, 9]
      draft.entries[seq].signers = keys.shuffled(using: &chance).prefix(chance.below(3)).map(Keys.key)
    case 1: draft.entries[seq].rest = .integer(Int64(chance.below(3)))
    case 2:
      draft.entries[seq].recorded = .string(chance.pick(["2026-01-10T08:00:01.000Z", "2027-01-01T00:00:00.000Z"]))
    case 3: draft.entries.swapAt(seq, max(1, chance.below(draft.entries.count)))
    case 4: draft.entries.remove(at: seq)
    case 5: draft.entries.insert(draft.entries[seq], at: max(1, chance.below(draft.entries.count)))
    default:
      var change = JSONChange(pool: stock.pool, chance: chance)
      draft.entries[seq].statement = change.change(draft.entries[seq].statement)
      chance = change.chance
    }
  }

  private mutating func changeVersions(_ draft: inout Draft, at seq: Int) {
    let body: JSONValue = [
      "format": .integer(Int64(chance.below(3))), "rules": .integer(chance.pick([0, 1, 2, 3])),
    ]
    draft.entries[seq].statement = [
      "body": chance.once(in: 6) ? ["format": 2] : body, "id": "99999999-0000-4000-8000-000000000009",
      "made": "2026-01-02", "type": "version-changed",
    ]
    draft.entries[seq].signers = [Keys.key(3)]
  }

  private mutating func checkpointChanged() throws -> Exhibit {
    let variants: [[UInt8]] = [
      try whole.checkpoint(chance.below(whole.lines.count + 1)), try whole.checkpoint(root: whole.root(3)),
      try whole.checkpoint(origin: "example.org/other"), try whole.checkpoint(by: Keys.stranger),
      try whole.checkpoint(0), try whole.checkpoint(0, root: whole.root(1)), changed(try whole.checkpoint()),
      try whole.checkpoint() + Array("— example.org/witness AAAAAAAA\n".utf8),
      try whole.checkpoint() + Array(try whole.checkpoint(by: Keys.stranger).split(separator: 0x0A).last!) + [0x0A],
    ]
    let variant = chance.pick(variants)
    if chance.once(in: 3) { return Exhibit(input: .segment(log: whole.log, checkpoint: variant)) }
    if chance.once(in: 2) { return Exhibit(input: .ledger(log: whole.log, checkpoint: variant)) }
    return Exhibit(input: .ledger(log: whole.log, checkpoint: try whole.checkpoint()), older: variant)
  }

  static func exporter(_ scribe: Scribe) -> Exporter {
    var exporter = Exporter(Story.full)
    exporter.scribe = scribe
    return exporter
  }

  private mutating func chosenExporter(_ scribe: Scribe) -> Exporter {
    var exporter = Self.exporter(scribe)
    exporter.learner = chance.pick([Story.ada, Story.ada, Story.ben, Story.eve])
    exporter.blocks = chance.pick([
      [], [BlockReference("RNCP1", "BC2")], [BlockReference("RNCP1", nil), BlockReference("RNCP1", "BC1")],
      [BlockReference("RS1", nil)], ["RNCP3/BC1"], ["RNCP2/BC1", "RNCP4/BC1"],
    ])
    if chance.once(in: 3), exporter.learner == Story.ada {
      exporter.identity = [Exporter.disclosure(chance.pick(["Ada Invented", "Ada Other"]), of: Story.full)]
    }
    return exporter
  }

  /// A record out of a ledger; `nil` where the ledger cannot be exported from.
  private mutating func record(of scribe: Scribe) throws -> Exhibit? {
    guard Self.canExport(scribe) else { return nil }
    return Exhibit(input: .file(try chosenExporter(scribe).file()))
  }

  private static func canExport(_ scribe: Scribe) -> Bool {
    let records = scribe.records
    return records.map(\.seq) == Array(scribe.lines.indices)
      && records.filter { $0.statement.type == "minutes" }.allSatisfy {
        $0.statement.body["count"]?.integer.map { [seq = $0.seq] in (1...max(1, seq)).contains(Int($0)) } ?? false
      }
  }

  private mutating func recordChanged() throws -> Exhibit {
    var exporter = chosenExporter(whole)
    var chance = chance
    switch chance.below(4) {
    case 0: exporter.listing = { $0.filter { _ in !chance.once(in: 20) } }
    case 1: exporter.carrying = { $0.filter { _ in !chance.once(in: 20) } }
    case 2:
      let dropped = Set((0..<2).map { _ in 1 + chance.below(whole.lines.count - 1) })
      exporter.listing = { $0.filter { !dropped.contains($0) } }
      exporter.carrying = exporter.listing
    default:
      let pool = stock.pool
      exporter.changing = { object in
        var change = JSONChange(pool: pool, chance: chance)
        if case .object(let changed) = change.change(.object(object)) { object = changed }
      }
    }
    _ = self.chance.next()
    return Exhibit(input: .file(try exporter.file()))
  }

  private mutating func proof() throws -> Exhibit {
    let exporter = Self.exporter(whole)
    let seq = chance.below(whole.lines.count)
    let other = chance.below(whole.lines.count)
    let proof = try exporter.proof(
      seq, extra: chance.once(in: 3) ? whole.lines[other] : nil, index: chance.once(in: 3) ? other : nil)
    return Exhibit(input: .file(chance.once(in: 2) ? changed(proof) : proof))
  }

  /// A ledger and a record, each of which may have been changed.
  private mutating func withRecord() throws -> Exhibit {
    let scribe = chance.once(in: 2) ? whole : Scribe(lines: changedDraft().lines)
    let issuing = chance.once(in: 2) && Self.canExport(scribe) ? scribe : whole
    var exporter = chosenExporter(issuing)
    let dropped = chance.once(in: 3) ? 1 + chance.below(20) : -1
    exporter.listing = { $0.filter { $0 != dropped } }
    exporter.carrying = exporter.listing
    return Exhibit(
      input: .ledger(log: scribe.log, checkpoint: try scribe.checkpoint()), record: try exporter.file())
  }
}
