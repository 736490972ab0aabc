extension Rulebook {
  private static let given = """
    2020-01-05  register   r1   RNCP100  rncp BC01 BC02 until=2025-12-31
    2020-01-05  authorise  z1   CENTRE-1 RNCP100
    2020-01-05  enrol      ada  RNCP100
    2020-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1
    2020-03-15  validate   v1   ada RNCP100/BC01 a1 acquired
    """

  static let validity: [Scenario] = [
    Scenario(
      "R8 6.4", "a block has no date of expiry: it is acquired for life", given: given,
      """
      2020-03-15  => RNCP100 usable 2020-03-15 for-ever
      2055-03-15  => ada holds RNCP100/BC01
      2055-03-15  => ada RNCP100 acquired BC01 missing BC02
      """),
    Scenario(
      "R9 6.3 6.4", "but it can be used for five years only, where the rulebook says so", given: given,
      """
      2020-03-16  policy     p1   RNCP100  {"usability":{"months":60}}
      2020-03-16  => RNCP100 usable 2020-03-15 until 2025-03-15
      2025-03-15  => ada RNCP100 acquired BC01 missing BC02
      2025-03-16  => ada RNCP100 acquired nothing missing BC01 BC02
      2025-03-16  => ada holds RNCP100/BC01
      2025-03-01  assess     a2   ada RNCP100/BC02 CENTRE-1
      2025-03-01  validate   v2   ada RNCP100/BC02 a2 acquired
      2025-03-16  award      w1   ada RNCP100                           -> award-unmet
      2025-03-15  award      w1   ada RNCP100
      2026-03-15  => w1 awarded
      2026-03-16  annul      p1   -
      2026-03-16  => RNCP100 usable 2020-03-15 for-ever
      """),
    Scenario(
      "R9 6.4", "24 months end on the same day, or on the last of the month", given: given,
      """
      2020-03-16  policy     p1   RNCP100  {"usability":{"months":24}}
      2020-03-16  => RNCP100 usable 2020-03-15 until 2022-03-15
      2020-03-16  => RNCP100 usable 2020-02-29 until 2022-02-28
      2020-03-17  policy     p2   RNCP100  {"usability":{"months":1}}
      2020-03-17  => RNCP100 usable 2020-01-31 until 2020-02-29
      2020-03-17  => RNCP100 usable 2020-12-31 until 2021-01-31
      """),
    Scenario(
      "R9 6.4", "until the end of the registration and a year of grace", given: given,
      """
      2020-03-16  policy     p1   RNCP100  {"usability":{"grace":12}}
      2020-03-16  => RNCP100 usable 2020-03-15 until 2026-12-31
      2026-12-31  => ada RNCP100 acquired BC01 missing BC02
      2027-01-01  => ada RNCP100 acquired nothing missing BC01 BC02
      2027-01-02  register   r2   RNCP100  rncp BC01 BC02 until=2030-12-31
      2027-01-02  => ada RNCP100 acquired BC01 missing BC02
      2027-01-03  register   r3   RNCP100  rncp BC01 BC02
      2027-01-03  => RNCP100 usable 2020-03-15 for-ever
      """),
    Scenario(
      "6.4", "the window of one certification is not that of another", given: given,
      """
      2020-03-16  register   r2   RNCP200  rncp BC09
      2020-03-16  policy     p1   RNCP100  {"usability":{"months":12}}
      2020-03-16  rule       u1   RNCP200  {"need":1,"of":[{"block":"BC01","certification":"RNCP100"}]}
      2030-01-01  => ada RNCP100 acquired nothing missing BC01 BC02
      2030-01-01  => ada RNCP200 complete
      """),
    Scenario(
      "R9 6.4", "whoever acquires a block again can use it again: the newest day counts",
      given: given,
      """
      2020-03-16  policy     p1   RNCP100  {"usability":{"months":12}}
      2021-06-01  assess     a2   ada RNCP100/BC01 CENTRE-1
      2021-06-01  validate   v2   ada RNCP100/BC01 a2 acquired
      2021-05-31  => ada RNCP100 acquired nothing missing BC01 BC02
      2021-06-01  => ada RNCP100 acquired BC01 missing BC02
      2022-06-01  => ada RNCP100 acquired BC01 missing BC02
      2022-06-02  => ada RNCP100 acquired nothing missing BC01 BC02
      """),
  ]

  static let renewals: [Scenario] = [
    Scenario(
      "6.6", "where the rulebook binds to the register, nobody aims at it after its end; who does goes on",
      given: given,
      """
      2025-12-31  enrol      dan  RNCP100
      2026-01-01  enrol      fay  RNCP100
      2026-01-01  policy     p1   RNCP100  {"registration":true}
      2025-12-31  enrol      bob  RNCP100
      2026-01-01  enrol      cyd  RNCP100                               -> registration-closed
      2026-01-01  target     bob  RNCP100                               -> registration-closed
      2026-01-01  assess     a2   ada RNCP100/BC02 CENTRE-1
      """),
    Scenario(
      "6.6", "nothing is awarded after the final day, where one is published",
      given: given,
      """
      2020-04-01  assess     a2   ada RNCP100/BC02 CENTRE-1
      2020-04-01  validate   v2   ada RNCP100/BC02 a2 acquired
      2026-01-02  register   r2   RNCP100  rncp BC01 BC02 until=2025-12-31 final=2029-12-31
      2030-01-01  award      w1   ada RNCP100                           -> award-too-late
      2029-12-31  award      w1   ada RNCP100
      """),
    Scenario(
      "R15 T3", "a renewal is a new registration; credit migrates over several of them, by decision", given: given,
      """
      2026-01-05  register   r2   RNCP200  rncp BC01 BC02 after=RNCP100
      2026-01-05  register   r3   RNCP300  rncp BC01 BC02 BC03 after=RNCP200
      2026-01-05  register   r4   RNCP400  rncp BC01
      2026-01-05  => RNCP300 renews RNCP100 RNCP200
      2026-01-05  => ada RNCP300 acquired nothing missing BC01 BC02 BC03
      2026-01-06  recognise  c1   ada RNCP400/BC01 migration v1         -> migration-unrelated
      2026-01-06  recognise  c1   ada RNCP100/BC02 migration v1         -> migration-unrelated
      2026-01-06  recognise  c1   ada RNCP300/BC01 migration v1
      2026-01-06  => ada RNCP300 acquired BC01 missing BC02 BC03
      2026-01-07  annul      v1   ada
      2026-01-07  => c1 nothing
      """),
    Scenario(
      "T3", "across registers, and only as far as the chain is registered",
      """
      2026-01-05  register   r1   RNCP19468  rncp BC01
      2026-01-05  register   r3   RS6117     rs after=RS5000
      2026-01-05  authorise  z1   CENTRE-1 RNCP19468
      2026-01-05  enrol      ada  RNCP19468
      2026-02-01  assess     a1   ada RNCP19468/BC01 CENTRE-1
      2026-02-01  validate   v1   ada RNCP19468/BC01 a1 acquired
      2026-03-01  => RS6117 renews RS5000
      2026-03-01  recognise  c1   ada RS6117 migration v1               -> migration-unrelated
      2026-03-01  register   r2   RS5000     rs after=RNCP19468
      2026-03-01  => RS6117 renews RNCP19468 RS5000
      2026-03-01  recognise  c1   ada RS6117 migration v1
      2026-03-01  => ada RS6117 complete
      """),
    Scenario(
      "R15 6.4", "what is recognised is credit since the recognition, for windows, too", given: given,
      """
      2026-01-05  register   r2   RNCP200  rncp BC01 after=RNCP100
      2026-01-05  policy     p1   RNCP200  {"usability":{"months":12}}
      2026-02-01  recognise  c1   ada RNCP200/BC01 migration v1
      2026-02-01  => c1 credit 2026-02-01
      2027-02-01  => ada RNCP200 complete
      2027-02-02  => ada RNCP200 acquired nothing missing BC01
      """),
  ]
}
