import AcquisCrypto
import AcquisExchange
import AcquisValues
import Testing

@Suite("Official XML samples", .enabled(if: SharedData.rncp != nil, SharedData.absent))
struct OfficialXMLTests {
  private let rncp: [String: Fiche]
  private let rs: [String: Fiche]

  init() throws {
    rncp = try OfficialXMLTests.read("rncp-v4.1-sample.xml")
    rs = try OfficialXMLTests.read("rs-v4.1-sample.xml")
  }

  private static func read(_ name: String) throws -> [String: Fiche] {
    var fiches: [String: Fiche] = [:]
    let summary = try FicheXMLReader().read(
      path: try #require(SharedData.rncp) + "/" + name, onFiche: { fiches[$0.number] = $0 },
      onSkip: { Issue.record("\($0)") })
    #expect(summary.version == "4.1")
    #expect(summary.ficheCount == fiches.count)
    return fiches
  }

  @Test func counts() {
    #expect(rncp.count == 8 && rs.count == 5)
    #expect(rncp.values.reduce(0) { $0 + ($1.blocks?.count ?? 0) } == 30)
    #expect(rncp.values.reduce(0) { $0 + ($1.correspondences?.count ?? 0) } == 45)
    #expect(rncp.values.reduce(0) { $0 + ($1.partners?.count ?? 0) } == 613)
    #expect(rs.values.allSatisfy { $0.blocks == [] && $0.register == .rs && $0.level == nil })
    #expect((Array(rncp.values) + rs.values).allSatisfy { $0.remarks.isEmpty })
    #expect(Set((Array(rncp.values) + rs.values).map(\.digest)).count == 13)
  }

  @Test func optionsLiveInLabelsOnly() throws {
    let blocks = try #require(rncp["RNCP35959"]?.blocks)
    #expect(blocks.count == 5)
    #expect(blocks.last?.title?.contains("option full stack") == true)
    #expect(blocks.allSatisfy { $0.competences?.isEmpty == false && $0.assessment?.isEmpty == false })
  }

  @Test func correspondencesAreManyToMany() throws {
    let web = try #require(rncp["RNCP35959"]?.correspondences)
    let codes = (3...6).map { "RNCP31899BC0\($0)" }
    #expect(web.contains { $0.sourceBlocks == ["RNCP35959BC05"] && $0.destinationBlocks.sorted() == codes })
    let toRegister = try #require(rncp["RNCP36490"]?.correspondences?.first { $0.destination == "RS6626" })
    #expect(toRegister.sourceBlocks == ["RNCP36490BC04"] && toRegister.destinationBlocks == [])
    let whole = try #require(rncp["RNCP37674"]?.correspondences?.first { $0.destination == "RNCP31114" })
    #expect(whole.sourceBlocks == [] && whole.destinationBlocks == [])
  }

  @Test func renewals() {
    #expect(rncp["RNCP34762"]?.predecessors == ["RNCP24998"])
    #expect(rncp["RNCP34762"]?.successors == ["RNCP39568"])
    #expect(rs["RS5000"]?.successors == ["RS6604"])
    #expect(rs["RS6604"]?.predecessors == ["RS5000"])
  }

  @Test func activeAlthoughModificationsAreToBeValidated() throws {
    let fiche = try #require(rncp["RNCP40344"])
    #expect(fiche.state == "Modifications à valider")
    #expect(fiche.isActive == true)
    #expect(fiche.dates.registrationEnd?.description == "2028-03-28")
    #expect(fiche.dates.finalAward?.description == "2032-03-28")
    #expect(fiche.awardingBodies?.contains { $0.siret == nil } == true)
    #expect(fiche.durationYears == 3)
  }

  @Test func specificRegister() {
    #expect(rs["RS6232"]?.awardingBodies?.contains { $0.isActive == false } == true)
    #expect(rs["RS5719"]?.partners?.count == 377)
    #expect(rs.values.allSatisfy { $0.routes?[.apprenticeship] == nil && $0.routes?.count == 5 })
    #expect(rs.values.allSatisfy { $0.specific.partialValidation == false && $0.texts.attestedCapacities != nil })
  }

  /// Computed with the Python programme in the documentation of the digest.
  @Test(arguments: [
    ("RNCP34762", "b509b726a2c7e0bb0f30ab624edc6757087a72c3c58cff052925a1af563b1c08"),
    ("RNCP35959", "2f1713bfb9810184d53f8e2d7f08c0953d72361d76cf0d5048d87fe7dc988249"),
    ("RS5719", "de864f95b7c34fed518b442f831ff336c5d045dd0eaf9f9cb32b0a729761af39"),
    ("RS6604", "b8490e170217d15524a4730705c35d098280a9f606f0fc9242757ef1cb085235"),
  ])
  func digests(_ number: String, _ digest: String) {
    #expect((rncp[number] ?? rs[number])?.digest?.hex == digest)
  }
}
