import AcquisCredits
import Testing

@Suite struct SignerTests {
  private static let history = Scenario(
    "6.1", "",
    """
    2026-01-05  register   r1   RNCP100  rncp BC01
    2026-01-05  register   r2   RNCP200  rncp BC01
    2026-01-05  rule       u1   RNCP100  {"need":1,"of":["BC01"]}
    2026-01-05  authorise  z1   CENTRE-1 RNCP100,RNCP200
    2026-01-05  enrol      ada  RNCP100
    2026-02-01  train      t1   ada RNCP100/BC01
    2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1
    2026-02-01  validate   v1   ada RNCP100/BC01 a1 acquired
    2026-02-01  award      w1   ada RNCP100
    2026-02-01  register   r4   RNCP400  rncp BC01 bodies=BODY-4
    2026-02-01  policy     p1   RNCP100  {}
    2026-02-01  convene    s1   RNCP100 S-1 2026-02-01
    2026-02-01  hold       h1   RNCP100 S-1 pres
    2026-02-01  share      d1   RNCP100/BC01 RNCP400/BC01
    2026-02-01  generates  g1   RNCP100/BC01 RNCP400
    2026-02-01  recognise  c1   ada RNCP400/BC01 transfer a:x1
    2026-02-01  suspend    q1   c1 ada
    2026-02-01  confirm    k1   v1 ada
    2026-02-01  confirm    k2   a1 ada
    2026-02-01  lift       l1   v1 ada
    # It should have been refused; who speaks for it is told by what it says.
    2026-02-01  document   i1   v1 ada RNCP400/BC01
    """)

  private static let both: [SignerRequirement] = [.awardingBody(anyOf: ["BODY-1"]), .awardingBody(anyOf: ["BODY-4"])]

  @Test(
    "whose signature a type needs",
    arguments: [
      ("register   r3   RNCP300  rncp", [.operator]),
      ("describe   r1   RNCP100  BC01", [.operator]),
      ("partners   r1   RNCP100  CENTRE-2 both", [.operator]),
      ("rule       u2   RNCP100  {\"need\":1,\"of\":[\"BC01\"]}", [.awardingBody(anyOf: ["BODY-1"])]),
      ("authorise  z2   CENTRE-2 RNCP100,RNCP200", [.awardingBody(anyOf: ["BODY-1"])]),
      ("authorise  z2   CENTRE-2 RNCP999", [.awardingBody(anyOf: [])]),
      ("enrol      bob  RNCP100", [.operator]),
      ("target     ada  RNCP200", [.operator]),
      ("withdraw   ada  RNCP100", [.operator]),
      ("merge      ada  bob", [.operator]),
      ("identify   ada", [.operator]),
      ("erase      ada", [.operator]),
      ("train      t2   ada RNCP100/BC01", [.operator]),
      ("assess     a2   ada RNCP100/BC01 CENTRE-1", [.centre("CENTRE-1")]),
      ("validate   v2   ada RNCP100/BC01 a1 acquired", [.jury("RNCP100")]),
      ("award      w2   ada RNCP200", [.awardingBody(anyOf: ["BODY-1"])]),
      ("annul      t1   ada", [.operator]),
      ("annul      a1   ada", [.centre("CENTRE-1")]),
      ("annul      v1   ada", [.jury("RNCP100")]),
      ("annul      w1   ada", [.awardingBody(anyOf: ["BODY-1"])]),
      ("annul      z1   -", [.awardingBody(anyOf: ["BODY-1"])]),
      ("annul      u1   -", [.awardingBody(anyOf: ["BODY-1"])]),
      ("annul      x1   -", [.operator]),
      ("policy     p2   RNCP100 {}", [.awardingBody(anyOf: ["BODY-1"])]),
      ("convene    s2   RNCP400 S-1 2026-02-01", [.awardingBody(anyOf: ["BODY-4"])]),
      ("hold       h2   RNCP100 S-1 pres", [.jury("RNCP100")]),
      ("confirm    k3   v1 ada", [.awardingBody(anyOf: ["BODY-1"])]),
      ("confirm    k3   c1 ada", [.awardingBody(anyOf: ["BODY-4"])]),
      ("confirm    k3   w1 ada", [.awardingBody(anyOf: ["BODY-1"])]),
      ("confirm    k3   a1 ada", [.operator]),
      ("confirm    k3   x1 ada", [.operator]),
      ("lift       l2   v1 ada", [.awardingBody(anyOf: ["BODY-1"])]),
      ("recognise  c2   ada RNCP400/BC01 exemption BTS", [.awardingBody(anyOf: ["BODY-4"])]),
      ("suspend    q2   c1 ada", [.operator]),
      ("share      d2   RNCP100/BC01 RNCP400/BC01", Self.both),
      ("generates  g2   RNCP100/BC01 RNCP400", Self.both),
      ("corresponds r4  RNCP400 - RNCP100 -", [.operator]),
      ("document   i2   v1 ada RNCP100/BC01", [.awardingBody(anyOf: ["BODY-1"])]),
      ("annul      p1   -", [.awardingBody(anyOf: ["BODY-1"])]),
      ("annul      s1   -", [.awardingBody(anyOf: ["BODY-1"])]),
      ("annul      h1   -", [.jury("RNCP100")]),
      ("annul      d1   -", Self.both),
      ("annul      g1   -", Self.both),
      ("annul      c1   ada", [.awardingBody(anyOf: ["BODY-4"])]),
      ("annul      q1   ada", [.operator]),
      ("annul      k1   ada", [.awardingBody(anyOf: ["BODY-1"])]),
      ("annul      k2   ada", [.operator]),
      ("annul      l1   ada", [.awardingBody(anyOf: ["BODY-1"])]),
      ("annul      i1   ada", [.awardingBody(anyOf: ["BODY-4"])]),
    ] as [(String, [SignerRequirement])])
  func signers(line: String, expected: [SignerRequirement]) throws {
    var state = CreditState(rules: .two)
    for (number, row) in Self.history.rows.enumerated() {
      state.apply(try row.statement(), id: row.id(number: number), made: row.made)
    }
    let row = try #require(Row("2026-03-01  " + line))
    #expect(state.signers(of: try row.statement()) == expected)
  }

  @Test("one requirement for each group of awarding bodies, by the newest registration")
  func severalBodies() {
    var state = CreditState()
    for (number, (certification, body)) in [("RNCP100", "BODY-1"), ("RNCP200", "BODY-1"), ("RNCP200", "BODY-2")]
      .enumerated()
    {
      let registration = CertificationRegistered(
        certification: CertificationCode(stringLiteral: certification), title: "Example", register: .rncp,
        bodies: [.init(id: OrganisationID(stringLiteral: body), name: "Example")], source: fingerprint)
      state.apply(.certificationRegistered(registration), id: id("r\(number)"), made: day("2026-01-01"))
    }
    let authorisation = CentreAuthorised(centre: "C-1", name: fingerprint, certifications: ["RNCP100", "RNCP200"])
    #expect(
      state.signers(of: .centreAuthorised(authorisation))
        == [.awardingBody(anyOf: ["BODY-1"]), .awardingBody(anyOf: ["BODY-2"])])
  }
}
