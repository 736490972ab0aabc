import Acquis
import AcquisCredits
import AcquisJSON
import AcquisProjections
import AcquisRecords
import AcquisStore
import AcquisValues
import ArgumentParser

extension Learner {
  struct Find: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "find", abstract: "Find learners by name or reference; case and accents make no difference.")

    @OptionGroup var ledger: LedgerOptions
    @Argument(help: "A part of the name or of the reference.") var text: String

    func answer() async throws -> Answer {
      let path = try ledger.path()
      return try await ledger.read { view in
        let found = try People(ledger: path, origin: view.reader.founding.origin).find(text)
        var table = Table([say("LEARNER", "APPRENANT"), say("FOUND", "TROUVÉ")])
        for learner in found {
          table.add([learner.learner.description, learner.matches.map(Find.labelled).joined(separator: ", ")])
        }
        let json = found.map { learner -> JSONValue in
          [
            "learner": .string(learner.learner.description),
            "matches": .array(learner.matches.map { .string($0) }),
          ]
        }
        return Answer(
          json: ["learners": .array(json)],
          text: found.isEmpty ? [say("Nobody found.", "Personne n'a été trouvé.")] : table.lines(.current))
      }
    }

    /// A match, `field: value`, with its label in the language of the locale.
    private static func labelled(_ match: String) -> String {
      guard let colon = match.firstRange(of: ": ") else { return match }
      return identityLine(String(match[..<colon.lowerBound]), String(match[colon.upperBound...]))
    }
  }

  struct ListLearners: LedgerCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the learners.")

    @OptionGroup var ledger: LedgerOptions

    func answer() async throws -> Answer {
      try await ledger.read { view in
        let records = try await view.reader.records(matching: Query(types: ["learner-enrolled"]))
        let fates = try await Fates(view)
        var table = Table([
          say("LEARNER", "APPRENANT"), say("TARGET", "CIBLE"), say("ENROLLED", "INSCRIT"), "#",
          say("NOW", "À PRÉSENT"),
        ])
        var json: [JSONValue] = []
        for record in records {
          let (learner, target) = (
            record.statement.body["learner"]?.string, record.statement.body["certification"]?.string
          )
          let (isErased, into) = (fates.erased.contains(learner ?? ""), fates.merged[learner ?? ""])
          let fate =
            isErased ? say("erased", "effacé") : into.map { say("merged into \($0)", "fusionné avec \($0)") } ?? ""
          table.add([learner ?? "–", target ?? "–", record.statement.made.description, String(record.seq), fate])
          json.append([
            "enrolled": .string(record.statement.made.description), "erased": .bool(isErased),
            "learner": .string(learner ?? ""), "mergedInto": into.map { .string($0) } ?? .null,
            "seq": .integer(Int64(record.seq)), "target": .string(target ?? ""),
          ])
        }
        return Answer(json: ["learners": .array(json)], text: table.lines(.current))
      }
    }
  }

  /// Who is no longer there under the id they were enrolled by.
  private struct Fates {
    var erased: Set<String> = []
    /// For an id that was given up, the one that it was merged into.
    var merged: [String: String] = [:]

    init(_ view: LedgerView) async throws {
      for record in try await view.reader.records(matching: Query(types: ["learner-erased", "learner-merged"])) {
        switch record.statement.body["learner"] {
        case .string(let learner)?: erased.insert(learner)
        case .array(let pair)?:
          if pair.count == 2, let old = pair[0].string, let new = pair[1].string { merged[old] = new }
        default: continue
        }
      }
    }
  }

  struct ShowLearner: LedgerCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show a learner: identity from the vault, and the history in the ledger.")

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var time: TimeOptions
    @Argument(help: "The learner: an id or a reference.") var learner: String

    func answer() async throws -> Answer {
      let (path, day) = (try ledger.path(), try time.day())
      return try await ledger.read { view in
        let people = try? People(ledger: path, origin: view.reader.founding.origin)
        let learner = try ledger.learner(learner, view)
        let account = try await view.account(of: learner, asOf: day, size: time.size(view))
        let identity = try people?.values(of: learner) ?? [:]
        let history = account.history.filter { $0.statement.learners.contains(learner) }
        var table = Table(["#", "DATE", "TYPE", say("ID", "IDENTIFIANT")])
        for entry in history {
          table.add([String(entry.seq), entry.made.description, entry.statement.type, entry.id.description])
        }
        let fields = identity.keys.sorted()
        return Answer(
          json: [
            "erased": .bool(account.isErased),
            "history": .array(
              history.map {
                [
                  "id": .string($0.id.description), "made": .string($0.made.description),
                  "seq": .integer(Int64($0.seq)),
                  "type": .string($0.statement.type),
                ]
              }), "identity": .object(JSONObject(uniqueMembers: fields.map { ($0, .string(identity[$0]!)) })),
            "learner": .string(learner.description),
          ],
          text: [Style.current.bold(learner.description)]
            + fields.map { identityLine($0, Terminal.harmless(identity[$0]!)) }
            + table.lines(.current))
      }
    }
  }
}
