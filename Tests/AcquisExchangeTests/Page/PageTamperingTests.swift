import AcquisCredits
import AcquisCrypto
import AcquisValues
import Foundation
import Testing

@testable import AcquisExchange

@Suite("A page cannot be edited around its record")
struct PageTamperingTests {
  private static func page(title: String = "Bloc", language: PageLanguage = .english) throws -> [UInt8] {
    var world = try World()
    let id = try world.state(
      .certificationRegistered(
        .init(
          certification: "CQP-DEMO-02", title: title, register: .other, blocks: ["A"],
          source: #require(Fingerprint(Digest.zero.hex)))))
    try world.state(.blockDescribed(.init(registration: id, certification: "CQP-DEMO-02", block: "A", title: title)))
    try world.state(.learnerEnrolled(.init(learner: World.learner(9), certification: "CQP-DEMO-02")))
    try world.state(
      .trainingFollowed(
        .init(learner: World.learner(9), certification: "CQP-DEMO-02", block: "A", module: "<script>alert(1)</script>"))
    )
    return try #require(LearnerPage.render(try world.file(of: World.learner(9)), language: language))
  }

  @Test("whatever byte is changed, the page is no page, carries another record, or differs from its record's page")
  func everyByte() throws {
    let page = try Self.page()
    let inside = try #require(LearnerPage.record(in: page))
    #expect(LearnerPage.render(inside.file, language: inside.language) == page)
    let record = try #require(String(decoding: page, as: UTF8.self).range(of: ";base64,"))
    let start = record.upperBound.utf16Offset(in: String(decoding: page, as: UTF8.self))
    let count = Base64.encode(inside.file).utf8.count
    for position in page.indices where !(start + 64..<start + count - 64).contains(position) || position % 17 == 0 {
      var altered = page
      altered[position] ^= 1
      guard let found = LearnerPage.record(in: altered) else { continue }
      if found.file == inside.file, found.language == inside.language {
        // What it renders to is the page before the change.
        #expect(altered != page)
      } else {
        #expect(found.file != inside.file || LearnerPage.render(found.file, language: found.language) != altered)
      }
    }
  }

  @Test("hostile titles stay text", arguments: ["</script><b>", "<b onclick=\"x\">", "'\"&amp;", "</td></tr></table>"])
  func markup(_ title: String) throws {
    let text = String(decoding: try Self.page(title: title), as: UTF8.self)
    #expect(!text.contains("<script") && !text.contains(title) && text.contains(PageText.escape(title)))
    #expect(!PageText.escape(title).contains { "<>\"'".contains($0) })
    let plain = String(decoding: try Self.page(), as: UTF8.self)
    #expect(text.count { $0 == "<" } == plain.count { $0 == "<" }, "no element more than with a tame title")
  }

  @Test("hidden and turning characters are shown as U+FFFD")
  func hidden() throws {
    let bidi = "a\u{202E}b\u{2066}c\u{200F}d\u{AD}e\u{85}f\u{FEFF}g\u{E0041}h"
    let text = String(decoding: try Self.page(title: bidi), as: UTF8.self)
    #expect(text.contains("a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f\u{FFFD}g\u{FFFD}h"))
    #expect(PageText.escape("\u{A0}\u{202F}\u{200D}é😀") == "\u{A0}\u{202F}\u{200D}é😀")
    let ranges: [ClosedRange<UInt32>] = [
      0...0x1F, 0x7F...0x9F, 0xAD...0xAD, 0x61C...0x61C, 0x180E...0x180E, 0x200B...0x200B, 0x200E...0x200F,
      0x2028...0x202E, 0x2060...0x206F, 0xFEFF...0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F,
    ]
    for value in UInt32(0)...0xE00FF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(
        (PageText.escape(String(scalar)) == "\u{FFFD}") == (ranges.contains { $0.contains(value) } || value == 0xFFFD))
    }
  }

  @Test("what is no page")
  func noPage() throws {
    let page = try Self.page()
    let text = String(decoding: page, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let carrier = try #require(lines.first { $0.hasPrefix("<p class=\"proof\">") })
    let record = { (text: String) in LearnerPage.record(in: Array(text.utf8)) }
    #expect(record("") == nil && record(text.replacing("lang=\"en\"", with: "lang=\"de\"")) == nil)
    #expect(record(text.replacing("lang=\"en\"", with: "lang=\"fr\"")) == nil, "the words after it are English")
    #expect(record(text.replacing(carrier, with: carrier + "\n" + carrier)) == nil)
    #expect(record(text.replacing(carrier, with: "")) == nil)
    #expect(record(text.replacing(";base64,", with: ";base64, ")) == nil)
    #expect(LearnerPage.render([], language: .english) == nil && LearnerPage.render([0x0A], language: .english) == nil)
    let file = try #require(LearnerPage.record(in: page)).file
    #expect(LearnerPage.render(file.dropLast(), language: .english) == nil)
    #expect(LearnerPage.render([0x20] + file, language: .english) == nil)
  }
}
