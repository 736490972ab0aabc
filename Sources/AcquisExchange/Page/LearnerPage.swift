import AcquisCrypto

/// A learner's record as one printable page that carries the record inside (SPEC §14.1).
///
/// The bytes of the page are a pure function of the record and the language, so a verifier renders the page again and
/// compares: nobody can edit the visible text around a valid record. The page runs no script and loads nothing.
public enum LearnerPage {
  /// Renders the file of a learner's record; `nil` when it has not the form of one. O(n log n).
  ///
  /// Whether what the record says is true, is for an audit of the record to say.
  public static func render(_ file: [UInt8], language: PageLanguage) -> [UInt8]? {
    let words = PageWords(language: language)
    guard let content = PageContent(file: file, words: words) else { return nil }
    let lines = head(content, words) + facts(content) + content.tables.flatMap { section($0) } + foot(file, words)
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// The record inside a page, and its language; `nil` when the bytes are not those of a page. O(n).
  public static func record(in page: [UInt8]) -> (file: [UInt8], language: PageLanguage)? {
    let lines = page.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count > 2, let language = PageLanguage.allCases.first(where: { lines[1].elementsEqual(html($0).utf8) })
    else { return nil }
    let carriers = lines.filter { $0.starts(with: open.utf8) }
    let close = Array(close(PageWords(language: language)).utf8)
    guard carriers.count == 1, let line = carriers.first?.dropFirst(open.utf8.count), line.count >= close.count,
      line.suffix(close.count).elementsEqual(close), let file = Base64.decode(line.dropLast(close.count))
    else { return nil }
    return (file, language)
  }

  private static let open =
    #"<p class="proof"><a download="acquis-record.json" href="data:application/octet-stream;base64,"#
  private static func close(_ words: PageWords) -> String { #"">\#(PageText.escape(words[.download]))</a></p>"# }
  private static func html(_ language: PageLanguage) -> String { #"<html lang="\#(language.rawValue)">"# }

  static let style = [
    "@page{size:A4;margin:16mm 15mm 18mm;@bottom-right{content:counter(page) \" / \" counter(pages);font:8pt serif}}",
    "body{font:9.5pt/1.4 Georgia,\"Liberation Serif\",\"DejaVu Serif\",serif;max-width:180mm;margin:8mm auto;",
    "padding:0 4mm;color:#1a1a1a;background:#fff;font-variant-numeric:lining-nums tabular-nums}",
    "h1{font-size:20pt;font-weight:normal;margin:0 0 1mm;padding-bottom:2mm;border-bottom:.6mm solid #1a1a1a}",
    "h2{font-size:12pt;margin:7mm 0 1.5mm;break-after:avoid}p{margin:2mm 0}.lead{color:#444;margin-bottom:4mm}",
    "table{border-collapse:collapse;width:100%;table-layout:fixed}",
    "th,td{text-align:left;vertical-align:baseline;padding:1.1mm 2mm 1.1mm 0;border-bottom:.2mm solid #bbb;",
    "overflow-wrap:anywhere}th{font-weight:bold;font-size:8.5pt;color:#444}",
    "thead th{border-bottom:.4mm solid #1a1a1a;overflow-wrap:normal}tr{break-inside:avoid}",
    "td span{display:block;font-size:8pt;color:#555;unicode-bidi:isolate}.facts th{width:48mm}.facts th,.facts td{padding:.5mm 2mm .5mm 0;border:0}",
    ".overview th:nth-child(2){width:13mm}.overview th:nth-child(3){width:54mm}",
    ".overview th:nth-child(4){width:20mm}.overview th:nth-child(5){width:24mm}",
    ".rows th:nth-child(2){width:22mm}.rows th:nth-child(3){width:20mm}.rows th:nth-child(4){width:26mm}",
    ".rows th:nth-child(5){width:31mm}.rows th:nth-child(6){width:13mm}",
    "ul{margin:0;padding-left:5mm}@media print{body{margin:0;padding:0;max-width:none}.proof{display:none}}",
  ].joined()

  private static func head(_ content: PageContent, _ words: PageWords) -> [String] {
    let (title, lead) = (PageText.escape(words[.title]), PageText.escape(words[.lead]))
    return [
      "<!DOCTYPE html>", html(words.language), "<head>", #"<meta charset="utf-8">"#,
      #"<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">"#,
      #"<meta name="generator" content="acquis-page/v1">"#,
      #"<meta name="viewport" content="width=device-width, initial-scale=1">"#,
      "<title>\(title) \(PageText.escape(content.learner))</title>", "<style>\(style)</style>", "</head>", "<body>",
      "<h1>\(title)</h1>", #"<p class="lead">\#(lead)</p>"#,
    ]
  }

  private static func facts(_ content: PageContent) -> [String] {
    let rows = content.facts.map { "<tr><th>\(PageText.escape($0))</th><td>\(PageText.escape($1))</td></tr>" }
    return [#"<table class="facts">"#, "<tbody>"] + rows + ["</tbody>", "</table>"]
  }

  /// A heading and its table; nothing at all when there are no rows.
  private static func section(_ table: PageTable) -> [String] {
    guard !table.rows.isEmpty else { return [] }
    let header = table.header.map { "<th>\(PageText.escape($0))</th>" }.joined()
    let rows = table.rows.map { row in
      "<tr>" + row.map { "<td>\(PageText.escape($0.text))\(span($0.detail))</td>" }.joined() + "</tr>"
    }
    return ["<h2>\(PageText.escape(table.heading))</h2>", #"<table class="\#(table.style)">"#]
      + ["<thead>", "<tr>\(header)</tr>", "</thead>", "<tbody>"] + rows + ["</tbody>", "</table>"]
  }

  private static func span(_ detail: String?) -> String {
    detail.map { "<span>\(PageText.escape($0))</span>" } ?? ""
  }

  private static func foot(_ file: [UInt8], _ words: PageWords) -> [String] {
    let notes = [PageWords.Name.note1, .note2, .note3, .note4, .note5].map { "<li>\(PageText.escape(words[$0]))</li>" }
    return ["<h2>\(PageText.escape(words[.notes]))</h2>", "<ul>"] + notes
      + ["</ul>", open + Base64.encode(file) + close(words), "</body>", "</html>"]
  }
}
