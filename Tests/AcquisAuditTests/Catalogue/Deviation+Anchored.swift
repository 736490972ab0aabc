import AcquisAudit
import AcquisCrypto
import AcquisNotes
import AcquisValues

extension Deviation {
  private static let scribe = Story.full.scribe

  /// What timestamps show of a ledger's log (SPEC §19.4).
  static let anchored: [Deviation] = [
    Deviation(.anchorMissing, "an authority is asked for, and nothing is stamped") {
      try judge { world in try world.write(scribe, stripped: true) }
    },
    Deviation(.anchorMissing, "timestamps by another authority alone") {
      try judge { world in
        let other = try World()
        return try other.write(scribe, vouchedFor: [(20, World.then)])
      }
    },
    Deviation(.unanchoredTail, "records beyond the newest timestamp") {
      try judge { world in try world.write(scribe, vouchedFor: [(18, World.then)]) }
    },
    Deviation(.checkpointInconsistent, "a stamped checkpoint that the ledger does not extend") {
      try judge { world in
        let directory = try world.write(scribe, stripped: true)
        try world.stamp(Branch.one().checkpoint(18, root: SHA256.hash([])), 18, at: World.then, in: directory)
        return directory
      }
    },
    Deviation(.logTruncated, "a stamped checkpoint of more records than there are") {
      try judge { world in
        let directory = try world.write(scribe, stripped: true)
        try world.stamp(Branch.one().checkpoint(), 21, at: World.then, in: directory)
        return directory
      }
    },
    Deviation(.timeContradicted, "a checkpoint stamped before its last record says that it was recorded") {
      try judge { world in
        try world.write(scribe, vouchedFor: [(20, World.then.advanced(byMilliseconds: -3_600_000))])
      }
    },
  ]

  private static func judge(_ make: (World) throws -> Directory) throws -> Report {
    let world = try AttackTests.world.get()
    let directory = try make(world)
    return Audit.ledger(
      directory: directory.path,
      demands: AuditDemands(trust: Keys.trust, authorities: world.authorities, now: World.later))
  }
}
