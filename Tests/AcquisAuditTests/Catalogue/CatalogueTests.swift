import AcquisAudit
import FoundationEssentials
import Testing

@Suite("Every requirement of SPEC, broken once")
struct CatalogueTests {
  @Test("is found, and named first", arguments: Deviation.all)
  func found(deviation: Deviation) throws {
    let report = try deviation.report()
    switch deviation.code.severity {
    case .warning:
      #expect(report.codes == [deviation.code])
      #expect(report.exitStatus == 0)
    case .unchecked:
      #expect(report.verdict?.code == deviation.code, "\(report.findings)")
      #expect(report.exitStatus == 2)
    case .error:
      #expect(report.verdict?.code == deviation.code, "\(report.findings)")
      #expect(report.exitStatus == 1)
    }
  }

  /// The codes whose deviations are judged elsewhere: a page is compared by the module that renders it.
  static let judgedElsewhere: Set<FindingCode> = [.pageAltered]

  @Test("there is a deviation for every code")
  func complete() {
    #expect(Set(Deviation.all.map(\.code)) == Set(FindingCode.allCases).subtracting(Self.judgedElsewhere))
  }

  @Test("the codes are the identifiers of SPEC.md, no more and no fewer")
  func identifiers() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "SPEC.md"), encoding: .utf8)
    var identifiers: Set<String> = []
    for piece in text.split(separator: "**[").dropFirst() {
      if let end = piece.firstRange(of: "]**") { identifiers.insert(String(piece[..<end.lowerBound])) }
    }
    identifiers.remove("like-this")
    #expect(identifiers == Set(FindingCode.allCases.map(\.rawValue)))
  }
}
