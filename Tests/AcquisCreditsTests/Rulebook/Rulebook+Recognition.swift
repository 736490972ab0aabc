extension Rulebook {
  private static let given = """
    2026-01-05  register   r1   RNCP100  rncp BC01 BC02 BC03
    2026-01-05  register   r2   RNCP200  rncp BC01 BC02
    2026-01-05  register   r3   RS300    rs
    2026-01-05  authorise  z1   CENTRE-1 RNCP100,RNCP200
    2026-01-05  enrol      ada  RNCP100
    2026-01-05  enrol      bob  RNCP100
    2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1
    2026-02-01  assess     a2   ada RNCP100/BC02 CENTRE-1
    2026-02-01  validate   v1   ada RNCP100/BC01 a1 acquired
    2026-02-01  validate   v2   ada RNCP100/BC02 a2 acquired
    """

  static let recognition: [Scenario] = [
    Scenario(
      "R6 6.5", "an equivalence rests on credit of the learner, on another block", given: given,
      """
      2026-03-01  recognise  c1   eve RNCP200/BC01 equivalence v1       -> learner-unknown
      2026-03-01  recognise  c1   bob RNCP200/BC01 equivalence v1       -> recognition-unfounded
      2026-03-01  recognise  c1   ada RNCP200/BC01 equivalence a1       -> recognition-unfounded
      2026-03-01  recognise  c1   ada RNCP200/BC01 equivalence v1,x1    -> recognition-unfounded
      2026-01-31  recognise  c1   ada RNCP200/BC01 equivalence v1       -> recognition-unfounded
      2026-03-01  recognise  c1   ada RNCP100/BC01 equivalence v1       -> recognition-unfounded
      2026-03-01  recognise  c1   ada RNCP200/BC09 equivalence v1       -> block-unknown
      2026-03-01  recognise  c1   ada RNCP999/BC01 equivalence v1       -> certification-unknown
      2026-03-01  recognise  c1   ada RNCP200/BC01 equivalence v1
      2026-03-01  => c1 credit 2026-03-01
      2026-03-01  => ada RNCP200 acquired BC01 missing BC02
      2026-03-01  recognise  c2   ada RNCP200/BC01 equivalence v2       -> recognition-repeated
      2026-03-01  recognise  c2   ada RNCP100/BC02 equivalence v1       -> recognition-repeated
      """),
    Scenario(
      "6.1", "what rests on revoked credit counts no more, over every step", given: given,
      """
      2026-03-01  recognise  c1   ada RNCP200/BC01 equivalence v1,v2
      2026-03-02  recognise  c2   ada RNCP100/BC03 equivalence c1
      2026-03-02  => ada holds RNCP100/BC01 RNCP100/BC02 RNCP100/BC03 RNCP200/BC01
      2026-03-03  annul      a2   ada
      2026-03-03  => c1 nothing
      2026-03-03  => c2 nothing
      2026-03-03  => ada holds RNCP100/BC01
      2026-03-04  recognise  c3   ada RNCP200/BC01 equivalence v1
      2026-03-04  annul      c3   ada
      2026-03-04  => c3 nothing
      """),
    Scenario(
      "6.1", "what is decided under reserve founds nothing yet", given: given,
      """
      2026-02-01  assess     a3   ada RNCP100/BC03 CENTRE-1
      2026-02-01  validate   v3   ada RNCP100/BC03 a3 conditional
      2026-03-01  recognise  c1   ada RNCP200/BC01 equivalence v3       -> recognition-unfounded
      2026-03-02  lift       l1   v3 ada
      2026-03-01  recognise  c1   ada RNCP200/BC01 equivalence v3       -> recognition-unfounded
      2026-03-02  recognise  c1   ada RNCP200/BC01 equivalence v3
      """),
    Scenario(
      "T8", "a block acquired purely by another diploma: an exemption",
      """
      2026-01-05  register   r1   RNCP34826  rncp BC05 BC07
      2026-01-05  enrol      ada  RNCP34826
      2026-03-01  recognise  c1   ada RNCP34826/BC05 exemption BTS-ESF
      2026-03-01  recognise  c2   ada RNCP34826/BC05 exemption BTS-ESF  -> recognition-repeated
      2026-03-01  => ada RNCP34826 acquired BC05 missing BC07
      2026-03-01  recognise  c2   ada RNCP34826/BC07 exemption BTS-ESF
      2026-03-01  award      w1   ada RNCP34826
      2026-03-02  annul      c1   ada
      2026-03-02  => w1 unsupported
      """),
    Scenario(
      "R6 6.5", "credit of an id merged into the learner's founds a recognition as their own does", given: given,
      """
      2026-03-01  merge      ada  bob
      2026-03-01  recognise  c1   bob RNCP200/BC01 equivalence v1
      2026-03-01  => bob RNCP200 acquired BC01 missing BC02
      """),
  ]

  static let correspondences: [Scenario] = [
    Scenario(
      "R7 6.5", "a correspondence belongs to its registration, proposes, and changes nothing", given: given,
      """
      2026-03-01  register   r4   RNCP400  rncp BC01
      2026-03-01  corresponds r9  RNCP400 BC01 RNCP100 BC01             -> certification-mismatch
      2026-03-01  corresponds r4  RNCP999 BC01 RNCP100 BC01             -> certification-unknown
      2026-03-01  corresponds r4  RNCP400 BC01 RNCP100 BC01
      2026-03-01  => ada RNCP400 acquired nothing missing BC01
      2026-03-01  => ada holds RNCP100/BC01 RNCP100/BC02
      2026-03-02  recognise  c1   ada RNCP400/BC01 equivalence v1
      2026-03-02  => ada RNCP400 complete
      """),
    Scenario(
      "T2 R7", "correspondences are n to m: two blocks for one, one for two, a whole for a whole", given: given,
      """
      2026-03-01  register   r4   RNCP31899  rncp BC03 BC04 BC05
      2026-03-01  corresponds r4  RNCP31899 BC03 RNCP100 BC01,BC02
      2026-03-01  corresponds r4  RNCP31899 BC04,BC05 RNCP100 BC01
      2026-03-01  corresponds r4  RNCP31899 - RNCP31114 -
      2026-03-01  recognise  c1   ada RNCP31899/BC03 equivalence v1,v2
      2026-03-01  recognise  c2   ada RNCP31899/BC04 equivalence v1
      2026-03-01  recognise  c3   ada RNCP31899/BC05 equivalence v1
      2026-03-01  => ada RNCP31899 complete
      2026-03-02  annul      v2   ada
      2026-03-02  => ada RNCP31899 acquired BC04 BC05 missing BC03
      """),
    Scenario(
      "R16 R7", "a certification of the specific directory has no blocks, but can correspond to one", given: given,
      """
      2026-03-01  register   r5   RS301    rs BC01                      -> blocks-refused
      2026-03-01  recognise  c1   ada RS300/BC01 equivalence v1         -> block-unknown
      2026-03-01  recognise  c1   ada RS300 equivalence v1
      2026-03-01  => ada RS300 complete
      2026-03-01  recognise  c2   ada RNCP200 equivalence v1            -> block-required
      """),
    Scenario(
      "R6", "blocks that are the same by declaration are seen in each certification, since the same day", given: given,
      """
      2026-03-01  share      d1   RNCP200/BC01 RNCP999/BC01             -> certification-unknown
      2026-03-01  share      d1   RNCP200/BC09 RNCP100/BC01             -> block-unknown
      2026-03-01  share      d1   RNCP200/BC01 RNCP100/BC01
      2026-03-01  => ada RNCP200 acquired BC01 missing BC02
      2026-02-28  => ada RNCP200 acquired nothing missing BC01 BC02
      2026-03-01  register   r4   RNCP400  rncp BC07
      2026-03-02  share      d2   RNCP200/BC01 RNCP400/BC07
      2026-03-02  => ada RNCP400 complete
      2026-03-03  annul      d1   -
      2026-03-03  => ada RNCP200 acquired nothing missing BC01 BC02
      2026-03-03  => ada RNCP400 acquired nothing missing BC07
      """),
  ]

  static let transfers: [Scenario] = [
    Scenario(
      "6.5", "a decision of another ledger is recognised exactly once", given: given,
      """
      2026-03-01  recognise  c1   ada RNCP100/BC03 transfer a:x1
      2026-03-01  => c1 credit 2026-03-01
      2026-03-01  recognise  c2   ada RNCP200/BC01 transfer a:x1        -> transfer-repeated
      2026-03-01  recognise  c2   bob RNCP100/BC03 transfer a:x1        -> transfer-repeated
      2026-03-01  recognise  c2   bob RNCP100/BC03 transfer b:x1
      2026-03-01  recognise  c3   bob RNCP100/BC02 transfer a:x2
      2026-03-02  annul      c1   ada
      2026-03-02  recognise  c4   ada RNCP100/BC03 transfer a:x1
      """),
    Scenario(
      "6.5", "revoked in its own ledger, it is suspended here, until the suspension is annulled", given: given,
      """
      2026-03-01  recognise  c1   ada RNCP100/BC03 transfer a:x1
      2026-03-01  recognise  c2   ada RNCP200/BC01 equivalence c1
      2026-04-01  suspend    q1   c2 ada                                -> follow-up-target
      2026-04-01  suspend    q1   v1 ada                                -> follow-up-target
      2026-04-01  suspend    q1   c1 bob                                -> learner-mismatch
      2026-02-28  suspend    q1   c1 ada                                -> follow-up-early
      2026-04-01  suspend    q1   c1 ada
      2026-04-01  => c1 nothing
      2026-04-01  => c2 nothing
      2026-04-01  suspend    q2   c1 ada                                -> follow-up-target
      2026-04-01  recognise  c3   ada RNCP100/BC03 transfer a:x1        -> transfer-repeated
      2026-04-02  annul      q1   ada
      2026-04-02  => c1 credit 2026-03-01
      2026-04-02  => ada holds RNCP100/BC01 RNCP100/BC02 RNCP100/BC03 RNCP200/BC01
      """),
  ]
}
