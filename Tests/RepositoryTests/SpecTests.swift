import AcquisAudit
import AcquisCredits
import Testing

@Suite("SPEC.md and the code")
struct SpecTests {
  /// The identifiers that stand in bold brackets, but for the one that shows how they look.
  static func identifiers() throws -> [String] {
    try Repository.text("SPEC.md").split(separator: "**[").dropFirst().compactMap { piece in
      piece.firstRange(of: "]**").map { String(piece[..<$0.lowerBound]) }
    }.filter { $0 != "like-this" }
  }

  @Test("name the same findings")
  func findings() throws {
    #expect(Set(try Self.identifiers()) == Set(FindingCode.allCases.map(\.rawValue)))
  }

  @Test("and every refusal of the domain is a finding")
  func refusals() {
    #expect(Set(RefusalCode.allCases.map(\.rawValue)).isSubset(of: FindingCode.allCases.map(\.rawValue)))
  }

  @Test("identifiers are words in lower case joined by hyphens")
  func spelling() throws {
    for identifier in try Self.identifiers() {
      #expect(identifier.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(identifier)")
    }
  }
}
