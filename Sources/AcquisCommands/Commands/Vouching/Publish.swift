import Acquis
import AcquisJSON
import AcquisStore
import ArgumentParser

struct Publish: LedgerCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Publish the newest checkpoint and its tree as static files, for any web server (C2SP tlog-tiles).",
    discussion: """
      Only hashes are shown, unless --entries is given: then every record is, and with it the whole history of every
      learner under their id, failures included. Only ever give such a directory to auditors.

      Run it again after recording: only what is new is written. It can be interrupted at any moment, and readers always
      find a whole tree. 'acquis verify DIR' verifies it. See docs/publishing.md.
      """)

  @OptionGroup var ledger: LedgerOptions
  @Argument(help: "The directory to publish in: empty, or published in before.", completion: .directory)
  var directory: String
  @Flag(help: "Show the records themselves, learners' histories included, and not only their hashes.")
  var entries = false

  func answer() async throws -> Answer {
    try await ledger.read { view in
      try await view.publish(
        LedgerDirectory(ledger.path()), to: directory, entries: entries, wait: ledger.patience
      ).answer
    }
  }
}

extension Publication {
  fileprivate var answer: Answer {
    Answer(
      json: [
        "bundles": .integer(Int64(bundles)), "entries": .bool(hasEntries), "replaced": .integer(Int64(replaced)),
        "size": .integer(Int64(size)), "tiles": .integer(Int64(tiles)), "witnessed": .bool(witnessed),
      ], text: [published, written] + (replaced > 0 ? [repaired] : []))
  }

  private var published: String {
    hasEntries
      ? say(
        size, ("Published 1 record, and its hash.", "Published \(size) records, and their hashes."),
        (
          "\(size) enregistrement publié, avec son empreinte.",
          "\(size) enregistrements publiés, avec leurs empreintes."
        ))
      : say(
        size, ("Published the hash of 1 record.", "Published the hashes of \(size) records."),
        ("Empreinte de \(size) enregistrement publiée.", "Empreintes de \(size) enregistrements publiées."))
  }

  private var written: String {
    let files = tiles + bundles
    return say(
      files, ("Wrote 1 file.", "Wrote \(files) files."), ("\(files) fichier écrit.", "\(files) fichiers écrits."))
  }

  private var repaired: String {
    say(
      replaced,
      (
        "1 of them was there with other bytes than the ledger's.",
        "\(replaced) of them were there with other bytes than the ledger's."
      ),
      (
        "\(replaced) d'entre eux était là avec un autre contenu que celui du registre.",
        "\(replaced) d'entre eux étaient là avec un autre contenu que celui du registre."
      ))
  }
}
