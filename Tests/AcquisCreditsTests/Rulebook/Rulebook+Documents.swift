extension Rulebook {
  private static let given = """
    2026-01-05  register   r1   RNCP100  rncp BC01 BC02
    2026-01-05  authorise  z1   CENTRE-1 RNCP100
    2026-01-05  enrol      ada  RNCP100
    2026-01-05  enrol      bob  RNCP100
    2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1
    2026-02-01  assess     a2   ada RNCP100/BC02 CENTRE-1
    2026-03-01  validate   v1   ada RNCP100/BC01 a1 acquired
    """

  static let documents: [Scenario] = [
    Scenario(
      "R10 6.1", "a partial success gets certificates of what is definitively acquired, and duplicates on demand",
      given: given,
      """
      2026-03-01  validate   v2   ada RNCP100/BC02 a2 conditional
      2026-03-02  document   i1   v2 ada RNCP100/BC02                   -> follow-up-target
      2026-03-02  document   i1   a1 ada RNCP100/BC01                   -> follow-up-target
      2026-03-02  document   i1   v1 ada RNCP100/BC02                   -> follow-up-target
      2026-03-02  document   i1   v1 ada RNCP999/BC01                   -> certification-unknown
      2026-03-02  document   i1   v1 bob RNCP100/BC01                   -> learner-mismatch
      2026-02-28  document   i1   v1 ada RNCP100/BC01                   -> follow-up-target
      2026-03-02  document   i1   v1 ada RNCP100/BC01
      2026-05-02  document   i2   v1 ada RNCP100/BC01
      2026-05-03  annul      i2   bob                                   -> learner-mismatch
      2026-05-03  annul      i2   ada
      2026-05-04  lift       l1   v2 ada
      2026-05-04  document   i3   v2 ada RNCP100/BC02
      2026-05-05  annul      v1   ada
      2026-05-05  document   i4   v1 ada RNCP100/BC01                   -> follow-up-target
      """),
    Scenario(
      "R10 6.1", "an award gets its document, and so does a recognition", given: given,
      """
      2026-03-01  recognise  c2   ada RNCP100/BC02 exemption BTS-ESF
      2026-03-02  document   i1   c2 ada RNCP100/BC02
      2026-03-02  award      w1   ada RNCP100
      2026-03-01  document   i2   w1 ada RNCP100                        -> follow-up-early
      2026-03-02  document   i2   w1 ada RNCP100/BC01                   -> follow-up-target
      2026-03-02  document   i2   w1 ada RNCP100
      2026-03-03  annul      w1   ada
      2026-03-03  document   i3   w1 ada RNCP100                        -> follow-up-target
      """),
  ]
}
