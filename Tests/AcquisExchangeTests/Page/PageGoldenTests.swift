import AcquisExchange
import Foundation
import Testing

@Suite("A page's bytes (SPEC §14.1)")
struct PageGoldenTests {
  /// With ACQUIS_WRITE_GOLDEN set, the files are written anew; look at them before you keep them.
  private static let isWriting = ProcessInfo.processInfo.environment["ACQUIS_WRITE_GOLDEN"] != nil

  @Test("of rules 1", arguments: PageLanguage.allCases)
  func career(_ language: PageLanguage) throws {
    let (world, learner) = try World.career()
    try golden("page", try world.file(of: learner, identity: World.identity), language)
  }

  @Test("of rules 2", arguments: PageLanguage.allCases)
  func practice(_ language: PageLanguage) throws {
    let (world, learner) = try World.practice()
    try golden("page-rules-2", try world.file(of: learner), language)
  }

  private func golden(_ name: String, _ file: [UInt8], _ language: PageLanguage) throws {
    let page = try #require(LearnerPage.render(file, language: language))
    let path = "Tests/AcquisExchangeTests/Golden/\(name)-\(language.rawValue).html"
    if Self.isWriting {
      let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
      try Data(page).write(to: root.appending(path: path))
    }
    #expect(page == (try projectFile(path)))
    let inside = try #require(LearnerPage.record(in: page))
    #expect(inside.file == file && inside.language == language)
  }
}
