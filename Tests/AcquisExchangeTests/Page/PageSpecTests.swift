import AcquisCredits
import Foundation
import Testing

@testable import AcquisExchange

@Suite("SPEC §14.1 says what the code does")
struct PageSpecTests {
  private let lines: [String]

  init() throws {
    let spec = String(decoding: try projectFile("SPEC.md"), as: UTF8.self)
    let begin = try #require(spec.range(of: "<!-- page:begin -->"))
    let end = try #require(spec.range(of: "<!-- page:end -->"))
    lines = spec[begin.upperBound..<end.lowerBound].split(separator: "\n").map(String.init)
  }

  @Test func words() throws {
    let start = try #require(lines.firstIndex { $0 == "| name | en | fr |" })
    let rows = lines[(start + 2)...].map { row in
      row.split(separator: "|").map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " `")) }
    }
    #expect(rows.map { $0.first } == PageWords.Name.allCases.map(\.rawValue).sorted(by: order(rows)))
    for name in PageWords.Name.allCases {
      let row = try #require(rows.first { $0.first == name.rawValue })
      #expect(row[1].utf8.elementsEqual(PageWords(language: .english)[name].utf8))
      #expect(row[2].utf8.elementsEqual(PageWords(language: .french)[name].utf8))
    }
  }

  /// The order of the table, so that a name that stands in one only is seen.
  private func order(_ rows: [[String]]) -> (String, String) -> Bool {
    let places = Dictionary(rows.enumerated().map { ($1.first ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    return { (places[$0] ?? .max) < (places[$1] ?? .max) }
  }

  @Test func style() { #expect(lines.contains("<style>\(LearnerPage.style)</style>")) }

  @Test("the lines of the template stand in a page, in order", arguments: PageLanguage.allCases)
  func template(_ language: PageLanguage) throws {
    let begin = try #require(lines.firstIndex(of: "<!DOCTYPE html>"))
    let end = try #require(lines.firstIndex(of: "</html>"))
    let (world, learner) = try World.career()
    let page = try #require(LearnerPage.render(try world.file(of: learner), language: language))
    var rest = String(decoding: page, as: UTF8.self).split(separator: "\n")[...]
    let words = PageWords(language: language)
    for line in lines[begin...end] where !["FACTS", "TABLES", "STYLE"].contains(line) && !line.contains("RECORD") {
      var expected = String(line.prefix { $0 != " " || !line.hasPrefix("<li>") })
      expected = expected.replacingOccurrences(of: "LANGUAGE", with: language.rawValue)
      expected = expected.replacingOccurrences(of: "{LEARNER}", with: learner.description)
      for name in PageWords.Name.allCases {
        expected = expected.replacingOccurrences(of: "{\(name.rawValue)}", with: words[name])
      }
      let place = try #require(rest.firstIndex { $0 == expected }, "\(expected)")
      rest = rest[(place + 1)...]
    }
    #expect(rest.isEmpty)
  }

  @Test("French: a no-break space before every colon, none before what English has", arguments: PageWords.Name.allCases)
  func typography(_ name: PageWords.Name) {
    let (english, french) = (PageWords(language: .english)[name], PageWords(language: .french)[name])
    #expect(!french.contains(" :") && !french.contains(" ;") && !french.contains("'") && !english.contains("'"))
    for text in french.components(separatedBy: ":").dropLast() { #expect(text.hasSuffix("\u{A0}")) }
    #expect(!english.contains("\u{A0}"))
  }
}
