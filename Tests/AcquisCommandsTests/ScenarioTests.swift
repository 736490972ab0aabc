import Foundation
import Testing

/// Every file of `Scenarios/` is played with the real program and must come out as it is written.
///
/// With `ACQUIS_RECORD=1` in the environment the files are written anew; read the difference before committing it.
@Suite struct ScenarioTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scenarios")
  private static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []).sorted()

  @Test func thereAreScenarios() { #expect(ScenarioTests.names.count >= 10) }

  @Test(arguments: names) func plays(_ name: String) throws {
    let file = ScenarioTests.folder.appending(path: name)
    let written = try String(contentsOf: file, encoding: .utf8)
    let played = try Scenario(written).play(in: Sandbox())
    if ProcessInfo.processInfo.environment["ACQUIS_RECORD"] == "1" {
      try Data(played.utf8).write(to: file)
    }
    #expect(played == written, "\(ScenarioTests.difference(written, played))")
  }

  private static func difference(_ written: String, _ played: String) -> String {
    let (old, new) = (written.split(separator: "\n"), played.split(separator: "\n"))
    let first = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
    let shown = { (lines: [Substring]) in lines[min(first, lines.count)...].prefix(6).joined(separator: "\n") }
    return "written:\n\(shown(old))\n\nplayed:\n\(shown(new))\n"
  }
}
