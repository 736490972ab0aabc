import AcquisExchange
import AcquisStore
import Glibc

extension Measurement {
  static let importing = Measurement(
    name: "import", summary: "reading and recording an export of fiches, beside xmllint --stream"
  ) { settings, report in
    guard Programs.has("xmllint") else { Arguments.stop("import: install xmllint (Debian: libxml2-utils)\n") }
    report(reading(settings))
    report(try await recording(settings))
  }

  private static func makeFile(_ megabytes: Int, _ settings: Settings) -> String {
    let file = settings.workspace.path + "/fiches.xml"
    precondition(Child.run([Programs.makeFiches, "\(megabytes)", file]).status == 0, "no export can be made up")
    return file
  }

  private static func lint(_ file: String) -> Double {
    Child.launch(["xmllint", "--stream", "--noout", file]).number
  }

  private static func reading(_ settings: Settings) -> Row {
    let file = makeFile(settings.megabytes, settings)
    defer { unlink(file) }
    var peak = 0.0
    let pairs = Pairs.measure(rounds: min(3, settings.rounds)) {
      let child = Child.task(["fiches", file], onOneCore: false)
      peak = max(peak, child.ownPeak)
      return child.number
    } limit: {
      lint(file)
    }
    return row("import/read", "read an export of fiches", pairs, peak, settings.megabytes)
  }

  /// Each fiche is signed and recorded, which takes long enough with a small part of such an export.
  private static func recording(_ settings: Settings) async throws -> Row {
    let megabytes = max(1, settings.megabytes / 20)
    let file = makeFile(megabytes, settings)
    defer { unlink(file) }
    let (acquis, path) = (Programs.acquis(settings), settings.workspace.path + "/import")
    var (pairs, peak) = (Pairs(), 0.0)
    for _ in 0..<min(2, settings.rounds) {
      _ = try await Founder(at: path)
      let child = Child.launch([acquis, "import", "rncp", file, "--ledger", path])
      peak = max(peak, child.ownPeak)
      pairs.add(subject: child.number, limit: lint(file))
      Workspace.remove(path)
    }
    return row("import/record", "acquis import rncp: read, sign and record durably", pairs, peak, megabytes)
  }

  private static func row(_ id: String, _ what: String, _ pairs: Pairs, _ peak: Double, _ megabytes: Int) -> Row {
    Row(
      id: id, what: what, parameters: ["MB": megabytes], limit: "xmllint --stream --noout",
      ratio: pairs.ratio(.times),
      values: [
        "seconds": pairs.subject.median, "limit, seconds": pairs.limit.median, "peak MiB": peak / 1_048_576,
      ])
  }
}

enum FicheTask {
  /// Seconds to read all fiches of an export.
  static func run(_ path: String) throws -> Double {
    var count = 0
    let time = try seconds {
      let stream = try FicheStream(path: path)
      while let fiches = try stream.next() { count += fiches.count }
      precondition(stream.skipped.isEmpty, "\(stream.skipped[0])")
    }
    precondition(count > 0, "no fiche was read")
    return time
  }
}
