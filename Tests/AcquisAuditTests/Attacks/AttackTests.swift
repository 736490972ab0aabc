import AcquisAudit
import Foundation
import Testing

/// Plays the operator who turns bad, and looks at what is left of the ledger with the eyes of each who might.
///
/// The table in docs/attacks.md is what came out. With `ACQUIS_RECORD=1` in the environment it is written anew; read the
/// difference before committing it.
@Suite("An operator who has every file and every key of the ledger")
struct AttackTests {
  static let world = Result { try World() }

  @Test("is seen by everybody whom theory lets see", arguments: Attack.all)
  func seen(attack: Attack) throws {
    let world = try Self.world.get()
    let directory = try attack.directory(world)
    for holder in Holder.allCases {
      let report = try holder.judge(directory, world, now: attack.now)
      if attack.blind[holder] == nil {
        #expect(report.exitStatus == 1, "\(attack) is not seen by \(holder.rawValue): \(report.findings)")
      } else {
        #expect(report.exitStatus == 0, "\(attack) is seen by \(holder.rawValue): \(report.findings)")
      }
    }
  }

  @Test("finds an honest ledger right, whoever looks", arguments: Holder.allCases)
  func honest(holder: Holder) throws {
    let world = try Self.world.get()
    let directory = try world.write(world.honest.scribe, vouchedFor: [(20, World.then)])
    #expect(try holder.judge(directory, world, now: World.later).findings.isEmpty)
  }

  @Test("is told of in docs/attacks.md as it came out")
  func document() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/attacks.md")
    let text = try AttackTable(world: Self.world.get()).text
    if ProcessInfo.processInfo.environment["ACQUIS_RECORD"] == "1" { try Data(text.utf8).write(to: file) }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }
}

/// The document.
struct AttackTable {
  let world: World

  var text: String {
    get throws {
      var lines = AttackTable.head
      for attack in Attack.all { lines.append(try row(attack)) }
      lines += ["", "## Why nothing is seen there", ""]
      lines += ["| attack | who | why |", "|---|---|---|"]
      for attack in Attack.all {
        for holder in Holder.allCases {
          if let reason = attack.blind[holder] { lines.append("| \(attack) | \(holder.rawValue) | \(reason) |") }
        }
      }
      return (lines + AttackTable.foot).joined(separator: "\n") + "\n"
    }
  }

  private func row(_ attack: Attack) throws -> String {
    let directory = try attack.directory(world)
    let cells = try Holder.allCases.map { holder in
      let report = try holder.judge(directory, world, now: attack.now)
      return report.exitStatus == 1 ? "`\(report.verdict!.code.rawValue)`" : "–"
    }
    return "| \(attack) | " + cells.joined(separator: " | ") + " |"
  }

  private static let head = [
    "# Attacks by the operator, and who sees them", "",
    "This file is written by `AcquisAuditTests/Attacks/AttackTests.swift`, which performs each attack on a ledger of 20 records and",
    "lets everybody look at what is left. The operator has every file, every key of the ledger and the operator's own; not the",
    "witnesses' keys, not the authority's, and not those that centres and juries hold. Whoever asks for witnesses, timestamps or",
    "an audit that goes on also asks for an age of 24 hours. A cell names the first error that is found; **–** is no error.",
    "",
    "| attack | " + Holder.allCases.map(\.rawValue).joined(separator: " | ") + " |",
    "|---" + String(repeating: "|---", count: Holder.allCases.count) + "|",
  ]

  private static let foot = [
    "",
    "What nobody can see is the truth of what was stated, and, for whoever was never given anything, which of two histories came",
    "first. The remedy for each **–** is in its row: hold a checkpoint, audit with a state, ask for witnesses or timestamps, with an age.",
  ]
}
