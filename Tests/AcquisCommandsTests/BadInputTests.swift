import Foundation
import Testing

/// Whatever is wrong with the world: exit 2, one clear sentence with a remedy, and the ledger byte for byte as before.
@Suite struct BadInputTests {
  private static let training = "acquis training L-1 CQP-DEMO-01 CQP-DEMO-01-A --module M --on 2026-02-01"

  /// A ledger with a certification, a centre and a learner of the reference L-1.
  private func ledger() throws -> Sandbox {
    let sandbox = try Sandbox()
    let outcome = try sandbox.run(
      """
      set -e
      acquis init --origin example.org/tests
      acquis certification register "$PROJECT/ledger-samples/inputs/referential-cqp.json" --on 2026-01-05
      acquis centre authorise C-1 --name "Centre imaginaire" --certification CQP-DEMO-01 --on 2026-01-06
      acquis learner enrol --name "Zoé Inventée" --reference L-1 --target CQP-DEMO-01 --on 2026-01-07
      """)
    try #require(outcome.exit == 0, "\(outcome.errText)")
    return sandbox
  }

  /// What can never change unless something is recorded: the log and its checkpoint, with their names and kinds.
  private func state(_ sandbox: Sandbox) throws -> String {
    try sandbox.run("find l/log l/checkpoint -printf '%y %p %s\\n' | sort; cat l/log/* l/checkpoint | sha256sum")
      .outText
  }

  /// Runs `line`, which must be refused with `code` and change nothing.
  private func expectRefusal(
    _ line: String, _ code: String, in sandbox: Sandbox, exit: Int32 = 2, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let before = try state(sandbox)
    let outcome = try sandbox.run("timeout 60 sh -c '\(line)'")
    let said = outcome.errText.split(separator: "\n").map(String.init)
    #expect(outcome.exit == exit, "\(outcome.outText)\(outcome.errText)", sourceLocation: location)
    #expect(said.count == 2, "\(said)", sourceLocation: location)
    #expect(said.first?.hasPrefix("acquis: ") == true, "\(said)", sourceLocation: location)
    #expect(said.first?.hasSuffix("[\(code)]") == true, "\(said)", sourceLocation: location)
    #expect(said.last?.hasPrefix("        ") == true, "\(said)", sourceLocation: location)
    #expect(outcome.out.isEmpty, sourceLocation: location)
    #expect(try state(sandbox) == before, sourceLocation: location)
  }

  // MARK: Files that are something else

  @Test(arguments: [
    ("checkpoint", "file-kind"), ("log/000000000000.jsonl", "file-kind"), ("lock", "file-kind"),
    ("private/keys/checkpoint.key", "file-kind"),
  ])
  func pipe(in place: String, code: String) throws {
    let sandbox = try ledger()
    _ = try sandbox.run("mv l/\(place) aside && mkfifo l/\(place)")
    let outcome = try sandbox.run("timeout 20 " + BadInputTests.training)
    #expect(outcome.exit == 2)
    #expect(outcome.errText.contains("l/\(place)) [\(code)]"), "\(outcome.errText)")
    _ = try sandbox.run("rm l/\(place) && mv aside l/\(place)")
    #expect(try sandbox.run("acquis verify l").exit == 0)
  }

  @Test(arguments: ["checkpoint", "log/000000000000.jsonl", "lock"]) func link(in place: String) throws {
    let sandbox = try ledger()
    _ = try sandbox.run("mv l/\(place) aside && ln -s ../../aside l/\(place)")
    let outcome = try sandbox.run("timeout 20 " + BadInputTests.training)
    #expect(outcome.exit == 2)
    #expect(outcome.errText.contains("[file-kind]"), "\(outcome.errText)")
  }

  /// The cache is disposable: whatever stands in its place, the answer is right.
  @Test(arguments: [
    "rm -r l/cache", "find l/cache -type f -exec truncate -s 7 {} +", "rm -r l/cache; echo x > l/cache",
  ])
  func cache(damage: String) throws {
    let sandbox = try ledger()
    _ = try sandbox.run(damage)
    #expect(try sandbox.run("timeout 20 acquis progress L-1").outText.contains("0 of 3 blocks"))
    #expect(try sandbox.run("timeout 20 " + BadInputTests.training).exit == 0)
    #expect(try sandbox.run("acquis verify l").exit == 0)
  }

  @Test(arguments: [
    "record", "sign --with k --origin o --ledger-id \(String(repeating: "0", count: 64)) -o out", "import rncp",
  ])
  func inputs(of command: String) throws {
    let sandbox = try ledger()
    _ = try sandbox.run("mkfifo pipe; mkdir folder; acquis key new --role centre --for C-1 -o k")
    for path in ["pipe", "nowhere"] {
      let outcome = try sandbox.run("timeout 20 acquis \(command) \(path)")
      #expect(outcome.exit == 2, "\(command) \(path): \(outcome.errText)")
      #expect(outcome.errText.hasPrefix("acquis: "), "\(outcome.errText)")
      #expect(outcome.errText.contains(path), "\(outcome.errText)")
    }
  }

  // MARK: Sizes

  /// Two thousand million bytes without a line's end: refused within a memory much smaller.
  @Test(arguments: [
    "acquis record big", "acquis certification register big", "acquis certification rule CQP-DEMO-01 --file big",
    "acquis verify big", "acquis import rncp big",
    "acquis assess L-1 CQP-DEMO-01 CQP-DEMO-01-A --centre C-1 "
      + "--outcome acquired --route vae --on 2026-02-01 --sign-with big",
  ])
  func endlessLine(_ command: String) throws {
    let sandbox = try ledger()
    let before = try state(sandbox)
    let outcome = try sandbox.run("truncate -s 2G big; ulimit -v 1500000; timeout 120 \(command)")
    // A ledger's file with such a line is a finding; any other is one that cannot be used.
    #expect(outcome.exit == (command.contains("verify") ? 1 : 2), "\(outcome.outText)\(outcome.errText)")
    #expect(try state(sandbox) == before)
  }

  @Test func endlessSegment() throws {
    let sandbox = try ledger()
    _ = try sandbox.run("truncate -s 2G l/log/000000000000.jsonl")
    for command in ["acquis verify l", "acquis progress L-1", BadInputTests.training] {
      let outcome = try sandbox.run("ulimit -v 4000000; timeout 120 \(command)")
      #expect([0, 1, 2].contains(outcome.exit), "\(command): \(outcome.exit) \(outcome.errText)")
    }
  }

  /// A disk with no room left: nothing is recorded in part.
  @Test(arguments: [0, 1, 2, 4]) func fullDisk(blocks: Int) throws {
    let sandbox = try ledger()
    let limit = "l=$(stat -c %s l/log/000000000000.jsonl); trap '' XFSZ; ulimit -f $((l / 512 + \(blocks)))"
    _ = try sandbox.run("\(limit); timeout 60 \(BadInputTests.training) --id 00000000-0000-4000-8000-000000000001")
    #expect(try sandbox.run("timeout 60 \(BadInputTests.training) --id 00000000-0000-4000-8000-000000000001").exit == 0)
    #expect(try sandbox.run("acquis log --type training-followed | wc -l").outText == "1\n")
    #expect(try sandbox.run("acquis verify l").exit == 0)
  }

  // MARK: Permissions and locks

  @Test(.enabled(if: getuid() == 0, "only root can become somebody else"))
  func someoneElse() throws {
    let sandbox = try ledger()
    _ = try sandbox.run("chmod 755 .; chmod -R a+rX l; chmod 700 l/private")
    let nobody = "setpriv --reuid=65534 --regid=65534 --clear-groups"
    let before = try state(sandbox)
    let outcome = try sandbox.run("\(nobody) \(BadInputTests.training)")
    #expect(outcome.exit == 2)
    #expect(outcome.errText.contains("Permission denied"), "\(outcome.errText)")
    #expect(try state(sandbox) == before)
    // Who may only read can read and verify all that is public.
    #expect(try sandbox.run("\(nobody) acquis verify l").exit == 0)
    #expect(try sandbox.run("\(nobody) acquis certification list").outText.contains("CQP-DEMO-01"))
    #expect(try sandbox.run("\(nobody) acquis init --ledger l/other --origin x.org/y").exit == 2)
  }

  /// Who may read everything, and write nothing, is answered by reference, too.
  @Test(.enabled(if: getuid() == 0, "only root can become somebody else"))
  func readOnlyVault() throws {
    let sandbox = try ledger()
    _ = try sandbox.run("chmod 755 .; chown -R 65534:65534 l; chmod -R a-w l")
    let nobody = "setpriv --reuid=65534 --regid=65534 --clear-groups"
    let outcome = try sandbox.run("\(nobody) acquis progress L-1")
    #expect(outcome.outText.contains("0 of 3 blocks"), "\(outcome.errText)")
    #expect(try sandbox.run("\(nobody) acquis learner find invent").outText.contains("Zoé Inventée"))
    let refused = try sandbox.run("\(nobody) \(BadInputTests.training)")
    #expect(refused.exit == 2)
    #expect(refused.errText.contains("Cannot write"), "\(refused.errText)")
  }

  @Test func lockThatStaysTaken() throws {
    let sandbox = try ledger()
    let holder = try sandbox.start("exec flock -F l/lock sh -c 'touch held; exec sleep 60'")
    defer {
      kill(holder.process, SIGKILL)
      _ = holder.wait()
    }
    while try sandbox.run("test -e held").exit != 0 { usleep(10_000) }
    try expectRefusal(BadInputTests.training + " --wait 0.2", "ledger-locked", in: sandbox)
    // Reading never waits.
    #expect(try sandbox.run("timeout 20 acquis progress L-1 --wait 0").exit == 0)
  }

  // MARK: Texts

  @Test(arguments: [
    #"acquis progress "$(printf "\377\376")""#, #"acquis learner find "$(printf "a\377")" --ledger "$(printf "\377")""#,
    #"acquis training L-1 "$(printf "CQP\377")" A --module M"#,
    #"acquis training L-1 CQP-DEMO-01 CQP-DEMO-01-A --module "$(printf "M\377")" --on 2026-02-01"#,
    #"acquis learner enrol --name "$(printf "Zo\357\277\275")" --target CQP-DEMO-01 --on 2026-02-01"#,
  ])
  func notUnicode(_ line: String) throws {
    let sandbox = try ledger()
    let before = try state(sandbox)
    let outcome = try sandbox.run("timeout 20 \(line)")
    #expect(outcome.exit == 2, "\(outcome.outText)\(outcome.errText)")
    #expect(outcome.errText.hasPrefix("acquis: Argument "), "\(outcome.errText)")
    #expect(try state(sandbox) == before)
  }

  @Test(arguments: [
    #"printf "{\"type\":\"block-assessed\",\"made\":\"2026-02-01\",\"body\":{\"learner\":\"\377\"}}\n" > f"#,
    #"printf "\377\376{\0" > f"#, "head -c 100000 /dev/zero > f", #"printf "[[[[" > f"#, ": > f",
    #"i=0; while [ $i -lt 300 ]; do printf "{\"a\":"; i=$((i+1)); done > f"#,
    #"printf "{\"type\":\"training-followed\",\"made\":\"2026-02-01\",\"made\":\"2026-02-02\",\"body\":{}}\n" > f"#,
    #"printf "{\"type\":\"block-assessed\",\"made\":\"2026-02-01\",\"body\":{\"learner\":1e99}}\n" > f"#,
  ])
  func badLines(_ making: String) throws {
    let sandbox = try ledger()
    _ = try sandbox.run(making)
    let before = try state(sandbox)
    let outcome = try sandbox.run("timeout 20 acquis record f --json")
    #expect(outcome.exit == 2, "\(outcome.errText)")
    #expect(
      outcome.errText.hasPrefix(#"{"error":{"code":""#) && outcome.errText.hasSuffix("}}\n"), "\(outcome.errText)")
    #expect(try state(sandbox) == before)
  }

  @Test(arguments: [
    #"<?xml version="1.0"?><!DOCTYPE FICHES [<!ENTITY a "x">]><FICHES>&a;</FICHES>"#,
    #"<?xml version="1.0"?><!DOCTYPE FICHES SYSTEM "http://127.0.0.1:1/x.dtd"><FICHES/>"#,
    #"<FICHES>&undefined;</FICHES>"#, "<FICHES><FICHE>", "<html></html>",
    String(repeating: "<a>", count: 5000), "",
  ])
  func hostileXML(_ text: String) throws {
    let sandbox = try ledger()
    try Data(text.utf8).write(to: URL(filePath: sandbox.path + "/f.xml"))
    let before = try state(sandbox)
    let outcome = try sandbox.run("timeout 20 acquis import rncp f.xml")
    #expect(outcome.exit == 2, "\(outcome.outText)\(outcome.errText)")
    #expect(outcome.errText.contains("f.xml"), "\(outcome.errText)")
    #expect(try state(sandbox) == before)
  }

  /// Markup in a foreign title is text on the page, and no control character gets as far as the terminal.
  @Test func markupAndEscapeSequences() throws {
    let sandbox = try ledger()
    let said = try sandbox.run(
      #"""
      sed 's/Gardien de phare imaginaire/Gardien<script>=1+1/; s/CQP-DEMO-01/CQP-DEMO-02/g' \
        "$PROJECT/ledger-samples/inputs/referential-cqp.json" > r.json
      acquis certification register r.json --on 2026-01-05 > out
      acquis centre authorise C-1 --name "Centre" --certification CQP-DEMO-02 --on 2026-01-06 > out
      acquis assess L-1 CQP-DEMO-02 CQP-DEMO-02-A --centre C-1 --outcome acquired --route vae --on 2026-02-01 > out
      acquis training L-1 CQP-DEMO-02 CQP-DEMO-02-A --module "$(printf 'M\033[31m')" --on 2026-02-01; echo $?
      acquis learner identify L-1 --name "$(printf 'Z\033[2J')" --on 2026-02-01; echo $?
      acquis certification register "$(printf 'no\033[2Jwhere')"; echo $?
      acquis export L-1 --html -o page.html > out
      """#)
    #expect(said.outText == "2\n2\n2\n", "\(said.errText)")
    #expect(!said.err.contains(0x1B))
    let page = try sandbox.run("cat page.html").outText
    #expect(!page.contains("Gardien<script>") && page.contains("Gardien&lt;script&gt;=1+1"))
  }

  // MARK: Numbers

  @Test(arguments: [
    ("acquis log --from -1", 2), ("acquis log --from 99999999999999999999", 64),
    ("acquis prove 99999999999999999999", 64),
    ("acquis log --from 1000000", 2), ("acquis log --from 7", 0), ("acquis prove 9223372036854775807", 2),
    ("acquis key revoke 0000 --compromised-since -1", 2), ("acquis pending --wait -1", 64),
    ("acquis pending --wait nan", 64), ("acquis pending --wait inf", 64),
  ])
  func numbers(_ command: String, _ exit: Int32) throws {
    let sandbox = try ledger()
    let before = try state(sandbox)
    let outcome = try sandbox.run("timeout 20 \(command)")
    #expect(outcome.exit == exit, "\(outcome.outText)\(outcome.errText)")
    #expect(try state(sandbox) == before)
  }

  // MARK: A crowd

  /// What several processes record at once is all there, once, and verifies.
  @Test func fourProcesses() throws {
    let sandbox = try ledger()
    let writer =
      "for i in 1 2 3 4 5 6; do acquis training L-1 CQP-DEMO-01 CQP-DEMO-01-A --module M --on 2026-02-01 --json"
    let running = try (0..<4).map { _ in try sandbox.start("\(writer) --wait 120 || exit; done") }
    let answers = running.map { $0.wait() }
    #expect(answers.allSatisfy { $0.exit == 0 }, "\(answers.map(\.errText))")
    let acknowledged = Set(answers.flatMap { $0.outText.split(separator: "\n") })
    #expect(acknowledged.count == 24)
    #expect(try sandbox.run("acquis log --type training-followed | wc -l").outText == "24\n")
    #expect(try sandbox.run("acquis verify l").exit == 0)
  }
}
