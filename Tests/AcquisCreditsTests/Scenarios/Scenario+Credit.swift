extension Scenario {
  private static let given = """
    2026-01-05  register   r1   RNCP100  rncp BC01 BC02
    2026-01-05  register   r2   RNCP200  rncp BC01
    2026-01-05  authorise  z1   CENTRE-1 RNCP100,RNCP200
    2026-01-05  enrol      ada  RNCP100
    2026-01-05  enrol      bob  RNCP100
    """

  static let centres: [Scenario] = [
    Scenario(
      "a centre assesses what it is authorised for, when it is: first and last day included",
      """
      2026-01-05  register   r1   RNCP100  rncp BC01
      2026-01-05  register   r2   RNCP200  rncp BC01
      2026-01-05  enrol      ada  RNCP100
      2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1             -> centre-unauthorised
      2026-02-01  authorise  z1   CENTRE-1 RNCP100 2026-02-01…2026-06-30
      2026-01-31  assess     a1   ada RNCP100/BC01 CENTRE-1             -> centre-unauthorised
      2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1
      2026-06-30  assess     a2   ada RNCP100/BC01 CENTRE-1
      2026-07-01  assess     a3   ada RNCP100/BC01 CENTRE-1             -> centre-unauthorised
      2026-02-01  assess     a3   ada RNCP200/BC01 CENTRE-1             -> centre-unauthorised
      2026-02-01  assess     a3   ada RNCP100/BC01 CENTRE-2             -> centre-unauthorised
      2026-07-01  authorise  z2   CENTRE-1 RNCP100,RNCP200 2026-07-01…
      2026-07-01  assess     a3   ada RNCP200/BC01 CENTRE-1
      2026-07-02  annul      z2   -
      2026-07-02  assess     a4   ada RNCP200/BC01 CENTRE-1             -> centre-unauthorised
      2026-02-02  assess     a4   ada RNCP100/BC01 CENTRE-1
      """),
    Scenario(
      "a partner who may organise assesses too, by the newest registration only",
      """
      2026-01-05  register   r1   RNCP100  rncp BC01
      2026-01-05  partners   r1   RNCP100  CENTRE-1 organise …2026-06-30
      2026-01-05  partners   r1   RNCP100  CENTRE-2 both
      2026-01-05  partners   r1   RNCP100  CENTRE-3 train
      2026-01-05  enrol      ada  RNCP100
      2026-06-30  assess     a1   ada RNCP100/BC01 CENTRE-1
      2026-07-01  assess     a2   ada RNCP100/BC01 CENTRE-1             -> centre-unauthorised
      2026-07-01  assess     a2   ada RNCP100/BC01 CENTRE-2
      2026-07-01  assess     a3   ada RNCP100/BC01 CENTRE-3             -> centre-unauthorised
      2026-07-01  register   r2   RNCP100  rncp BC01
      2026-07-01  assess     a3   ada RNCP100/BC01 CENTRE-2             -> centre-unauthorised
      2026-07-01  partners   r2   RNCP100  CENTRE-2 organise
      2026-07-01  assess     a3   ada RNCP100/BC01 CENTRE-2
      """),
  ]

  static let decisions: [Scenario] = [
    Scenario(
      "no validation without an assessment of the same learner, certification and block", given: given,
      """
      2026-02-01  enrol      eve  RNCP200
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 acquired          -> assessment-missing
      2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1
      2026-03-01  validate   v1   bob RNCP100/BC01 a1 acquired          -> assessment-missing
      2026-03-01  validate   v1   ada RNCP100/BC02 a1 acquired          -> assessment-missing
      2026-03-01  validate   v1   ada RNCP200/BC01 a1 acquired          -> assessment-missing
      2026-03-01  validate   v1   ada RNCP100/BC01 r1 acquired          -> assessment-missing
      2026-03-01  annul      a1   ada
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 acquired          -> assessment-missing
      2026-02-01  assess     a2   ada RNCP100/BC01 CENTRE-1
      2026-03-01  validate   v1   ada RNCP100/BC01 a2 acquired
      """),
    Scenario(
      "a training module is never credit", given: given,
      """
      2026-02-01  train      t1   ada RNCP100/BC01
      2026-03-01  validate   v1   ada RNCP100/BC01 t1 acquired          -> module-as-credit
      2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 acquired
      """),
    Scenario(
      "an assessment is decided on once, as long as the decision counts", given: given,
      """
      2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 not-acquired
      2026-03-01  validate   v2   ada RNCP100/BC01 a1 acquired          -> assessment-decided
      2026-03-02  annul      v1   ada
      2026-03-02  validate   v2   ada RNCP100/BC01 a1 acquired
      2026-03-02  validate   v3   ada RNCP100/BC01 a1 acquired          -> assessment-decided
      2026-03-03  assess     a2   ada RNCP100/BC01 CENTRE-1
      2026-03-03  validate   v3   ada RNCP100/BC01 a2 acquired
      """),
    Scenario(
      "a decision is not made before its assessment, but may be on the same day", given: given,
      """
      2026-02-02  assess     a1   ada RNCP100/BC01 CENTRE-1
      2026-02-01  validate   v1   ada RNCP100/BC01 a1 acquired          -> validated-before-assessed
      2026-02-02  validate   v1   ada RNCP100/BC01 a1 acquired
      """),
    Scenario(
      "a jury decides on what was assessed under an id merged into the learner's", given: given,
      """
      2026-01-05  enrol      eve  RNCP100
      2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1
      2026-02-02  merge      ada  bob
      2026-02-02  merge      bob  eve
      2026-03-01  validate   v1   eve RNCP100/BC01 a1 acquired
      """),
  ]

  static let awards: [Scenario] = [
    Scenario(
      "without a stated rule, all blocks are needed", given: given,
      """
      2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1
      2026-02-01  assess     a2   ada RNCP100/BC02 CENTRE-1
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 acquired
      2026-03-02  award      w1   ada RNCP100                           -> award-unmet
      2026-03-02  validate   v2   ada RNCP100/BC02 a2 acquired
      2026-03-01  award      w1   ada RNCP100                           -> award-unmet
      2026-03-02  award      w1   ada RNCP100
      2026-03-02  award      w2   ada RNCP100                           -> award-repeated
      2026-03-03  annul      w1   ada
      2026-03-03  award      w2   ada RNCP100
      """),
    Scenario(
      "no block, no decision not acquired, and nobody else's block makes a certification", given: given,
      """
      2026-02-01  award      w1   ada RNCP200                           -> award-unmet
      2026-02-01  assess     a1   ada RNCP200/BC01 CENTRE-1
      2026-02-01  award      w1   ada RNCP200                           -> award-unmet
      2026-02-01  validate   v1   ada RNCP200/BC01 a1 not-acquired
      2026-02-01  award      w1   ada RNCP200                           -> award-unmet
      2026-02-01  assess     a2   bob RNCP200/BC01 CENTRE-1
      2026-02-01  validate   v2   bob RNCP200/BC01 a2 acquired
      2026-02-01  award      w1   ada RNCP200                           -> award-unmet
      2026-02-01  award      w1   bob RNCP200
      2026-02-01  assess     a3   ada RNCP200/BC01 CENTRE-1
      2026-02-02  validate   v3   ada RNCP200/BC01 a3 acquired
      2026-02-02  award      w2   ada RNCP200
      """),
    Scenario(
      "the newest rule that counts is the one to meet", given: given,
      """
      2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1
      2026-02-01  validate   v1   ada RNCP100/BC01 a1 acquired
      2026-02-02  rule       u1   RNCP100  {"need":1,"of":["BC01","BC02"]}
      2026-02-02  rule       u2   RNCP100  {"need":1,"of":["BC02"]}
      2026-02-03  award      w1   ada RNCP100                           -> award-unmet
      2026-02-03  annul      u2   -
      2026-02-03  award      w1   ada RNCP100
      2026-02-04  annul      w1   ada
      2026-02-04  annul      u1   -
      2026-02-04  award      w2   ada RNCP100                           -> award-unmet
      """),
    Scenario(
      "RNCP35959: three common blocks and one of two options",
      """
      2026-01-05  register   r1   RNCP35959  rncp BC01 BC02 BC03 BC04 BC05
      2026-01-05  rule       u1   RNCP35959  {"need":4,"of":["BC01","BC02","BC03",{"need":1,"of":["BC04","BC05"]}]}
      2026-01-05  authorise  z1   CENTRE-1 RNCP35959
      2026-01-05  enrol      ada  RNCP35959
      2026-02-01  assess     a1   ada RNCP35959/BC01 CENTRE-1
      2026-02-01  assess     a2   ada RNCP35959/BC02 CENTRE-1
      2026-02-01  assess     a4   ada RNCP35959/BC04 CENTRE-1
      2026-02-01  assess     a5   ada RNCP35959/BC05 CENTRE-1
      2026-02-01  validate   v1   ada RNCP35959/BC01 a1 acquired
      2026-02-01  validate   v2   ada RNCP35959/BC02 a2 acquired
      2026-02-01  validate   v4   ada RNCP35959/BC04 a4 acquired
      2026-02-01  validate   v5   ada RNCP35959/BC05 a5 acquired
      # Both options do not make up for a common block.
      2026-02-01  award      w1   ada RNCP35959                         -> award-unmet
      2026-02-01  assess     a3   ada RNCP35959/BC03 CENTRE-1
      2026-02-01  validate   v3   ada RNCP35959/BC03 a3 acquired
      2026-02-01  annul      v4   ada
      2026-02-01  award      w1   ada RNCP35959
      """),
    Scenario(
      "a block of another certification counts where the rule says so", given: given,
      """
      2026-02-01  rule       u1   RNCP200  {"need":2,"of":["BC01",{"block":"BC02","certification":"RNCP100"}]}
      2026-02-01  assess     a1   ada RNCP200/BC01 CENTRE-1
      2026-02-01  validate   v1   ada RNCP200/BC01 a1 acquired
      2026-02-01  award      w1   ada RNCP200                           -> award-unmet
      2026-02-01  assess     a2   ada RNCP100/BC02 CENTRE-1
      2026-02-01  validate   v2   ada RNCP100/BC02 a2 acquired
      2026-02-01  award      w1   ada RNCP200
      """),
    Scenario(
      "the credit and the awards of an id merged away are the survivor's", given: given,
      """
      2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1
      2026-02-01  assess     a2   bob RNCP100/BC02 CENTRE-1
      2026-02-01  assess     a3   ada RNCP200/BC01 CENTRE-1
      2026-02-01  validate   v1   ada RNCP100/BC01 a1 acquired
      2026-02-01  validate   v2   bob RNCP100/BC02 a2 acquired
      2026-02-01  validate   v3   ada RNCP200/BC01 a3 acquired
      2026-02-01  award      w1   ada RNCP200
      2026-02-01  award      w2   bob RNCP100                           -> award-unmet
      2026-02-02  merge      ada  bob
      2026-02-02  award      w2   bob RNCP200                           -> award-repeated
      2026-02-02  award      w2   bob RNCP100
      """),
  ]

  static let annulments: [Scenario] = [
    Scenario(
      "what may be annulled, once, by its own learner's name", given: given,
      """
      2026-02-01  train      t1   ada RNCP200/BC01
      2026-02-01  rule       u1   RNCP200  {"need":1,"of":["BC01"]}
      2026-02-01  assess     a1   ada RNCP200/BC01 CENTRE-1
      2026-02-01  validate   v1   ada RNCP200/BC01 a1 acquired
      2026-02-01  award      w1   ada RNCP200
      2026-02-02  annul      x1   ada                                   -> annul-target
      2026-02-02  annul      r1   -                                     -> annul-target
      2026-02-02  annul      a1   bob                                   -> learner-mismatch
      2026-02-02  annul      a1   -                                     -> learner-mismatch
      2026-02-02  annul      z1   ada                                   -> learner-mismatch
      2026-02-02  annul      t1   ada
      2026-02-02  annul      t1   ada                                   -> annul-target
      2026-02-02  annul      a1   ada
      2026-02-02  annul      v1   ada
      2026-02-02  annul      w1   ada
      2026-02-02  annul      z1   -
      2026-02-02  annul      u1   -
      2026-02-02  annul      u1   -                                     -> annul-target
      """),
    Scenario(
      "what rests on an annulled assessment counts no more", given: given,
      """
      2026-02-01  assess     a1   ada RNCP200/BC01 CENTRE-1
      2026-02-01  validate   v1   ada RNCP200/BC01 a1 acquired
      2026-02-02  annul      a1   ada
      2026-02-02  award      w1   ada RNCP200                           -> award-unmet
      2026-02-03  assess     a2   ada RNCP200/BC01 CENTRE-1
      2026-02-03  validate   v2   ada RNCP200/BC01 a2 acquired
      2026-02-03  award      w1   ada RNCP200
      """),
  ]
}
