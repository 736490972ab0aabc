extension Rulebook {
  private static let given = """
    2026-01-05  register   r1   RNCP100  rncp BC01 BC02
    2026-01-05  authorise  z1   CENTRE-1 RNCP100
    2026-01-05  enrol      ada  RNCP100
    2026-01-05  enrol      bob  RNCP100
    """

  static let assessment: [Scenario] = [
    Scenario(
      "6.1 R14", "an attempt that fails leaves nothing; another one makes the credit", given: given,
      """
      2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1 not-acquired
      2026-02-02  validate   v1   ada RNCP100/BC01 a1 not-acquired
      2026-02-02  => v1 nothing
      2026-02-02  => ada RNCP100 acquired nothing missing BC01 BC02
      2026-03-01  assess     a2   ada RNCP100/BC01 CENTRE-1
      2026-03-02  validate   v2   ada RNCP100/BC01 a2 acquired
      2026-03-02  => v2 credit 2026-03-02
      2026-03-02  => ada RNCP100 acquired BC01 missing BC02
      """),
    Scenario(
      "R13", "the jury need not follow the assessment: it may raise what failed", given: given,
      """
      2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1 not-acquired
      2026-02-02  validate   v1   ada RNCP100/BC01 a1 acquired
      2026-02-02  => v1 credit 2026-02-02
      """),
    Scenario(
      "6.1", "a block assessed competence by competence is decided on once, on all of its assessments", given: given,
      """
      2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1 shown=C1.1,C1.2 by=exa:assessor,leo:employer modality=on-site
      2026-02-02  assess     a2   ada RNCP100/BC01 CENTRE-1 shown=C1.3 modality=remote
      2026-02-02  assess     a3   ada RNCP100/BC02 CENTRE-1
      2026-02-02  train      t1   ada RNCP100/BC01
      2026-02-02  validate   v1   ada RNCP100/BC01 a1,a3 acquired       -> assessment-missing
      2026-02-02  validate   v1   ada RNCP100/BC01 a1,t1 acquired       -> module-as-credit
      2026-02-01  validate   v1   ada RNCP100/BC01 a1,a2 acquired       -> validated-before-assessed
      2026-02-02  validate   v1   ada RNCP100/BC01 a1,a2 acquired
      2026-02-03  validate   v2   ada RNCP100/BC01 a2 not-acquired      -> assessment-decided
      2026-02-03  => a2 settled
      2026-02-03  => a3 pending
      """),
    Scenario(
      "6.1", "a correction is a new statement, and what rested on the wrong one counts no more", given: given,
      """
      2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1
      2026-02-01  assess     a2   ada RNCP100/BC01 CENTRE-1 shown=C1.1
      2026-02-02  validate   v1   ada RNCP100/BC01 a1,a2 acquired
      2026-02-03  annul      a2   ada
      2026-02-03  => v1 nothing
      2026-02-03  validate   v2   ada RNCP100/BC01 a1 acquired
      2026-02-03  => v2 credit 2026-02-03
      2026-02-03  validate   v3   ada RNCP100/BC01 a2 acquired          -> assessment-missing
      """),
    Scenario(
      "6.1", "who did not come settles nothing: the assessment waits for another session", given: given,
      """
      2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1
      2026-02-02  validate   v1   ada RNCP100/BC01 a1 absent
      2026-02-02  => a1 pending
      2026-02-02  validate   v2   ada RNCP100/BC02 - excused
      2026-02-02  validate   v3   ada RNCP100/BC09 - absent             -> block-unknown
      2026-02-02  validate   v3   ada RNCP100/BC02 a1 absent            -> assessment-missing
      2026-03-02  validate   v3   ada RNCP100/BC01 a1 acquired
      2026-03-02  => v3 credit 2026-03-02
      2026-03-03  validate   v4   ada RNCP100/BC01 a1 absent            -> assessment-decided
      """),
    Scenario(
      "6.1", "whoever aims at some blocks names blocks that there are", given: given,
      """
      2026-02-01  enrol      cyd  RNCP100 blocks=BC01,BC09              -> block-unknown
      2026-02-01  enrol      cyd  RNCP100 blocks=BC01
      2026-02-01  target     cyd  RNCP100 blocks=BC03                   -> block-unknown
      2026-02-01  => cyd aims RNCP100
      2026-02-02  withdraw   cyd  RNCP100
      2026-02-02  => cyd aims nothing
      """),
  ]

  static let thresholds: [Scenario] = [
    Scenario(
      "R13 6.3", "with a threshold of 70 %, two of three competences are too few; a re-sit of the third is enough",
      given: given,
      """
      2026-01-06  policy     p1   RNCP100  {"compensation":{"percent":70,"sovereign":false}}
      2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1 shown=C1,C2 lacking=C3
      2026-02-02  validate   v1   ada RNCP100/BC01 a1 acquired          -> threshold-unmet
      2026-02-02  validate   v1   ada RNCP100/BC01 a1 conditional       -> threshold-unmet
      2026-03-01  assess     a2   ada RNCP100/BC01 CENTRE-1 shown=C3
      2026-03-02  validate   v1   ada RNCP100/BC01 a1,a2 acquired
      2026-03-02  => v1 credit 2026-03-02
      2026-03-03  assess     a3   bob RNCP100/BC01 CENTRE-1 shown=C1,C2 lacking=C3
      2026-03-03  validate   v2   bob RNCP100/BC01 a3 not-acquired
      2026-03-04  assess     a4   ada RNCP100/BC02 CENTRE-1
      2026-03-04  validate   v3   ada RNCP100/BC02 a4 acquired
      """),
    Scenario(
      "R13 6.3", "of each competence the last finding holds; of one day's, the one named last", given: given,
      """
      2026-01-06  policy     p1   RNCP100  {"compensation":{"percent":100,"sovereign":false}}
      2026-02-02  assess     a1   ada RNCP100/BC01 CENTRE-1 lacking=C1
      2026-02-01  assess     a2   ada RNCP100/BC01 CENTRE-1 shown=C1
      2026-02-03  validate   v1   ada RNCP100/BC01 a1,a2 acquired       -> threshold-unmet
      2026-02-02  assess     a3   ada RNCP100/BC01 CENTRE-1 shown=C1
      2026-02-03  validate   v1   ada RNCP100/BC01 a3,a1 acquired       -> threshold-unmet
      2026-02-03  validate   v1   ada RNCP100/BC01 a1,a3 acquired
      """),
    Scenario(
      "R13 6.3", "a sovereign jury compensates below the threshold; so does one that has no policy", given: given,
      """
      2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1 shown=C1 lacking=C2
      2026-02-02  validate   v1   ada RNCP100/BC01 a1 acquired
      2026-02-03  policy     p1   RNCP100  {"compensation":{"percent":70,"sovereign":true}}
      2026-02-03  assess     a2   bob RNCP100/BC01 CENTRE-1 shown=C1 lacking=C2
      2026-02-03  validate   v2   bob RNCP100/BC01 a2 acquired
      2026-02-04  policy     p2   RNCP100  {"compensation":{"percent":50,"sovereign":false}}
      2026-02-04  assess     a3   ada RNCP100/BC02 CENTRE-1 shown=C1 lacking=C2
      2026-02-04  validate   v3   ada RNCP100/BC02 a3 acquired
      2026-02-05  policy     p3   RNCP100  {"compensation":{"percent":51,"sovereign":false}}
      2026-02-05  assess     a4   bob RNCP100/BC02 CENTRE-1 shown=C1 lacking=C2
      2026-02-05  validate   v4   bob RNCP100/BC02 a4 acquired          -> threshold-unmet
      2026-02-06  annul      p3   -
      2026-02-06  validate   v4   bob RNCP100/BC02 a4 acquired
      """),
    Scenario(
      "6.3", "a policy is one of a registered certification", given: given,
      """
      2026-01-06  policy     p1   RNCP999  {"quorum":2}                 -> certification-unknown
      2026-01-06  policy     p1   RNCP100  {"quorum":2}
      """),
  ]
}
