extension Rulebook {
  private static let given = """
    2026-01-05  register   r1   RNCP100  rncp BC01 BC02 BC03
    2026-01-05  authorise  z1   CENTRE-1 RNCP100
    """

  private static let assessed = """
    2026-01-06  enrol      ada  RNCP100
    2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1
    2026-02-01  assess     a2   ada RNCP100/BC02 CENTRE-1
    2026-02-01  assess     a3   ada RNCP100/BC03 CENTRE-1
    """

  static let composition: [Scenario] = [
    Scenario(
      "R1 6.1", "a block is assessed and validated by itself, and is credit by itself",
      given: given + "\n" + assessed,
      """
      2026-02-01  => a1 pending
      2026-02-01  => ada holds nothing
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 acquired
      2026-03-01  => a1 settled
      2026-03-01  => v1 credit 2026-03-01
      2026-03-01  => ada holds RNCP100/BC01
      2026-03-01  => ada RNCP100 acquired BC01 missing BC02 BC03
      """),
    Scenario(
      "R2", "all blocks make the whole", given: given + "\n" + assessed,
      """
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 acquired
      2026-03-01  validate   v2   ada RNCP100/BC02 a2 acquired
      2026-03-01  award      w1   ada RNCP100                           -> award-unmet
      2026-03-01  validate   v3   ada RNCP100/BC03 a3 acquired
      2026-03-01  => ada RNCP100 complete
      2026-03-01  award      w1   ada RNCP100
      2026-03-01  => w1 awarded
      """),
    Scenario(
      "R2 6.2", "unless it contains further elements: an examination, a first-aid certificate",
      given: given + "\n"
        + #"""
        2026-01-05  rule       u1   RNCP100 {"need":3,"of":["BC01","BC02",{"label":"First-aid certificate","requirement":"AFGSU"}]}
        """# + "\n" + assessed,
      """
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 acquired
      2026-03-01  validate   v2   ada RNCP100/BC02 a2 acquired
      2026-03-01  validate   v3   ada RNCP100/BC03 a3 acquired
      2026-03-01  => ada RNCP100 acquired BC01 BC02 missing AFGSU
      2026-03-01  award      w1   ada RNCP100                           -> award-unmet
      2026-03-02  assess     a4   ada RNCP100/AFGSU CENTRE-1
      2026-03-02  validate   v4   ada RNCP100/AFGSU a4 acquired
      2026-03-02  => ada RNCP100 complete
      2026-03-02  award      w1   ada RNCP100
      """),
    Scenario(
      "R4", "how blocks combine is not published: all are assumed, until the awarding body states the rule",
      given: given + "\n" + assessed,
      """
      2026-02-01  => ada RNCP100 rule assumed
      2026-02-01  => ada RNCP100 ways BC01,BC02,BC03
      2026-02-02  rule       u1   RNCP100 {"need":2,"of":["BC01","BC02","BC03"]}
      2026-02-02  => ada RNCP100 rule stated
      2026-02-02  => ada RNCP100 ways BC01,BC02 BC01,BC03 BC02,BC03
      2026-03-01  validate   v2   ada RNCP100/BC02 a2 acquired
      2026-03-01  => ada RNCP100 ways BC01 BC03
      2026-03-02  annul      u1   -
      2026-03-02  => ada RNCP100 rule assumed
      2026-03-02  => ada RNCP100 acquired BC02 missing BC01 BC03
      """),
    Scenario(
      "T1", "options live only in labels: three common blocks, and one of two options",
      """
      2026-01-05  register   r1   RNCP35959  rncp BC01 BC02 BC03 BC04 BC05
      2026-01-05  rule       u1   RNCP35959  {"need":4,"of":["BC01","BC02","BC03",{"need":1,"of":["BC04","BC05"]}]}
      2026-01-05  authorise  z1   CENTRE-1 RNCP35959
      2026-01-05  enrol      ada  RNCP35959
      2026-02-01  => ada RNCP35959 ways BC01,BC02,BC03,BC04 BC01,BC02,BC03,BC05
      2026-02-01  assess     a1   ada RNCP35959/BC05 CENTRE-1
      2026-02-01  validate   v1   ada RNCP35959/BC05 a1 acquired
      2026-02-01  => ada RNCP35959 ways BC01,BC02,BC03
      2026-02-02  assess     a2   ada RNCP35959/BC04 CENTRE-1
      2026-02-02  validate   v2   ada RNCP35959/BC04 a2 acquired
      2026-02-02  => ada RNCP35959 acquired BC04 missing BC01 BC02 BC03
      """),
    Scenario(
      "6.2", "options within options: either one long way or two short ones", given: given + "\n" + assessed,
      """
      2026-02-02  rule       u1   RNCP100 {"need":1,"of":[{"need":2,"of":["BC01","BC02"]},"BC03"]}
      2026-02-02  => ada RNCP100 ways BC03
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 acquired
      2026-03-01  => ada RNCP100 ways BC02 BC03
      2026-03-02  validate   v2   ada RNCP100/BC02 a2 acquired
      2026-03-02  => ada RNCP100 complete
      """),
    Scenario(
      "6.2", "a prerequisite: another certification as a whole", given: given,
      """
      2026-01-05  register   r2   RS200    rs
      2026-01-05  register   r3   RNCP300  rncp BC01
      2026-01-05  authorise  z2   CENTRE-1 RS200,RNCP300
      2026-01-05  rule       u1   RNCP100  {"need":2,"of":["BC01",{"certification":"RS200"}]}
      2026-01-05  rule       u2   RS200    {"need":1,"of":[{"certification":"RS200"}]}                  -> rule-invalid
      2026-01-06  enrol      ada  RNCP100
      2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1
      2026-02-01  validate   v1   ada RNCP100/BC01 a1 acquired
      2026-02-01  => ada RNCP100 acquired BC01 missing RS200
      2026-02-02  assess     a2   ada RS200 CENTRE-1
      2026-02-02  validate   v2   ada RS200 a2 acquired
      2026-02-02  => ada RNCP100 complete
      2026-02-03  rule       u3   RNCP100  {"need":1,"of":[{"certification":"RNCP300"}]}
      2026-02-03  target     ada  RNCP100
      2026-02-03  => ada RNCP100 acquired nothing missing RNCP300
      2026-02-03  assess     a3   ada RNCP300/BC01 CENTRE-1
      2026-02-03  validate   v3   ada RNCP300/BC01 a3 acquired
      # Its block alone is not the certification; only its award is.
      2026-02-03  => ada RNCP100 acquired nothing missing RNCP300
      2026-02-04  award      w3   ada RNCP300
      2026-02-04  => ada RNCP100 complete
      2026-02-04  => ada holds RNCP100/BC01 RNCP300 RNCP300/BC01 RS200
      2026-02-05  annul      v3   ada
      2026-02-05  => w3 unsupported
      2026-02-05  => ada RNCP100 acquired nothing missing RNCP300
      """),
    Scenario(
      "T4", "a code means something within its certification only: 01 stands on two",
      """
      2026-01-05  register   r1   RNCP40505  rncp 01 02
      2026-01-05  register   r2   RNCP40080  rncp 01
      2026-01-05  authorise  z1   CENTRE-1 RNCP40505,RNCP40080
      2026-01-05  enrol      ada  RNCP40505
      2026-02-01  assess     a1   ada RNCP40505/01 CENTRE-1
      2026-02-01  validate   v1   ada RNCP40080/01 a1 acquired          -> assessment-missing
      2026-02-01  validate   v1   ada RNCP40505/01 a1 acquired
      2026-02-01  => ada RNCP40505 acquired 01 missing 02
      2026-02-01  => ada RNCP40080 acquired nothing missing 01
      2026-02-01  assess     a2   ada RNCP40080/02 CENTRE-1             -> block-unknown
      """),
    Scenario(
      "T5", "the order in which a register lists blocks means nothing",
      """
      2026-01-05  register   r1   RNCP100  rncp BC03 BC01 BC02
      2026-01-05  authorise  z1   CENTRE-1 RNCP100
      2026-01-05  enrol      ada  RNCP100
      2026-01-05  => ada RNCP100 acquired nothing missing BC01 BC02 BC03
      2026-02-01  assess     a1   ada RNCP100/BC02 CENTRE-1
      2026-02-01  validate   v1   ada RNCP100/BC02 a1 acquired
      2026-02-01  => ada RNCP100 acquired BC02 missing BC01 BC03
      """),
  ]

  static let versions: [Scenario] = [
    Scenario(
      "6.2", "a learner is judged by the rule under which they began, until they begin anew", given: given,
      """
      2026-01-10  rule       u1   RNCP100  {"need":1,"of":["BC01"]}
      2026-01-15  enrol      ada  RNCP100
      2026-02-01  rule       u2   RNCP100  {"need":2,"of":["BC01","BC02"]}
      2026-02-02  enrol      bob  RNCP100
      2026-02-02  => ada RNCP100 ways BC01
      2026-02-02  => bob RNCP100 ways BC01,BC02
      2026-02-03  target     ada  RNCP100
      2026-02-03  => ada RNCP100 ways BC01,BC02
      2026-02-03  => cyd RNCP100 ways BC01,BC02
      """),
    Scenario(
      "6.2", "or until the day from which the awarding body holds everybody to a newer one", given: given,
      """
      2026-01-10  rule       u1   RNCP100  {"need":1,"of":["BC01"]}
      2026-01-15  enrol      ada  RNCP100
      2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1
      2026-02-01  validate   v1   ada RNCP100/BC01 a1 acquired
      2026-03-01  rule       u2   RNCP100  from=2026-06-01 {"need":2,"of":["BC01","BC02"]}
      2026-05-31  => ada RNCP100 complete
      2026-06-01  => ada RNCP100 acquired BC01 missing BC02
      2026-06-01  award      w1   ada RNCP100                           -> award-unmet
      2026-05-31  award      w1   ada RNCP100
      2026-06-02  => w1 awarded
      """),
    Scenario(
      "6.2", "whoever began before any rule was stated has the first one", given: given,
      """
      2026-01-15  enrol      ada  RNCP100
      2026-02-01  rule       u1   RNCP100  {"need":1,"of":["BC01"]}
      2026-03-01  rule       u2   RNCP100  {"need":1,"of":["BC02"]}
      2026-03-01  => ada RNCP100 ways BC01
      2026-03-02  annul      u1   -
      2026-03-02  => ada RNCP100 ways BC02
      """),
    Scenario(
      "6.2", "what any rule that counts asks for can be decided on, for learners are judged by different ones",
      given: given,
      """
      2026-01-10  rule       u1   RNCP100  {"need":1,"of":[{"label":"Talk","requirement":"talk"}]}
      2026-01-15  enrol      ada  RNCP100
      2026-02-01  rule       u2   RNCP100  {"need":1,"of":["BC01"]}
      2026-02-01  assess     a1   ada RNCP100/talk CENTRE-1
      2026-02-02  annul      u1   -
      2026-02-02  assess     a2   ada RNCP100/talk CENTRE-1             -> block-unknown
      """),
    Scenario(
      "T7", "a sheet changes after an award: the award stays what it was", given: given + "\n" + assessed,
      """
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 acquired
      2026-03-01  validate   v2   ada RNCP100/BC02 a2 acquired
      2026-03-01  validate   v3   ada RNCP100/BC03 a3 acquired
      2026-03-01  award      w1   ada RNCP100
      2026-04-01  register   r2   RNCP100  rncp BC01 BC02 BC04
      2026-04-01  => w1 awarded
      2026-04-01  => ada RNCP100 acquired BC01 BC02 missing BC04
      2026-04-02  assess     a4   ada RNCP100/BC03 CENTRE-1
      """),
  ]
}
