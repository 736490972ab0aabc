import Acquis
import AcquisJSON
import AcquisStore
import ArgumentParser

struct Recover: LedgerCommand {
  static let configuration = CommandConfiguration(
    commandName: "recover",
    abstract: "After damage: verify from the first byte, say what was found, keep what is sound.",
    discussion: """
      Only bytes beyond the checkpoint are ever cut off, and they are kept in DIR/cut. Damage under the checkpoint is
      reported and nothing is changed: take the newest copy of the directory, or found a ledger that succeeds this one.
      """)

  @OptionGroup var ledger: LedgerOptions

  func answer() async throws -> Answer {
    let report = try await LedgerSession.recover(ledger.path(), wait: ledger.patience)
    if let fault = report.markFault { ledger.warn(Problem(markFault: fault)) }
    var json: JSONObject = [
      "checkpoint": .string(report.checkpointCode), "coveredBefore": .integer(Int64(report.coveredBefore)),
      "marked": report.marked.map { .integer(Int64($0)) } ?? .null,
      "size": .integer(Int64(report.size)),
    ]
    if let cut = report.cut {
      json["cut"] = ["bytes": .integer(Int64(cut.byteCount)), "files": .array(cut.files.map { .string($0) })]
    }
    return Answer(json: .object(json), text: report.lines)
  }
}

extension RecoveryReport {
  fileprivate var checkpointCode: String {
    switch checkpoint {
    case .sound: "sound"
    case .missing: "missing"
    case .invalid: "invalid"
    }
  }

  private var isCheckpointSound: Bool { checkpoint == .sound }

  fileprivate var lines: [String] {
    var lines = [
      say(
        size, ("The only record verifies from the first byte.", "All \(size) records verify from the first byte."),
        (
          "L'unique enregistrement se vérifie depuis le premier octet.",
          "Les \(size) enregistrements se vérifient depuis le premier octet."
        ))
    ]
    switch checkpoint {
    case .sound: break
    case .missing:
      lines.append(
        say(
          "The checkpoint was missing; a new one was signed.", "Le point de contrôle manquait ; un nouveau a été signé."
        ))
    case .invalid(let path):
      lines.append(
        say(
          "The checkpoint did not verify; it was moved to \(path), and a new one was signed.",
          "Le point de contrôle ne se vérifiait pas ; il a été déplacé dans \(path), et un nouveau a été signé."))
    }
    if !isCheckpointSound, marked == nil {
      lines.append(
        say(
          "Without a mark or an older checkpoint nothing says whether records are missing at the end.",
          "Sans marque ni point de contrôle plus ancien, rien ne dit s'il manque des enregistrements à la fin."))
    }
    if let cut {
      let (count, seq, files) = (cut.byteCount, cut.seq, cut.files.joined(separator: ", "))
      lines.append(
        say(
          count,
          (
            "1 byte from record \(seq) on was no complete batch; it is kept in \(files).",
            "\(count) bytes from record \(seq) on were no complete batch; they are kept in \(files)."
          ),
          (
            "\(count) octet à partir de l'enregistrement \(seq) n'était pas un lot complet ; il est gardé dans \(files).",
            "\(count) octets à partir de l'enregistrement \(seq) n'étaient pas un lot complet ; ils sont gardés dans \(files)."
          )))
    } else if isCheckpointSound {
      lines.append(say("Nothing had to be changed.", "Rien n'a dû être changé."))
    }
    return lines
  }
}
