import AcquisCredits
import AcquisCrypto
import Foundation
import Testing

@testable import AcquisExchange

@Suite("Official fiches become batches", .enabled(if: SharedData.rncp != nil, SharedData.absent))
struct OfficialRegistrationTests {
  private static func fiches(_ name: String) throws -> [Fiche] {
    var fiches: [Fiche] = []
    _ = try FicheXMLReader().read(
      path: try #require(SharedData.rncp) + "/" + name, onFiche: { fiches.append($0) },
      onSkip: { Issue.record("\($0)") })
    return fiches
  }

  private static func csv() throws -> [Fiche] {
    var fiches: [Fiche] = []
    _ = try FicheCSVReader().read(
      directory: try #require(SharedData.rncp) + "/csv-sample", onFiche: { fiches.append($0) },
      onSkip: { Issue.record("\($0)") })
    return fiches
  }

  @Test(arguments: [("rncp-v4.1-sample.xml", 8), ("rs-v4.1-sample.xml", 5)])
  func xml(_ name: String, _ count: Int) throws {
    let (fiches, again) = (try Self.fiches(name), try Self.fiches(name))
    #expect(fiches.count == count)
    for (fiche, same) in zip(fiches, again) {
      let registration = try Registration(fiche)
      try Batches.check(registration)
      #expect(registration == (try Registration(same)))
      #expect(registration.head.source.text == fiche.digest?.hex)
      #expect(registration.head.title == fiche.title)
      for block in fiche.blocks ?? [] {
        let joined = Batches.joined(registration, block.code)
        #expect(joined.competences.utf8.elementsEqual((block.competences.flatMap(Tidy.longText) ?? "").utf8))
        #expect(joined.assessment.utf8.elementsEqual((block.assessment.flatMap(Tidy.longText) ?? "").utf8))
      }
    }
    #expect(
      zip(fiches, fiches.dropFirst()).allSatisfy { left, right in
        (try? Registration(left)) != (try? Registration(right))
      })
  }

  @Test("every correspondence of the XML is listed", arguments: ["rncp-v4.1-sample.xml", "rs-v4.1-sample.xml"])
  func correspondences(_ name: String) throws {
    let bytes = try Data(contentsOf: URL(filePath: try #require(SharedData.rncp) + "/" + name))
    // Counted without the reader: a fiche's text lies between its number and the next one's.
    let parts = String(decoding: bytes, as: UTF8.self).components(separatedBy: "<FICHE>").dropFirst()
    let counts = parts.map { $0.components(separatedBy: "<CORRESPONDANCE>").count - 1 }
    let fiches = try Self.fiches(name)
    #expect(fiches.count == counts.count)
    for (fiche, count) in zip(fiches, counts) {
      let batch = try Batches.check(try Registration(fiche))
      #expect(batch.count { $0.statement.type == "correspondence-listed" } == count, "\(fiche.number)")
    }
    #expect(name.hasPrefix("rs") || counts.reduce(0, +) == 45)
  }

  @Test func partnersMayAssessExactlyWhereTheRegisterSaysSo() throws {
    for fiche in try Self.fiches("rs-v4.1-sample.xml") {
      let listed = Set(try Registration(fiche).partners.joined().filter { $0.scope.mayAssess }.map(\.centre.text))
      let stated = (fiche.partners ?? []).filter { partner in
        partner.habilitation.map { $0 != .train } ?? false
          && (partner.state == .active || partner.state == nil
            || partner.stateChanged.map { partner.activeSince ?? $0 <= $0 } ?? false)
      }
      #expect(listed == Set(stated.compactMap(\.siret)))
    }
  }

  @Test func csvSet() throws {
    let (fiches, again) = (try Self.csv(), try Self.csv())
    #expect(fiches.count == 9)
    for (fiche, same) in zip(fiches, again) {
      let registration = try Registration(fiche)
      try Batches.check(registration)
      #expect(registration == (try Registration(same)))
    }
    #expect(Set(try fiches.map { try Registration($0).head.source }).count == 9)
  }
}
