extension Scenario {
  static let certifications: [Scenario] = [
    Scenario(
      "whatever names a certification comes after its registration",
      """
      2026-01-05  rule       u1   RNCP100  {"need":1,"of":["BC01"]}     -> certification-unknown
      2026-01-05  authorise  z1   CENTRE-1 RNCP100                      -> certification-unknown
      2026-01-05  enrol      ada  RNCP100                               -> certification-unknown
      2026-01-05  describe   r1   RNCP100  BC01                         -> certification-unknown
      2026-01-05  partners   r1   RNCP100  CENTRE-2 both                -> certification-unknown
      2026-01-05  register   r1   RNCP100  rncp BC01 BC02
      2026-01-05  describe   r1   RNCP100  BC01
      2026-01-05  partners   r1   RNCP100  CENTRE-2 both
      2026-01-05  rule       u1   RNCP100  {"need":1,"of":["BC01"]}
      2026-01-05  authorise  z1   CENTRE-1 RNCP100,RNCP200              -> certification-unknown
      2026-01-05  authorise  z1   CENTRE-1 RNCP100
      2026-01-05  enrol      ada  RNCP100
      2026-01-05  target     ada  RNCP200                               -> certification-unknown
      2026-01-05  withdraw   ada  RNCP200                               -> certification-unknown
      2026-01-05  train      t1   ada RNCP200/BC01                      -> certification-unknown
      2026-01-05  assess     a1   ada RNCP200/BC01 CENTRE-1             -> certification-unknown
      2026-01-05  validate   v1   ada RNCP200/BC01 a1 acquired          -> certification-unknown
      2026-01-05  award      w1   ada RNCP200                           -> certification-unknown
      2026-01-05  register   r2   RNCP200  rncp
      2026-01-05  target     ada  RNCP200
      """),
    Scenario(
      "texts and partners belong to the newest registration, within its batch",
      """
      batch
      2026-01-05  register   r1   RNCP100  rncp BC01 BC02
      2026-01-05  describe   r1   RNCP100  BC01
      2026-01-05  describe   r1   RNCP100  BC03                         -> certification-mismatch
      2026-01-05  describe   r9   RNCP100  BC01                         -> certification-mismatch
      2026-01-05  partners   r9   RNCP100  CENTRE-2 both                -> certification-mismatch
      2026-01-05  partners   r1   RNCP100  CENTRE-2 both
      batch
      2026-01-05  describe   r1   RNCP100  BC01                         -> certification-mismatch
      2026-01-05  partners   r1   RNCP100  CENTRE-3 both                -> certification-mismatch
      2026-01-05  register   r2   RNCP100  rncp BC01 BC03
      2026-01-05  describe   r1   RNCP100  BC01                         -> certification-mismatch
      2026-01-05  describe   r2   RNCP100  BC02                         -> certification-mismatch
      2026-01-05  describe   r2   RNCP100  BC03
      """),
    Scenario(
      "the specific directory knows no blocks; there, the certification is assessed as a whole",
      """
      2026-01-05  register   r1   RS100    rs BC01                      -> blocks-refused
      2026-01-05  register   r1   RS100    rs
      2026-01-05  register   r2   OTHER-1  other BC01
      2026-01-05  authorise  z1   CENTRE-1 RS100
      2026-01-05  enrol      ada  RS100
      2026-02-01  assess     a1   ada RS100/BC01 CENTRE-1               -> block-unknown
      2026-02-01  assess     a1   ada RS100 CENTRE-1
      2026-03-01  validate   v1   ada RS100 a1 acquired
      2026-03-01  award      w1   ada RS100
      """),
    Scenario(
      "on a certification with blocks, one is named; it is one of this or an earlier revision",
      """
      2026-01-05  register   r1   RNCP100  rncp BC01 BC02
      2026-01-05  authorise  z1   CENTRE-1 RNCP100
      2026-01-05  enrol      ada  RNCP100
      2026-01-06  train      t1   ada RNCP100/BC03                      -> block-unknown
      2026-01-06  train      t1   ada RNCP100/BC01
      2026-02-01  assess     a1   ada RNCP100 CENTRE-1                  -> block-required
      2026-02-01  assess     a1   ada RNCP100/BC03 CENTRE-1             -> block-unknown
      2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1
      2026-02-02  validate   v1   ada RNCP100 a1 acquired               -> block-required
      2026-02-02  validate   v1   ada RNCP100/BC03 a1 acquired          -> block-unknown
      2026-02-02  register   r2   RNCP100  rncp BC02 BC03
      2026-02-02  validate   v1   ada RNCP100/BC01 a1 acquired
      2026-02-03  assess     a2   ada RNCP100/BC03 CENTRE-1
      """),
  ]

  static let rules: [Scenario] = [
    Scenario(
      "a rule names blocks of its certification, present or former; a requirement is not one of them",
      """
      2026-01-05  register   r1   RNCP100  rncp BC00 BC01
      2026-01-05  register   r2   RNCP100  rncp BC01 BC02
      2026-01-06  rule       u1   RNCP100  {"need":1,"of":["BC03"]}     -> rule-invalid
      2026-01-06  rule       u1   RNCP100  {"need":1,"of":["BC01",{"need":1,"of":["BC03"]}]}                    -> rule-invalid
      2026-01-06  rule       u1   RNCP100  {"need":1,"of":[{"label":"Exam","requirement":"BC02"}]}              -> rule-invalid
      2026-01-06  rule       u1   RNCP100  {"need":1,"of":[{"block":"BC01","certification":"RNCP100"}]}         -> rule-invalid
      2026-01-06  rule       u1   RNCP100  {"need":2,"of":["BC00","BC01"]}
      2026-01-06  rule       u2   RNCP100  {"need":1,"of":[{"block":"BC09","certification":"RNCP999"}]}
      2026-01-06  rule       u3   RNCP100  {"need":1,"of":[{"label":"Exam","requirement":"exam"}]}
      """),
    Scenario(
      "a requirement of the newest rule is assessed and decided on like a block",
      """
      2026-01-05  register   r1   RNCP100  rncp BC01
      2026-01-05  authorise  z1   CENTRE-1 RNCP100
      2026-01-05  enrol      ada  RNCP100
      2026-02-01  assess     a1   ada RNCP100/exam CENTRE-1             -> block-unknown
      2026-02-01  rule       u1   RNCP100  {"need":2,"of":["BC01",{"label":"Exam","requirement":"exam"}]}
      2026-02-01  assess     a1   ada RNCP100/exam CENTRE-1
      2026-02-01  assess     a2   ada RNCP100/BC01 CENTRE-1
      2026-02-02  validate   v2   ada RNCP100/BC01 a2 acquired
      2026-02-02  award      w1   ada RNCP100                           -> award-unmet
      2026-02-02  validate   v1   ada RNCP100/exam a1 acquired
      2026-02-02  award      w1   ada RNCP100
      2026-02-03  rule       u2   RNCP100  {"need":1,"of":["BC01"]}
      2026-02-03  train      t1   ada RNCP100/exam                      -> block-unknown
      2026-02-04  annul      u2   -
      2026-02-04  train      t1   ada RNCP100/exam
      """),
  ]
}
