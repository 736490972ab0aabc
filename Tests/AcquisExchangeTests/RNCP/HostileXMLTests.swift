import AcquisExchange
import AcquisValues
import Testing

@Suite("XML that must be refused")
struct HostileXMLTests {
  private static let head = "<FICHES><VERSION_FLUX>4.1</VERSION_FLUX>"

  /// One deviation each, and the code it must lead to.
  static let cases: [(xml: String, code: ImportError.Code)] = [
    (
      "<!DOCTYPE FICHES [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>\(head)<FICHE>&b;</FICHE></FICHES>",
      .doctype
    ),
    ("<!DOCTYPE FICHES SYSTEM \"file:///etc/hostname\">\(head)</FICHES>", .doctype),
    ("<!DOCTYPE FICHES [<!ENTITY x SYSTEM \"http://example.invalid/\">]>\(head)&x;</FICHES>", .doctype),
    ("<!DOCTYPE FICHES>\(head)</FICHES>", .doctype),
    ("\(head)<FICHE>&eacute;</FICHE></FICHES>", .illFormed),
    ("\(head)<FICHE></FICHES>", .illFormed),
    ("\(head)<FICHE a=\"1\" a=\"2\"/></FICHES>", .illFormed),
    ("\(head)<FICHE>\u{1}</FICHE></FICHES>", .illFormed),
    ("\(head)<FICHE>&#0;</FICHE></FICHES>", .illFormed),
    ("\(head)</FICHES><FICHES/>", .illFormed),
    ("plain text", .illFormed),
    ("", .truncated),
    ("<?xml version=\"1.0\"?>\n", .truncated),
    ("\(head)<FICHE>", .truncated),
    ("\(head)<FICHE><INTITULE>half a ti", .truncated),
    ("\(head)<FICHE><INTIT", .truncated),
    ("\(head)<FICHE><![CDATA[open", .truncated),
    ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\(head)</FICHES>", .encoding),
    ("<?xml version=\"1.0\" encoding=\"US-ASCII\"?>\(head)</FICHES>", .encoding),
    ("<CERTIFICATIONS/>", .root),
    ("<fiches/>", .root),
    ("<FICHES/>", .version),
    ("<FICHES><VERSION_FLUX/></FICHES>", .version),
    ("<FICHES><FICHE/><VERSION_FLUX>4.1</VERSION_FLUX></FICHES>", .version),
    ("<FICHES><VERSION_FLUX>3.9</VERSION_FLUX></FICHES>", .version),
    ("<FICHES><VERSION_FLUX>5.0</VERSION_FLUX></FICHES>", .version),
    ("<FICHES><VERSION_FLUX>41</VERSION_FLUX></FICHES>", .version),
    ("<FICHES><VERSION_FLUX>4.</VERSION_FLUX></FICHES>", .version),
    ("\(head)<\(String(repeating: "N", count: 257))/></FICHES>", .limit),
    ("\(head)<FICHE \(String(repeating: "n", count: 257))=\"\"/></FICHES>", .limit),
    ("\(head)\((0..<1024).map { "<N\($0)/>" }.joined())</FICHES>", .limit),
    ("\(head)\(String(repeating: "<A>", count: 32))", .depth),
  ]

  @Test(arguments: cases.indices, [1, 1 << 20])
  func refused(_ index: Int, _ pieceByteCount: Int) throws {
    let (xml, code) = HostileXMLTests.cases[index]
    let reading = Reading(xml, pieceByteCount: pieceByteCount)
    #expect(reading.error?.code == code, "\(xml.prefix(80)): \(String(describing: reading.error))")
    #expect(reading.error?.location != nil)
    #expect(reading.error?.remedy.isEmpty == false)
  }

  @Test func depthOfThirtyTwoIsAccepted() {
    let inner = String(repeating: "<A>", count: 30) + String(repeating: "</A>", count: 30)
    let reading = Reading(Flux.document(Flux.fiche("RNCP1", String(inner.dropFirst(3).dropLast(4)))))
    #expect(reading.error == nil)
    #expect(reading.fiches.count == 1)
  }

  @Test(arguments: ["4", "4.0", "4.1", "4.12"])
  func versions(_ version: String) {
    #expect(Reading(Flux.document("", version: version)).summary?.version == version)
  }

  @Test(arguments: ["utf-8", "UTF-8", "Utf-8"])
  func encodings(_ name: String) {
    let xml = "<?xml version='1.0' encoding='\(name)'?>" + HostileXMLTests.head + "</FICHES>"
    #expect(Reading(xml).error == nil)
  }

  @Test func byteOrderMarkIsAccepted() {
    #expect(Reading("\u{FEFF}" + Flux.document(Flux.fiche())).fiches.count == 1)
  }

  @Test(arguments: [
    [0xFF, 0xFE, 0x3C, 0x00], [0xFE, 0xFF, 0x00, 0x3C], [0x3C, 0x00, 0x3F, 0x00], [0x00, 0x3C, 0x00, 0x3F],
  ])
  func utf16(_ bytes: [UInt8]) { #expect(Reading(bytes: bytes).error?.code == .encoding) }

  @Test func latin1IsToldByItsBytes() throws {
    let fiche = Flux.fiche("RNCP1", "<OBJECTIFS_CONTEXTE>\n caf@ noir</OBJECTIFS_CONTEXTE>")
    let bytes = Array(Flux.document(fiche).utf8).map { $0 == UInt8(ascii: "@") ? 0xE9 : $0 }
    let error = try #require(Reading(bytes: bytes).error)
    #expect(error.code == .encoding)
    #expect(error.location?.line == 8)
    #expect(error.location?.column == 5)
    #expect(error.location?.byte == bytes.firstIndex(of: 0xE9))
  }

  @Test func fichesBeforeTheFaultAreDelivered() {
    let xml = Flux.document(Flux.fiche("RNCP1") + Flux.fiche("RNCP2") + "<FICHE></INTITULE>")
    for piece in [1, 7, 1 << 20] {
      let reading = Reading(xml, pieceByteCount: piece)
      #expect(reading.fiches.map(\.number) == ["RNCP1", "RNCP2"])
      #expect(reading.error?.code == .illFormed)
    }
  }

  @Test func everyPrefixIsTruncated() {
    let xml = Array(
      Flux.document(Flux.fiche("RNCP1", Flux.blocks("é")) + "<!-- à --><FICHE><![CDATA[x]]></FICHE>").utf8)
    for count in 0..<xml.count {
      let reading = Reading(bytes: Array(xml.prefix(count)))
      #expect(reading.error?.code == .truncated, "\(count) bytes: \(String(describing: reading.error))")
      #expect(reading.summary == nil)
    }
    #expect(Reading(bytes: xml).error == nil)
  }

  @Test func errorNamesFileLineAndRemedy() throws {
    let directory = try TemporaryDirectory()
    let path = try directory.write("flux.xml", "<FICHES>\n<VERSION_FLUX>5.0</VERSION_FLUX></FICHES>".utf8)
    let error = #expect(throws: ImportError.self) {
      try FicheXMLReader().read(path: path, onFiche: { _ in }, onSkip: { _ in })
    }
    #expect(
      error?.description
        == "\(path):2:18: VERSION_FLUX is “5.0”, and only 4.x is known; "
        + "download the export in version 4, or update this software")
  }

  @Test func deviceWithoutSizeIsReadLikeAnyFile() {
    let error = #expect(throws: ImportError.self) {
      try FicheXMLReader().read(path: "/dev/null", onFiche: { _ in }, onSkip: { _ in })
    }
    #expect(error?.code == .truncated)
  }

  @Test func missingFileAndDirectoryAreUnreadable() throws {
    let directory = try TemporaryDirectory()
    for path in [directory.path + "/absent.xml", directory.path] {
      let error = #expect(throws: ImportError.self) {
        try FicheXMLReader().read(path: path, onFiche: { _ in }, onSkip: { _ in })
      }
      #expect(error?.code == .unreadable)
      #expect(error?.file == path)
    }
  }
}
