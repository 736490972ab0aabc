import AcquisAudit
import AcquisCrypto
import AcquisJSON
import AcquisRecords
import AcquisValues

/// What an operator does who has every file, every key of the ledger, and the operator's own; not the witnesses' keys, not the
/// authority's, and not those that centres and juries hold.
struct Attack: Sendable, CustomStringConvertible {
  let name: String
  /// Who cannot see it, and why no theory says that they could.
  let blind: [Holder: String]
  private let perform: @Sendable (World) throws -> Directory

  init(_ name: String, blind: [Holder: String] = [:], _ perform: @escaping @Sendable (World) throws -> Directory) {
    self.name = name
    self.blind = blind
    self.perform = perform
  }

  func directory(_ world: World) throws -> Directory { try perform(world) }

  var description: String { name }

  private static let noMemory = "holds nothing of the ledger as it was"
  private static let elsewhere = "the change lies beyond what was taken away"

  static let all: [Attack] = alterations + histories + times + vouchings

  /// Bytes are changed, and not everything that hangs on them.
  private static let alterations: [Attack] = [
    Attack("alter a byte of a record") { world in
      var scribe = world.honest.scribe
      scribe.alter(13, "\"acquired\"", "\"acquirex\"")
      return try world.write(scribe, honestly: world)
    },
    Attack("replace a body behind a valid header, and chain what follows anew") { world in
      var scribe = world.honest.scribe
      scribe.replace(13, "\"acquired\"", "\"not-acquired\"")
      return try world.write(scribe, honestly: world)
    },
    Attack("drop the last records, keep the checkpoint") { world in
      var scribe = world.honest.scribe
      scribe.drop(last: 2)
      return try world.write(scribe, honestly: world)
    },
    Attack("swap two records") { world in
      var scribe = world.honest.scribe
      scribe.swap(12, 13)
      return try world.write(scribe, honestly: world)
    },
    Attack("sign a root of nothing (a bit flipped before signing)") { world in
      let directory = try world.write(world.honest.scribe, honestly: world)
      try directory.write("checkpoint", world.honest.scribe.checkpoint(root: .zero))
      return directory
    },
  ]

  /// Another history, sound in itself, signed by the ledger's key.
  private static let histories: [Attack] = [
    Attack("rewrite a record of the operator's, chain, tree and checkpoint anew", blind: [.nothing: noMemory]) {
      world in
      let scribe = try world.honest.scribe.rewritten(11) { $0["module"] = "ANOTHER" }
      return try world.write(scribe, stripped: true)
    },
    Attack("insert a record in the past", blind: [.nothing: noMemory]) { world in
      let scribe = try world.honest.scribe.rebuilt { entries in
        entries.insert(try HistoryEntry.training(as: 950, recorded: entries[10].recorded), at: 11)
      }
      return try world.write(scribe, stripped: true)
    },
    Attack("remove a record from the middle", blind: [.nothing: noMemory]) { world in
      try world.write(world.honest.scribe.rebuilt { $0.remove(at: 11) }, stripped: true)
    },
    Attack("reorder records", blind: [.nothing: noMemory]) { world in
      let scribe = try world.honest.scribe.rebuilt { entries in
        let (one, other) = (entries[12].recorded, entries[13].recorded)
        entries.swapAt(12, 13)
        (entries[12].recorded, entries[13].recorded) = (one, other)
      }
      return try world.write(scribe, stripped: true)
    },
    Attack("drop the last records and sign a checkpoint over the rest", blind: [.nothing: noMemory]) { world in
      try world.write(world.honest.scribe.rebuilt { $0.removeLast(2) }, stripped: true)
    },
    Attack("put an old backup back and go on from it", blind: [.nothing: noMemory]) { world in
      let scribe = try world.honest.scribe.rebuilt { entries in
        entries.removeLast(2)
        for number in 0..<3 { entries.append(try HistoryEntry.training(as: 950 + number, recorded: World.later)) }
      }
      return try world.write(scribe, stripped: true)
    },
    Attack("rewrite after two days, and have the new history stamped", blind: [.nothing: noMemory]) { world in
      let scribe = try world.honest.scribe.rewritten(11) { $0["module"] = "ANOTHER" }
      let directory = try world.write(scribe, stripped: true)
      try world.stamp(scribe.checkpoint(), 20, at: World.later.advanced(byMilliseconds: 36 * 3_600_000), in: directory)
      return directory
    },
    Attack(
      "show another branch, with what witnesses and authority gave for the first part of both",
      blind: [
        .nothing: noMemory,
        .policy:
          "the cosigned part is the same; within the age asked for, a branch of what follows is not cosigned yet",
        .anchor: "the stamped part is the same; two branches can be stamped",
      ]
    ) { world in
      let scribe = try world.honest.scribe.rebuilt { entries in
        entries.removeLast(2)
        for number in 0..<2 { entries.append(try HistoryEntry.training(as: 950 + number, recorded: World.then)) }
      }
      return try world.write(scribe, vouchedFor: [(18, World.then)])
    },
    Attack("use the stolen key to sign another history, and drop what vouches", blind: [.nothing: noMemory]) { world in
      var scribe = Scribe()
      try scribe.found(onBehalf: false)
      return try world.write(scribe, stripped: true)
    },
  ]

  /// The operator's clock, which only others can contradict.
  private static let times: [Attack] = [
    Attack(
      "date a record back by two days, and have it vouched for today",
      blind: [
        .nothing: "the clock is the operator's", .checkpoint: elsewhere, .record: elsewhere,
        .state: "nobody but the operator says when",
      ]
    ) { world in
      let soon = World.then.advanced(byMilliseconds: 1000)
      let late = World.later.advanced(byMilliseconds: 36 * 3_600_000)
      let scribe = try world.honest.scribe.rebuilt { entries in
        entries.append(try HistoryEntry.training(as: 950, recorded: soon))
        entries.append(try HistoryEntry.training(as: 951, recorded: late))
      }
      return try world.write(scribe, vouchedFor: [(20, World.then), (22, late)])
    },
    Attack(
      "date a record ahead by a day",
      blind: [.nothing: "has no clock that was asked", .checkpoint: elsewhere, .record: elsewhere]
    ) { world in
      let tomorrow = World.later.advanced(byMilliseconds: 24 * 3_600_000)
      let scribe = try world.honest.scribe.rebuilt { $0.append(try HistoryEntry.training(as: 950, recorded: tomorrow)) }
      return try world.write(scribe, vouchedFor: [(20, World.then), (21, World.later)])
    },
  ]

  /// What others gave is taken away, moved, or held back.
  private static let vouchings: [Attack] = [
    Attack(
      "strip what witnesses and authority gave",
      blind: [
        .nothing: "asked for nothing", .checkpoint: "asked for nothing", .state: "asked for nothing",
        .record: "asked for nothing",
      ]
    ) { world in
      try world.write(world.honest.scribe, stripped: true)
    },
    Attack(
      "pass the cosignatures and timestamp of one size off as another's",
      blind: [
        .nothing: "asked for nothing", .checkpoint: "asked for nothing", .state: "asked for nothing",
        .record: "asked for nothing",
      ]
    ) { world in
      let directory = try world.write(world.honest.scribe, stripped: true)
      let other = try world.write(world.honest.scribe, vouchedFor: [(18, World.then)])
      try directory.write("witnessed/20", other.bytes("witnessed/18"))
      try directory.write("checkpoints/20", world.honest.scribe.checkpoint())
      let stamp = try other.bytes(other.names("anchors")[0], in: "anchors")
      try directory.write("anchors/\(AnchorName(size: 20, of: stamp))", stamp)
      return directory
    },
    Attack(
      "stall: show for days what was true once",
      blind: [.nothing: "asked for no age", .checkpoint: "asked for no age", .record: "asked for no age"]
    ) { world in
      try world.write(world.honest.scribe, vouchedFor: [(20, World.then)])
    },
  ]

  /// When people look: days later where it is the waiting that is the attack.
  var now: Instant {
    ["stall", "date a record back", "rewrite after two days"].contains(where: name.hasPrefix)
      ? World.later.advanced(byMilliseconds: 36 * 3_600_000) : World.later
  }
}

extension World {
  /// A ledger that was tampered with, beside what was honestly given for it.
  func write(_ scribe: Scribe, honestly world: World) throws -> Directory {
    let directory = try world.write(world.honest.scribe, vouchedFor: [(20, World.then)])
    try directory.write("log/000000000000.jsonl", scribe.log)
    return directory
  }

  /// A ledger whose checkpoint is the only thing that speaks for it.
  func write(_ scribe: Scribe, stripped: Bool) throws -> Directory { try write(scribe, vouchedFor: []) }
}
