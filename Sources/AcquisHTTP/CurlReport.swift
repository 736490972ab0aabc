/// What curl says on its standard error: its complaint if it has one, and at last the line that ``format`` makes.
struct CurlReport {
  /// The HTTP status; `nil` if none came back.
  let status: Int?
  /// The media type of the answer.
  let contentType: String?
  /// Why it failed, without control characters.
  let complaint: String?

  /// For `--write-out`.
  static let format = "%{stderr}\\nanswer %{http_code} %{content_type}\\n"

  init(_ messages: String) {
    let lines = messages.split(whereSeparator: \.isNewline).map(CurlReport.harmless)
    let parts = lines.last { $0.hasPrefix("answer ") }?.split(separator: " ", maxSplits: 2) ?? []
    status = parts.count > 1 ? Int(parts[1]).flatMap { (100...599).contains($0) ? $0 : nil } : nil
    contentType = parts.count > 2 ? String(parts[2]) : nil
    complaint = lines.first { $0.hasPrefix("curl: ") }.map { String($0.dropFirst("curl: ".count)) }
  }

  /// Printable ASCII alone, at most 300 characters.
  private static func harmless(_ line: Substring) -> String {
    String(decoding: line.utf8.lazy.filter { (0x20...0x7E).contains($0) }.prefix(300), as: UTF8.self)
  }
}
