import FaultInjection
import Foundation
import Testing

/// Every system call of a command on the files of a ledger fails once. By default those that change something, each in
/// one way, for a command that writes to the log, the mark and the vault; all calls of all cases, in every way, with
/// `ACQUIS_FAULTS=all`.
@Suite struct CommandFaultTests {
  /// A command, and what shows that it is done, once.
  struct Case: CustomTestStringConvertible {
    let name: String
    let command: String
    let proof: String
    let shown: String
    var testDescription: String { name }
  }

  private static let id = "00000000-0000-4000-8000-000000000001"
  private static let cases = [
    Case(
      name: "init", command: "acquis init --ledger new --origin example.org/new --mark new-mark",
      proof: "acquis log --ledger new | wc -l; acquis verify new >/dev/null; echo $?", shown: "1\n0\n"),
    Case(
      name: "enrol",
      command:
        "acquis learner enrol --name 'Yan Inventé' --reference L-2 --target CQP-DEMO-01 --on 2026-02-01 --id \(id)",
      proof: "acquis learner find invent | grep -c Invent; acquis log --type learner-enrolled | wc -l", shown: "2\n2\n"),
    Case(
      name: "record",
      command: "acquis training L-1 CQP-DEMO-01 CQP-DEMO-01-A --module M --on 2026-02-01 --id \(id)",
      proof: "acquis log --type training-followed | wc -l", shown: "1\n"),
    Case(
      name: "publish", command: "acquis publish site",
      proof: "acquis verify site --key \"$(cat vkey)\" >/dev/null; echo $?", shown: "0\n"),
  ]

  private static func prepared() throws -> Sandbox {
    let sandbox = try Sandbox()
    let outcome = try sandbox.run(
      """
      set -e
      mkdir run; cd run
      acquis init --origin example.org/tests --mark mark | tail -1 > vkey
      acquis certification register "$PROJECT/ledger-samples/inputs/referential-cqp.json" --on 2026-01-05
      acquis learner enrol --name "Zoé Inventée" --reference L-1 --target CQP-DEMO-01 --on 2026-01-07
      cp -a . ../sound
      """)
    try #require(outcome.exit == 0, "\(outcome.errText)")
    return sandbox
  }

  @Test(
    "says so, loses nothing, and is completed by running it again",
    arguments: cases)
  func fault(_ each: Case) throws {
    let sandbox = try Self.prepared()
    let shim = FaultyProcess(products: sandbox.products, directory: sandbox.path + "/run")
    try #require(shim.isPossible, "FaultShim is built together with the tests")
    let traced = try run(each, sandbox, shim.traced(to: sandbox.path + "/trace"))
    try #require(traced.exit == 0, "\(traced.errText)")
    try #require(try sandbox.run("cd run; \(each.proof)").outText == each.shown)
    // Where not all is tried, of the other commands only that they leave what is looked for afterwards.
    guard FaultRun.isComplete || each.name == "enrol" else { return }
    let trace = try String(contentsOfFile: sandbox.path + "/trace", encoding: .utf8)
    let calls = FileCall.all(in: trace).filter { FaultRun.isComplete || $0.changes && !$0.path.contains("/cache/") }
    #expect(calls.count > 10)
    var tried = 0
    for call in calls {
      for fault in FaultRun.isComplete ? Fault.ways(of: call) : Array(Fault.ways(of: call).prefix(1)) {
        try meet(fault, each, sandbox, shim)
        tried += 1
      }
    }
    FaultRun.report("system calls of acquis \(each.name): \(calls.count) calls, \(tried) faults")
  }

  /// Runs the command on a fresh copy of the ledger.
  private func run(_ each: Case, _ sandbox: Sandbox, _ variables: [String: String]) throws -> Sandbox.Outcome {
    // Preloaded into acquis alone, not into the shell.
    let preload = variables.map { "\($0)='\($1)'" }.joined(separator: " ")
    return try sandbox.run("rm -rf run; cp -a sound run; cd run; exec env \(preload) \(each.command)")
  }

  private func meet(_ fault: Fault, _ each: Case, _ sandbox: Sandbox, _ shim: FaultyProcess) throws {
    let outcome = try run(each, sandbox, shim.meeting(fault))
    let said = outcome.errText
    #expect([0, 2].contains(outcome.exit), "\(fault): exit \(outcome.exit) \(said)")
    if outcome.exit != 0 {
      #expect(said.hasPrefix("acquis: "), "\(fault): \(said)")
      #expect(said.contains("[") && !said.contains("[internal"), "\(fault): \(said)")
    }
    // What was promised is there; what was not is there after the command has been run again, once.
    if outcome.exit != 0 {
      let again = try sandbox.run("cd run; \(each.command) 2>&1")
      // A founding that came through is not made twice.
      let isFounded = each.name == "init" && again.outText.contains("(new) [file-exists]")
      #expect(again.exit == 0 || isFounded, "after \(fault): \(again.outText)")
    }
    #expect(try sandbox.run("cd run; \(each.proof)").outText == each.shown, "after \(fault)")
    // What is recorded without a checkpoint is told, and how to get one.
    if said.contains("run 'acquis checkpoint'") { _ = try sandbox.run("cd run; acquis checkpoint") }
    let verdict = try sandbox.run("cd run; acquis verify l 2>&1")
    #expect(verdict.exit == 0, "after \(fault), which ended with \(outcome.exit) \(said): \(verdict.outText)")
  }
}
