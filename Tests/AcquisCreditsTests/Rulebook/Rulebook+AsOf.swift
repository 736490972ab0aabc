extension Rulebook {
  private static let given = """
    2026-01-05  register   r1   RNCP100  rncp BC01 BC02
    2026-01-05  authorise  z1   CENTRE-1 RNCP100
    2026-01-05  enrol      ada  RNCP100
    2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1
    2026-02-01  assess     a2   ada RNCP100/BC02 CENTRE-1
    2026-03-01  validate   v1   ada RNCP100/BC01 a1 acquired
    """

  static let asOf: [Scenario] = [
    Scenario(
      "6.4", "what was true on a day, and what the ledger knew of it", given: given,
      """
      2026-02-28  => ada RNCP100 acquired nothing missing BC01 BC02
      2026-03-01  => ada RNCP100 acquired BC01 missing BC02
      # Recorded late: on the day of the decision it was true already, and nobody knew.
      2026-02-15  validate   v2   ada RNCP100/BC02 a2 acquired
      2026-02-14  => ada RNCP100 acquired nothing missing BC01 BC02
      2026-02-15  => ada RNCP100 acquired BC02 missing BC01
      2026-03-01  => ada RNCP100 complete
      """),
    Scenario(
      "6.4 6.1", "before its annulment a decision was credit", given: given,
      """
      2026-04-01  annul      v1   ada
      2026-03-31  => ada holds RNCP100/BC01
      2026-03-31  => v1 credit 2026-03-01
      2026-04-01  => ada holds nothing
      2026-04-01  => v1 nothing
      """),
    Scenario(
      "6.4", "each day has the policy, the rule and the session of its time", given: given,
      """
      2026-04-01  rule       u1   RNCP100  {"need":1,"of":["BC01"]}
      2026-04-02  convene    s1   RNCP100 S-4 2026-05-01
      2026-05-01  hold       h1   RNCP100 S-4 pres
      2026-03-31  => ada RNCP100 rule assumed
      2026-04-01  => ada RNCP100 rule stated
      2026-04-01  => RNCP100 jury S-4 not-recorded
      2026-04-30  => RNCP100 jury S-4 convened
      2026-05-01  => RNCP100 jury S-4 held
      """),
  ]
}
