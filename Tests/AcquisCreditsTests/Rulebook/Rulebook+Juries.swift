extension Rulebook {
  private static let given = """
    2026-01-05  register   r1   RNCP100  rncp BC01 BC02
    2026-01-05  register   r2   RNCP200  rncp BC01
    2026-01-05  authorise  z1   CENTRE-1 RNCP100,RNCP200
    2026-01-05  enrol      ada  RNCP100
    2026-01-05  enrol      bob  RNCP100
    2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1 by=exa:assessor
    2026-02-01  assess     a2   ada RNCP100/BC02 CENTRE-1
    2026-02-01  assess     b1   bob RNCP100/BC01 CENTRE-1
    """

  private static let convened =
    given + "\n" + """
      2026-02-10  convene    s1   RNCP100 S-1 2026-03-01 chair=pres:professional jurors=emp:employer,uni:trade-union
      """

  static let juries: [Scenario] = [
    Scenario(
      "R11 6.1", "a session is convened once; as long as none is, the jury is not recorded", given: given,
      """
      2026-02-10  => RNCP100 jury S-1 not-recorded
      2026-02-10  convene    s1   RNCP999 S-1 2026-03-01                -> certification-unknown
      2026-02-10  convene    s1   RNCP100 S-1 2026-03-01
      2026-02-10  => RNCP100 jury S-1 convened
      2026-02-11  convene    s2   RNCP100 S-1 2026-04-01                -> session-repeated
      2026-02-11  convene    s2   RNCP200 S-1 2026-04-01
      2026-02-12  annul      s1   -
      2026-02-12  => RNCP100 jury S-1 not-recorded
      2026-02-12  convene    s3   RNCP100 S-1 2026-04-01
      """),
    Scenario(
      "R11 6.1", "a session is held by members of its jury, not before its day", given: convened,
      """
      2026-03-01  hold       h1   RNCP999 S-1 pres                      -> certification-unknown
      2026-03-01  hold       h1   RNCP100 S-9 pres                      -> session-unknown
      2026-03-01  hold       h1   RNCP200 S-1 pres                      -> session-unknown
      2026-03-01  hold       h1   RNCP100 S-1 pres,emp,guest            -> juror-unknown
      2026-02-28  hold       h1   RNCP100 S-1 pres,emp                  -> before-session
      2026-03-01  hold       h1   RNCP100 S-1 pres,emp
      2026-03-01  => RNCP100 jury S-1 held
      2026-03-02  annul      s1   -
      2026-03-02  hold       h2   RNCP100 S-1 pres                      -> session-unknown
      """),
    Scenario(
      "6.6 VAE", "nothing is decided or awarded before the session", given: convened,
      """
      2026-02-28  validate   v1   ada RNCP100/BC01 a1 acquired          -> before-session
      2026-02-28  validate   v1   ada RNCP100/BC01 - absent             -> before-session
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 acquired
      2026-03-01  validate   v2   ada RNCP100/BC02 a2 acquired session=S-2
      2026-02-28  award      w1   ada RNCP100                           -> before-session
      2026-03-01  award      w1   ada RNCP100
      """),
    Scenario(
      "6.3", "a session need not be convened, unless the policy asks for it", given: given,
      """
      2026-02-02  validate   v1   bob RNCP100/BC01 b1 acquired session=S-7
      2026-02-03  policy     p1   RNCP100  {"session":true}
      2026-02-03  validate   v2   ada RNCP100/BC01 a1 acquired          -> session-unknown
      2026-02-03  validate   v2   ada RNCP100/BC01 - absent             -> session-unknown
      2026-02-03  convene    s1   RNCP200 S-1 2026-02-03
      2026-02-03  validate   v2   ada RNCP100/BC01 a1 acquired          -> session-unknown
      2026-02-03  convene    s2   RNCP100 S-1 2026-02-03
      2026-02-03  validate   v2   ada RNCP100/BC01 a1 acquired
      """),
    Scenario(
      "R11 6.3", "of at least two members; who was there is recorded before anything is decided", given: convened,
      """
      2026-02-10  policy     p1   RNCP100  {"quorum":2}
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 acquired          -> quorum-unmet
      2026-03-01  hold       h1   RNCP100 S-1 emp
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 acquired          -> quorum-unmet
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 not-acquired      -> quorum-unmet
      2026-03-01  validate   v0   ada RNCP100/BC02 - absent
      2026-03-01  hold       h2   RNCP100 S-1 emp,uni
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 acquired
      2026-03-02  annul      h2   -
      2026-03-02  validate   v2   ada RNCP100/BC02 a2 acquired          -> quorum-unmet
      2026-03-02  validate   v2   ada RNCP100/BC02 a2 acquired session=S-2  -> quorum-unmet
      """),
    Scenario(
      "R11 6.3", "in the capacities that the rulebook asks for", given: convened,
      """
      2026-02-10  policy     p1   RNCP100  {"capacities":[{"capacity":"employer","count":1},{"capacity":"trade-union","count":1}]}
      2026-03-01  hold       h1   RNCP100 S-1 pres,emp
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 acquired          -> quorum-unmet
      2026-03-01  hold       h2   RNCP100 S-1 emp,uni
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 acquired
      """),
    Scenario(
      "6.1 VAE", "a decision is revoked for a reason, and taken afresh; none is overwritten", given: given,
      """
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 not-acquired
      2026-03-01  validate   v2   ada RNCP100/BC01 a1 acquired          -> assessment-decided
      2026-03-10  annul      v1   ada
      2026-03-10  => a1 pending
      2026-03-10  => ada RNCP100 result none
      2026-03-12  validate   v2   ada RNCP100/BC01 a1 acquired
      2026-03-12  => v2 credit 2026-03-12
      """),
  ]

  static let independence: [Scenario] = [
    Scenario(
      "R11 6.6", "no juror has assessed the learner", given: given,
      """
      2026-02-10  convene    s1   RNCP100 S-1 2026-03-01 chair=pres:professional jurors=exa:assessor
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 acquired          -> juror-not-independent
      2026-03-01  validate   v1   ada RNCP100/BC02 a2 not-acquired      -> juror-not-independent
      2026-03-01  validate   v1   bob RNCP100/BC01 b1 acquired
      2026-03-01  validate   v2   ada RNCP100/BC02 - absent
      # Whoever was not there did not decide.
      2026-03-01  hold       h1   RNCP100 S-1 pres
      2026-03-01  validate   v3   ada RNCP100/BC01 a1 acquired
      """),
    Scenario(
      "R11 6.6", "none has trained the learner, towards whatever certification, under whatever id", given: given,
      """
      2026-01-20  enrol      eve  RNCP200
      2026-01-20  train      t1   eve RNCP200/BC01 trainer=tom
      2026-01-21  merge      eve  ada
      2026-02-10  convene    s1   RNCP100 S-1 2026-03-01 chair=tom:professional
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 acquired          -> juror-not-independent
      2026-03-02  annul      t1   eve
      2026-03-02  validate   v1   ada RNCP100/BC01 a1 acquired
      """),
    Scenario(
      "6.3", "unless the rulebook of the awarding body allows it", given: given,
      """
      2026-02-10  convene    s1   RNCP100 S-1 2026-03-01 chair=exa:assessor
      2026-02-11  policy     p1   RNCP100  {"independence":false}
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 acquired
      2026-03-01  => v1 credit 2026-03-01
      """),
  ]
}
