import AcquisCrypto

/// A learner's record as one printable page that carries the record inside (SPEC §14.1).
///
/// The bytes of the page are a pure function of the record and the language, so a verifier renders the page again and
/// compares: nobody can edit the visible text around a valid record.
public enum LearnerPage {
  /// Renders the file of a learner's record; `nil` when it has not the form of one. O(n).
  public static func render(_ file: [UInt8], language: PageLanguage) -> [UInt8]? {
    let words = PageWords(language: language)
    guard let content = PageContent(file: file, words: words) else { return nil }
    let lines = head(content, words) + summary(content, words) + tables(content, words) + foot(file, words)
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// The record inside a page, and its language; `nil` when the bytes are not those of a page.
  public static func record(in page: [UInt8]) -> (file: [UInt8], language: PageLanguage)? {
    let lines = page.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count > 2, let language = PageLanguage.allCases.first(where: { lines[1].elementsEqual(html($0).utf8) }),
      let line = lines.last(where: { $0.starts(with: open.utf8) }), line.count >= open.utf8.count + close.utf8.count,
      let file = Base64.decode(line.dropFirst(open.utf8.count).dropLast(close.utf8.count))
    else { return nil }
    return (file, language)
  }

  private static let open = #"<script type="application/octet-stream" id="acquis-record">"#
  private static let close = "</script>"
  private static func html(_ language: PageLanguage) -> String { #"<html lang="\#(language.rawValue)">"# }

  static let style =
    "@page{size:A4;margin:18mm}body{font:10pt/1.4 sans-serif;max-width:180mm;margin:auto;color:#111}"
    + "h1{font-size:18pt;margin:0 0 4mm}h2{font-size:12pt;margin:7mm 0 2mm}"
    + "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:1mm 2mm;"
    + "border-bottom:.2mm solid #bbb;overflow-wrap:anywhere}th{font-weight:600}"
    + "tr{break-inside:avoid}"

  private static func head(_ content: PageContent, _ words: PageWords) -> [String] {
    [
      "<!DOCTYPE html>", html(words.language), "<head>", #"<meta charset="utf-8">"#,
      #"<meta name="generator" content="acquis-page/v1">"#,
      "<title>\(words[.title]) \(escape(content.learner))</title>",
      "<style>\(style)</style>", "</head>", "<body>", "<h1>\(words[.title])</h1>", "<p>\(words[.intro])</p>",
    ]
  }

  private static func summary(_ content: PageContent, _ words: PageWords) -> [String] {
    var rows = [(words[.learner], content.learner)]
    for field in [PageWords.Name.name, .birthDate, .reference] {
      if let value = content.identity[field.rawValue] { rows.append((words[field], value)) }
    }
    rows += [
      (words[.issuer], content.origin), (words[.ledger], content.ledger),
      (words[.asOf], "\(content.size) (\(content.recorded))"),
      (words[.shown], content.blocks.isEmpty ? words[.everything] : content.blocks.joined(separator: ", ")),
    ]
    return ["<table>"] + rows.map { "<tr><th>\($0)</th><td>\(escape($1))</td></tr>" } + ["</table>"]
  }

  private static func tables(_ content: PageContent, _ words: PageWords) -> [String] {
    let end = [words[.signedBy], words[.record]]
    let subject = [words[.certification], words[.block], ""]
    let decided = [words[.decision], words[.made]]
    return table(words[.awards], [words[.certification], ""] + decided + [words[.session]] + end, content.awards)
      + table(words[.blocks], subject + decided + [words[.session]] + end, content.decisions)
      + table(words[.assessments], subject + decided + [words[.centre]] + end, content.assessments)
      + table(words[.training], subject + [words[.module], words[.made], words[.record]], content.training)
  }

  /// A heading and its table; nothing at all when there are no rows.
  private static func table(_ heading: String, _ header: [String], _ rows: [PageContent.Row]) -> [String] {
    guard !rows.isEmpty else { return [] }
    let cells = { (tag: String, cells: [String]) in
      "<tr>" + cells.map { "<\(tag)>\(escape($0))</\(tag)>" }.joined() + "</tr>"
    }
    return ["<h2>\(escape(heading))</h2>", "<table>", cells("th", header)] + rows.map { cells("td", $0.cells) } + [
      "</table>"
    ]
  }

  private static func foot(_ file: [UInt8], _ words: PageWords) -> [String] {
    let notes = [PageWords.Name.note1, .note2, .note3, .note4].map { "<li>\(words[$0])</li>" }
    return ["<h2>\(words[.notes])</h2>", "<ul>"] + notes
      + ["</ul>", open + Base64.encode(file) + close, "</body>", "</html>"]
  }

  /// Text for an element or an attribute: `&`, `<`, `>`, `"` and `'` as character references.
  static func escape(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
