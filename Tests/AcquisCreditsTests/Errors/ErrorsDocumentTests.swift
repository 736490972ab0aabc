import Foundation
import Testing

@Suite("docs/errors.md") struct ErrorsDocumentTests {
  /// With ACQUIS_WRITE_GOLDEN set, the file is written anew; look at it before you keep it.
  private static let isWriting = ProcessInfo.processInfo.environment["ACQUIS_WRITE_GOLDEN"] != nil
  private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/errors.md")

  @Test("shows the refusals that the scenarios give")
  func generated() throws {
    let text = try ErrorsDocument.text()
    if Self.isWriting { try Data(text.utf8).write(to: Self.file) }
    #expect(try String(contentsOf: Self.file, encoding: .utf8) == text)
  }
}
