import Acquis
import AcquisCredits
import AcquisJSON
import AcquisProjections
import AcquisValues
import ArgumentParser

struct RegisterCommand: LedgerCommand {
  static let configuration = CommandConfiguration(
    commandName: "register",
    abstract: "Print the register of a certification: credit and awards that count, with the documents issued.")

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var time: TimeOptions
  @Argument(help: "The certification.") var code: String
  @Flag(help: "Print CSV.") var csv = false

  func answer() async throws -> Answer {
    let (code, day) = (try Input.certification(code), try time.day())
    return try await ledger.read { view in
      let register = try await view.project(CreditRegister(of: code), asOf: day, size: time.size(view))
      guard register.isRegistered else {
        throw Problem(
          "certification-unknown", "No certification \(code) is registered",
          remedy: "Look with 'acquis certification list'.")
      }
      let rows = register.rows
      return Answer(
        json: ["certification": .string(code.text), "rows": .array(rows.map(\.json))],
        text: csv ? [CSVText.line(CreditRow.columns)] + rows.map { CSVText.line($0.cells) } : table(rows))
    }
  }

  private func table(_ rows: [CreditRow]) -> [String] {
    guard !rows.isEmpty else {
      return [say("Nothing was acquired or awarded yet.", "Rien n'est encore acquis ni délivré.")]
    }
    var table = Table([
      say("LEARNER", "APPRENANT"), say("BLOCK", "BLOC"), say("STATE", "ÉTAT"), say("SINCE", "DEPUIS"), "CENTRE",
      say("ROUTE", "VOIE"), "SESSION", "#", say("DOCUMENTS", "DOCUMENTS"),
    ])
    for row in rows {
      table.add([
        row.learner.description, row.subject.block?.text ?? "–", row.word + (row.signing == .onBehalf ? " *" : ""),
        row.since.description, row.centre?.text ?? "–", row.route?.rawValue ?? "–", row.session?.text ?? "–",
        String(row.seq), row.documents.map { "№ \($0)" }.joined(separator: ", "),
      ])
    }
    let isOnBehalf = rows.contains { $0.signing == .onBehalf }
    return table.lines(.current)
      + (isOnBehalf ? [say("* recorded by the operator alone", "* enregistré par l'opérateur seul")] : [])
  }
}

extension CreditRow {
  static let columns = [
    "learner", "block", "state", "basis", "since", "centre", "route", "session", "seq", "id", "onBehalf", "documents",
  ]

  fileprivate var state: String {
    switch kind {
    case .acquired: "acquired"
    case .recognised: "recognised"
    case .awarded(let isUnsupported): isUnsupported ? "unsupported" : "awarded"
    }
  }

  fileprivate var word: String {
    switch kind {
    case .acquired: say("acquired", "acquis")
    case .recognised(let basis): say("recognised", "reconnu") + " (" + BasisWords.word(basis) + ")"
    case .awarded(let isUnsupported):
      isUnsupported ? say("awarded, unsupported", "délivrée, sans fondement") : say("awarded", "délivrée")
    }
  }

  private var basis: String? { if case .recognised(let basis) = kind { basis.rawValue } else { nil } }

  fileprivate var cells: [String] {
    [
      learner.description, subject.block?.text ?? "", state, basis ?? "", since.description, centre?.text ?? "",
      route?.rawValue ?? "", session?.text ?? "", String(seq), id.description, signing == .onBehalf ? "true" : "false",
      documents.map(String.init).joined(separator: " "),
    ]
  }

  fileprivate var json: JSONValue {
    func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
    return [
      "basis": text(basis), "block": text(subject.block?.text), "centre": text(centre?.text),
      "documents": .array(documents.map { .integer(Int64($0)) }), "id": .string(id.description),
      "learner": .string(learner.description), "onBehalf": .bool(signing == .onBehalf), "route": text(route?.rawValue),
      "seq": .integer(Int64(seq)), "session": text(session?.text), "since": .string(since.description),
      "state": .string(state),
    ]
  }
}
