import AcquisCrypto
import AcquisExchange
import Testing

@Suite("The digest of a fiche")
struct FicheDigestTests {
  private static let plain = """
    <FICHE nouveau="oui" an="1 &lt; 2"><NUMERO_FICHE>RNCP1</NUMERO_FICHE><INTITULE>Été &amp; hiver</INTITULE>\
    <LIEN/><OBJECTIFS_CONTEXTE>un
    <b>deux</b> trois</OBJECTIFS_CONTEXTE></FICHE>
    """

  /// The hashed bytes of `plain`, written by hand from the definition.
  private static let form = """
    acquis-fiche/v1
    <5:FICHE@2:an5:1 < 2@7:nouveau3:oui<12:NUMERO_FICHE=5:RNCP1><8:INTITULE=13:Été & hiver>\
    <4:LIEN><18:OBJECTIFS_CONTEXTE=2:un<1:b=4:deux>=5:trois>>
    """

  private static func digest(_ fiche: String, pieceByteCount: Int = 1 << 20) -> Digest? {
    let reading = Reading(Flux.document(fiche), pieceByteCount: pieceByteCount)
    return reading.fiches.count == 1 ? reading.fiches[0].digest : nil
  }

  @Test func isTheHashOfTheDefinedForm() {
    #expect(FicheDigestTests.digest(FicheDigestTests.plain) == SHA256.hash(FicheDigestTests.form.utf8))
  }

  /// Computed with the Python programme in the documentation of the digest.
  @Test func equalsTheOtherImplementation() {
    #expect(
      FicheDigestTests.digest(Flux.full)?.hex == "db667e4bc59da094f19abb61e6a7292cc5e42180a6b6c2b2e9e36a6e67811847")
  }

  @Test(arguments: [
    "<FICHE an='1 &#60; 2'\n nouveau='oui'>\n  <NUMERO_FICHE>\tRNCP1\r\n</NUMERO_FICHE>\n  <INTITULE>Été &#38; hiver"
      + "</INTITULE>\n  <LIEN></LIEN><OBJECTIFS_CONTEXTE>un <b>deux</b>trois</OBJECTIFS_CONTEXTE></FICHE>",
    "<FICHE an=\"1 &lt; 2\" nouveau=\"oui\"><NUMERO_FICHE>RN<!-- x -->CP1</NUMERO_FICHE><?x y?><INTITULE><![CDATA[Été &]]>"
      + " hi<![CDATA[ver]]></INTITULE><LIEN> </LIEN><OBJECTIFS_CONTEXTE>un<b> deux </b> trois</OBJECTIFS_CONTEXTE></FICHE>",
  ])
  func ignoresHowItIsWritten(_ variant: String) {
    #expect(FicheDigestTests.digest(variant) == FicheDigestTests.digest(FicheDigestTests.plain))
    #expect(FicheDigestTests.digest(variant, pieceByteCount: 1) == FicheDigestTests.digest(variant))
  }

  @Test func lineEndsDoNotCount() {
    let crlf = FicheDigestTests.plain.utf8.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    #expect(
      FicheDigestTests.digest(String(decoding: crlf, as: UTF8.self)) == FicheDigestTests.digest(FicheDigestTests.plain))
  }

  /// Each change alters what is said, if only by a byte.
  static let changes: [(String, String)] = [
    ("hiver", "hivers"), ("Été", "été"), ("Été", "E\u{301}te\u{301}"), ("Été &amp; hiver", "Été  &amp; hiver"),
    (">Été", ">\u{A0}Été"), ("<LIEN/>", ""), ("<LIEN/>", "<LIEN/><LIEN/>"), ("<LIEN/>", "<LIENS/>"),
    ("<LIEN/>", "<LIEN>x</LIEN>"), ("<LIEN/>", "x<LIEN/>"), ("nouveau=\"oui\" ", ""), ("\"oui\"", "\"non\""),
    ("<b>deux</b> trois", "<b>deux trois</b>"), ("RNCP1<", "RNCP11<"),
    ("hiver</INTITULE><LIEN/>", "hiver<LIEN/></INTITULE>"),
  ]

  @Test(arguments: changes)
  func noticesEveryChange(_ old: String, _ new: String) throws {
    let changed = FicheDigestTests.plain.replacing(old, with: new)
    #expect(!changed.utf8.elementsEqual(FicheDigestTests.plain.utf8))
    let digest = try #require(FicheDigestTests.digest(changed))
    #expect(digest != FicheDigestTests.digest(FicheDigestTests.plain))
  }

  /// Texts on both sides of the size from which the digest hashes them without copying.
  @Test(arguments: [1, 65_535, 65_536, 65_537, 200_000])
  func longTexts(_ count: Int) {
    let text = String(repeating: "a", count: count)
    let fiche = "<FICHE><NUMERO_FICHE>RS1</NUMERO_FICHE><INTITULE>\(text)</INTITULE></FICHE>"
    let form = "acquis-fiche/v1\n<5:FICHE<12:NUMERO_FICHE=3:RS1><8:INTITULE=\(count):\(text)>>"
    #expect(FicheDigestTests.digest(fiche) == SHA256.hash(form.utf8))
  }
}
