extension Measurement {
  static let start = Measurement(
    name: "start", summary: "starting the command, beside a bare Swift program and beside /bin/true"
  ) { settings, report in
    let acquis = Programs.acquis(settings)
    for (limit, program) in [("a Swift program that prints one digit", Programs.bareStart), ("/bin/true", "/bin/true")]
    {
      let pairs = Pairs.measure(rounds: 30) {
        Child.run([acquis, "--version"]).seconds
      } limit: {
        Child.run([program]).seconds
      }
      report(
        Row(
          id: "start", what: "acquis --version", parameters: [:], limit: limit, ratio: pairs.ratio(.times),
          values: ["ms": pairs.subject.median * 1e3, "limit, ms": pairs.limit.median * 1e3]))
    }
  }
}
