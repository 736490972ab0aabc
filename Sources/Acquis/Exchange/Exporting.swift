import AcquisAudit
public import AcquisCredits
import AcquisExchange
import AcquisIdentities
import AcquisJSON
import AcquisCrypto
import AcquisMerkle
import AcquisNotes
import AcquisProjections
import AcquisRecords
import AcquisStore
import AcquisValues

extension LedgerSession {
  /// The learner's record as one self-contained file, as of a checkpoint signed now (SPEC §14).
  ///
  /// `blocks`: what is shown; empty for everything. A certification that has blocks and is taken as a whole brings along
  /// those on which its award can rest. `witnessed`: as of the newest checkpoint that witnesses cosigned, whose lines the
  /// record then carries, instead of one signed now. O(m log n): of a ledger of n records, the m are read that
  /// bear on the learner, or are about the certifications in question. Throws ``Problem``: `learner-closed` for a learner who was
  /// merged away, whose record is that of the id under which they go on; `award-unmet` where what is shown would not bear out an
  /// award that it shows.
  public func export(
    _ learner: LearnerID, blocks: [BlockReference] = [], withIdentity: Bool = false, witnessed: Bool = false
  ) async throws(Problem) -> [UInt8] {
    do {
      try await checkHasRecord(learner)
      let blocks = try await restingOn(blocks, learner)
      let signed = witnessed ? try vouching.newestCosigned() : try await writer.store.signCheckpoint()
      let size = Int(signed.checkpoint.size)
      var search = BearingSearch(writer.store, size: size)
      let members = try await search.members(of: learner, blocks)
      let records = try await carry(members, search.found, size: size)
      try checkCovers(learner, records.map(\.record), size: size)
      let text = LearnerRecord.extractText(
        origin: writer.context.origin, ledger: writer.context.ledger, size: size, root: signed.checkpoint.root,
        learner: learner, blocks: blocks, leaves: records.map(\.record.leafHash))
      let extract = try SignedNote.sign(text: text, with: [keys.extract])
      let file = LearnerRecord(
        blocks: blocks, checkpoint: signed.note.bytes, extract: extract.bytes,
        identity: withIdentity ? try disclose(learner, records.map(\.record)) : [], learner: learner, records: records
      ).bytes
      if !blocks.isEmpty { try checkAwards(file) }
      return file
    } catch { throw Problem(error) }
  }

  /// A cosigned checkpoint may be older than the learner.
  private func checkCovers(_ learner: LearnerID, _ records: [Record], size: Int) throws(Problem) {
    guard !records.contains(where: { $0.statement.body["learner"]?.string == learner.description }) else { return }
    throw Problem(
      "out-of-range", "The checkpoint that is cosigned covers \(size) records, and the learner came later",
      remedy: "Ask the witnesses first, or leave --witnessed out.")
  }

  private func checkHasRecord(_ learner: LearnerID) async throws(Problem) {
    let account = try await view.account(of: learner, size: view.size(knownAt: nil))
    guard let survivor = account.mergedInto else { return }
    throw Problem(
      "learner-closed", "The learner \(learner) was merged away and goes on as \(survivor)",
      remedy: "Export the record of \(survivor).")
  }

  /// `blocks`, and for each certification among them that is taken as a whole all that the learner has of what its rule
  /// counts: an award shown without what it rests on could not be verified (SPEC §14).
  private func restingOn(_ blocks: [BlockReference], _ learner: LearnerID) async throws(Problem) -> [BlockReference] {
    guard blocks.contains(where: { $0.block == nil }) else { return blocks }
    let progress = try await view.account(of: learner, size: view.size(knownAt: nil)).progress
    var shown = Set(blocks)
    var whole = blocks.filter { $0.block == nil }
    while let next = whole.popLast() {
      let counted = progress.first { $0.code == next.certification }?.blocks.filter { $0.state != .none } ?? []
      for block in counted.map(\.block) where shown.insert(block).inserted && block.block == nil { whole.append(block) }
    }
    return shown.sorted()
  }

  /// A rule may count more than the blocks named lead to, such as one that is declared to be the same as another.
  private func checkAwards(_ file: [UInt8]) throws(Problem) {
    let report = Audit.record(bytes: file, trust: Trust([keys.checkpoint.verifierKey]))
    guard !report.findings.contains(where: { $0.code == .awardUnmet }) else {
      throw Problem(
        "award-unmet", "The blocks chosen do not hold all that an award among them rests on",
        remedy: "Choose the blocks that it rests on as well, or export everything, without --block.")
    }
  }

  private func carry(
    _ members: [BearingSet.Member], _ read: [Int: Record], size: Int
  ) async throws -> [LearnerRecord.Carried] {
    var minutesTrees: [Int: (first: Int, tree: InMemoryTree)] = [:]
    var carried: [LearnerRecord.Carried] = []
    for member in members {
      let path = try await writer.store.inclusionProof(of: member.seq, in: size).hashes
      var minutes: (seq: Int, path: [Digest])?
      if let seq = member.minutes {
        if minutesTrees[seq] == nil { minutesTrees[seq] = try await minutesTree(of: read[seq]!, at: seq) }
        let (first, tree) = minutesTrees[seq]!
        minutes = (seq, try InclusionProof.prove(leaf: member.seq - first, in: tree.size, from: tree).hashes)
      }
      carried.append(LearnerRecord.Carried(read[member.seq]!, path: path, minutes: minutes))
    }
    return carried
  }

  private func minutesTree(of record: Record, at seq: Int) async throws -> (first: Int, tree: InMemoryTree) {
    guard
      case .minutes(let minutes)? = try LedgerStatement(type: record.statement.type, body: record.statement.body)
    else { preconditionFailure("the bearing set names minutes") }
    var tree = InMemoryTree()
    try await writer.store.forEachRecord(from: seq - minutes.count, upTo: seq) { tree.append($0.statement.leafHash) }
    return (seq - minutes.count, tree)
  }

  /// The newest value of each field that the carried records commit to.
  private func disclose(_ learner: LearnerID, _ records: [Record]) throws -> [LearnerRecord.Disclosed] {
    let carried = Set(records.map(\.statement.id))
    var disclosed: [CommittedField: LearnerRecord.Disclosed] = [:]
    for stored in try vault.values(of: subject(learner)) where carried.contains(stored.statement) {
      for value in stored.values where [.name, .birthDate, .reference].contains(value.field) {
        disclosed[value.field] = .init(
          field: value.field.description, salt: Digest(bytes: value.salt.bytes)!, statement: stored.statement,
          value: value.value)
      }
    }
    guard !disclosed.isEmpty else {
      throw Problem(
        "identity-unknown", "The vault knows nothing of the learner \(learner)",
        remedy: "Export without --with-identity.")
    }
    return Array(disclosed.values)
  }
}
