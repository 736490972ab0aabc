extension Scenario {
  /// What later rules ask for is not asked under rules 1: ledgers that were written then verify as they did.
  static let rulesOne: [Scenario] = [
    Scenario(
      "rules 1 know no end of a registration, no final day and no closed routes",
      """
      2026-01-05  register   r1   RNCP100  rncp BC01 until=2026-01-31 final=2026-02-28 routes=apprenticeship
      2026-01-05  authorise  z1   CENTRE-1 RNCP100
      2026-02-01  enrol      ada  RNCP100
      2026-02-01  target     ada  RNCP100
      2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1 route=vae
      2026-02-01  validate   v1   ada RNCP100/BC01 a1 acquired
      2026-03-01  award      w1   ada RNCP100
      # Nor is an award credit on the certification as a whole.
      2026-03-01  => ada holds RNCP100/BC01
      """),
    Scenario(
      "under rules 1 the newest rule holds for everybody at once",
      """
      2026-01-05  register   r1   RNCP100  rncp BC01 BC02
      2026-01-05  rule       u1   RNCP100  {"need":1,"of":["BC01"]}
      2026-01-05  enrol      ada  RNCP100
      2026-01-06  rule       u2   RNCP100  {"need":2,"of":["BC01","BC02"]}
      2026-01-06  => ada RNCP100 acquired nothing missing BC01 BC02
      2026-01-06  rule       u3   RNCP100  {"need":1,"of":[{"label":"Exam","requirement":"exam"}]}
      2026-01-07  rule       u4   RNCP100  {"need":1,"of":["BC01"]}
      2026-01-07  train      t1   ada RNCP100/exam                      -> block-unknown
      """),
  ]
}
