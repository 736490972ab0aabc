import AcquisCredits
import Testing

@Suite struct SignerTests {
  private static let history = Scenario(
    "",
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
    """)

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
    ] as [(String, [SignerRequirement])])
  func signers(line: String, expected: [SignerRequirement]) throws {
    var state = CreditState()
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
