import AcquisExchange
import Testing

@Suite("Reading as a stream")
struct StreamTests {
  private struct Stop: Error {}

  @Test func resultDoesNotDependOnThePieces() {
    let xml = Flux.document(Flux.full + Flux.fiche("RS1", "<ACTIF>?</ACTIF>") + "<FICHE/>" + Flux.fiche("RNCP2"))
    let whole = Reading(xml)
    #expect(whole.fiches.count == 3 && whole.skipped.count == 1)
    for size in [1, 2, 3, 5, 13, 64, 1021] {
      let pieces = Reading(xml, pieceByteCount: size)
      #expect(pieces.fiches == whole.fiches)
      #expect(pieces.fiches.map(\.digest) == whole.fiches.map(\.digest))
      #expect(pieces.skipped == whole.skipped)
    }
  }

  @Test func buffersDoNotGrowWithTheFile() throws {
    let text = String(repeating: "<OBJECTIFS_CONTEXTE>La nuit tombe.</OBJECTIFS_CONTEXTE>", count: 5)
    func read(_ count: Int) throws -> FicheXMLReader.Summary {
      let fiches = (1...count).map { Flux.fiche("RNCP\(100_000 + $0)", text) }.joined()
      return try #require(Reading(Flux.document(fiches), pieceByteCount: 4096).summary)
    }
    let (few, many) = (try read(100), try read(10_000))
    #expect(many.ficheCount == 10_000)
    #expect(many.byteCount > 90 * few.byteCount)
    // A capacity is what the allocator gives, which may be some bytes more the next time: far less than one fiche.
    #expect(abs(many.maxBufferByteCount - few.maxBufferByteCount) < text.utf8.count)
    #expect(many.maxBufferByteCount < 64 * 1024)
  }

  @Test func commentThatNeverEndsIsGivenUp() {
    let xml = Flux.document("<!--" + String(repeating: "x", count: 3 << 20) + "-->")
    let reading = Reading(xml, pieceByteCount: 1 << 16)
    #expect(reading.error?.code == .limit)
  }

  @Test func longTextSkipsTheFiche() {
    var limits = FicheReadLimits()
    limits.textByteCount = 100
    func fiche(_ count: Int) -> String {
      let text = String(repeating: "é", count: count / 2)
      return Flux.fiche("RNCP5", "<OBJECTIFS_CONTEXTE>\(text)</OBJECTIFS_CONTEXTE>")
    }
    let xml = Flux.document(fiche(100) + fiche(102) + Flux.fiche("RNCP6"))
    for piece in [1, 1 << 20] {
      let reading = Reading(xml, pieceByteCount: piece, limits: limits)
      #expect(reading.fiches.map(\.number) == ["RNCP5", "RNCP6"])
      #expect(reading.skipped.map(\.reason) == [.textTooLong(element: "OBJECTIFS_CONTEXTE")])
      #expect(reading.skipped.map(\.number) == ["RNCP5"])
    }
  }

  @Test func largeFichesAreSkipped() {
    var limits = FicheReadLimits()
    limits.ficheElementCount = 20
    let many = Flux.fiche("RNCP1", String(repeating: "<X/>", count: 18))
    let enough = Flux.fiche("RNCP2", String(repeating: "<X/>", count: 17))
    var reading = Reading(Flux.document(many + enough), limits: limits)
    #expect(reading.fiches.map(\.number) == ["RNCP2"])
    #expect(reading.skipped.map(\.reason) == [.tooLarge])

    limits = FicheReadLimits()
    limits.ficheByteCount = 1000
    let long = String(repeating: "<X>\(String(repeating: "x", count: 90))</X>", count: 11)
    reading = Reading(Flux.document(Flux.fiche("RNCP1", long) + Flux.fiche("RNCP2")), limits: limits)
    #expect(reading.fiches.map(\.number) == ["RNCP2"])
    #expect(reading.skipped == [SkippedFiche(number: "RNCP1", line: 4, reason: .tooLarge)])
  }

  @Test func callerCanStop() {
    var seen = 0
    #expect(throws: Stop.self) {
      try FicheXMLReader().read(
        bytes: Flux.document(Flux.fiche("RNCP1") + Flux.fiche("RNCP2")).utf8,
        onFiche: { _ in
          seen += 1
          throw Stop()
        }, onSkip: { _ in })
    }
    #expect(seen == 1)
  }

  @Test func progressEndsAtTheSize() throws {
    let directory = try TemporaryDirectory()
    let filler = "<!--" + String(repeating: "x", count: 700_000) + "-->"
    let xml = Array(Flux.document(filler + Flux.fiche() + filler).utf8)
    let path = try directory.write("été.xml", xml)
    var progress: [Int] = []
    let summary = try FicheXMLReader().read(path: path, onFiche: { _ in }, onSkip: { _ in }) { read, total in
      #expect(total == xml.count)
      progress.append(read)
    }
    #expect(progress == [1 << 20, xml.count])
    #expect(summary.byteCount == xml.count)
    #expect(summary.ficheCount == 1)
  }

  @Test func unknownEntriesBesideTheFichesAreIgnored() {
    let xml = Flux.document("<STATISTIQUES><FICHE>x</FICHE></STATISTIQUES>" + Flux.fiche("RS4") + "<!-- --><?x y?>")
    let reading = Reading(xml)
    #expect(reading.fiches.map(\.number) == ["RS4"])
    #expect(reading.fiches.map(\.register) == [.rs])
  }
}
