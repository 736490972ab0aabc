extension Rulebook {
  private static let given = """
    2026-01-05  register   r1   RNCP100  rncp BC01 BC02 scope=branch
    2026-01-05  register   r2   RNCP200  rncp BC01 scope=inter-branch
    2026-01-05  register   r3   CERT-TR  other scope=interprofessional
    2026-01-05  authorise  z1   CENTRE-1 RNCP100,RNCP200,CERT-TR
    2026-01-05  enrol      ada  RNCP100
    2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1
    """

  static let founding: [Scenario] = [
    Scenario(
      "11a",
      "a block that generates an intermediate certification: validated, it makes that awardable, and still counts",
      given: given,
      """
      2026-02-01  generates  g1   RNCP100/BC01 RNCP999                  -> certification-unknown
      2026-02-01  generates  g1   RNCP100/BC09 CERT-TR                  -> block-unknown
      2026-02-01  generates  g1   RNCP100/BC01 CERT-TR
      2026-02-01  => RNCP100/BC01 generates CERT-TR
      2026-02-01  => RNCP100/BC02 generates nothing
      2026-02-01  => ada CERT-TR rule generated
      2026-02-01  award      w1   ada CERT-TR                           -> award-unmet
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 acquired
      2026-03-01  award      w1   ada CERT-TR
      2026-03-01  => ada RNCP100 acquired BC01 missing BC02
      2026-03-02  annul      v1   ada
      2026-03-02  => w1 unsupported
      2026-03-03  annul      g1   -
      2026-03-03  => RNCP100/BC01 generates nothing
      2026-03-03  => ada CERT-TR rule assumed
      """),
    Scenario(
      "11b", "a transverse block, certified on its own, then counted in several certifications", given: given,
      """
      2026-01-06  rule       u1   RNCP100  {"need":2,"of":["BC02",{"certification":"CERT-TR"}]}
      2026-01-06  rule       u2   RNCP200  {"need":2,"of":["BC01",{"certification":"CERT-TR"}]}
      2026-02-02  assess     a2   ada CERT-TR CENTRE-1
      2026-02-02  validate   v2   ada CERT-TR a2 acquired
      2026-02-02  award      w1   ada CERT-TR
      2026-02-02  => ada RNCP100 acquired CERT-TR missing BC02
      2026-02-02  => ada RNCP200 acquired CERT-TR missing BC01
      """),
    Scenario(
      "11c R6", "a common block is seen in each of its certifications, a specific one in none; for that, a decision",
      given: given,
      """
      2026-02-02  validate   v1   ada RNCP100/BC01 a1 acquired
      # The same code, and yet another block: nobody declared it common.
      2026-02-02  => ada RNCP200 acquired nothing missing BC01
      2026-02-03  share      d1   RNCP100/BC01 RNCP200/BC01
      2026-02-03  => ada RNCP200 complete
      2026-02-04  annul      d1   -
      2026-02-04  => ada RNCP200 acquired nothing missing BC01
      2026-02-05  recognise  c1   ada RNCP200/BC01 equivalence v1
      2026-02-05  => ada RNCP200 complete
      """),
    Scenario(
      "11d", "a certification is one of a branch, of several, or of all; a newer registration may say otherwise",
      given: given,
      """
      2026-02-01  register   r4   RNCP200  rncp BC01 scope=interprofessional
      2026-02-01  register   r5   RS500    rs BC01 scope=branch         -> blocks-refused
      2026-02-01  register   r5   RS500    rs scope=branch
      """),
    Scenario(
      "11e R16", "a certification of the Inventaire refuses blocks", given: given,
      """
      2026-02-01  register   r5   RS500    rs BC01                      -> blocks-refused
      2026-02-01  register   r5   RS500    rs
      2026-02-01  share      d1   RS500/BC01 RNCP100/BC01               -> block-unknown
      """),
    Scenario(
      "11f", "each block names the domain of activity that it belongs to",
      """
      batch
      2026-02-01  register   r1   RNCP100  rncp BC01 BC02
      2026-02-01  describe   r1   RNCP100  BC01 activity=Baking
      2026-02-01  describe   r1   RNCP100  BC09 activity=Baking         -> certification-mismatch
      2026-02-01  describe   r1   RNCP100  BC02 activity=Selling
      """),
    Scenario(
      "11g", "a training module never counts, and founds nothing", given: given,
      """
      2026-02-01  train      t1   ada RNCP100/BC02 trainer=tom
      2026-02-01  => t1 nothing
      2026-02-01  => ada RNCP100 acquired nothing missing BC01 BC02
      2026-02-02  validate   v1   ada RNCP100/BC02 t1 acquired          -> module-as-credit
      2026-02-02  recognise  c1   ada RNCP200/BC01 equivalence t1       -> recognition-unfounded
      2026-02-02  document   i1   t1 ada RNCP100/BC02                   -> follow-up-target
      2026-02-02  award      w1   ada RNCP100                           -> award-unmet
      """),
  ]
}
