import AcquisStore
import Glibc

extension Measurement {
  static let progress = Measurement(
    name: "progress", summary: "one learner's progress and record out of a ledger, each by a whole command"
  ) { settings, report in
    let acquis = Programs.acquis(settings)
    for size in settings.growingSizes {
      let ledger = try await MadeLedger(at: settings.workspace.path + "/progress", size: size)
      defer { ledger.remove() }
      try await ledger.buildIndex()
      let bench = ProgressBench(ledger: ledger, acquis: acquis, rounds: max(10, settings.rounds))
      for (count, learner) in bench.learners { report(bench.progress(count, learner)) }
      report(bench.evicted())
      report(bench.export())
    }
  }
}

/// Commands about one learner, beside the same command that only says its version.
struct ProgressBench {
  let ledger: MadeLedger
  let acquis: String
  let rounds: Int

  /// Learners by how many records they have.
  var learners: [(count: Int, id: String)] {
    [(Shape.usual.recordsPerLearner, MadeLedger.id(ofLearner: MadeLedger.plainLearner))]
      + MadeLedger.busyLearners(in: ledger.size).map {
        ($0, MadeLedger.id(ofLearner: MadeLedger.busyLearner($0)))
      }
  }

  func progress(_ count: Int, _ learner: String) -> Row {
    row("progress", "acquis progress, process and ledger cold, files in memory", count) { run("progress", learner) }
  }

  /// As after a start of the machine, but for the command itself: nothing of the ledger is in memory.
  func evicted() -> Row {
    let (count, learner) = learners[0]
    return row("progress/evicted", "acquis progress, the ledger's files not in memory", count) {
      evict(ledger.path)
      return run("progress", learner)
    }
  }

  func export() -> Row {
    let (count, learner) = learners[0]
    return row("export", "acquis export of the learner's record", count) {
      unlink(ledger.path + "/record.json")
      return run("export", learner, "-o", ledger.path + "/record.json")
    }
  }

  private func run(_ words: String...) -> Double {
    let child = Child.run([acquis] + words + ["--ledger", ledger.path])
    precondition(child.status == 0, "\(words) ended with \(child.status): \(child.output)")
    return child.seconds
  }

  private func row(_ id: String, _ what: String, _ count: Int, _ body: () -> Double) -> Row {
    let pairs = Pairs.measure(rounds: rounds, subject: body) {
      Child.run([acquis, "--version"]).seconds
    }
    return Row(
      id: id, what: what, parameters: ledger.parameters.merging(["own records": count]) { $1 },
      limit: "acquis --version", ratio: pairs.ratio(.times),
      values: ["ms": pairs.subject.median * 1e3, "limit, ms": pairs.limit.median * 1e3])
  }

  /// Lets the kernel forget what it keeps of the files below a directory.
  private func evict(_ path: String) {
    for name in Workspace.names(in: path) { evict("\(path)/\(name)") }
    let file = open(path, O_RDONLY)
    if file < 0 { return }
    defer { close(file) }
    // Only what is on disk can be forgotten.
    fsync(file)
    posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED)
  }
}
