extension Rulebook {
  static let families: [Scenario] = [
    Scenario(
      "R9 6.2", "titre professionnel: all CCP by accumulation, usable a year longer; a CCS after the title only",
      """
      2026-01-05  register   r1   TP100    rncp CCP1 CCP2 until=2027-06-30 final=2028-06-30
      2026-01-05  register   r2   CCS100   rncp CCS1
      2026-01-05  policy     p1   TP100    {"usability":{"grace":12}}
      2026-01-05  rule       u1   CCS100   {"need":2,"of":["CCS1",{"certification":"TP100"}]}
      2026-01-05  authorise  z1   CENTRE-1 TP100,CCS100
      2026-01-05  enrol      ada  TP100
      2026-02-01  assess     a1   ada TP100/CCP1 CENTRE-1
      2026-02-01  validate   v1   ada TP100/CCP1 a1 acquired
      2026-02-01  assess     a3   ada CCS100/CCS1 CENTRE-1
      2026-02-01  validate   v3   ada CCS100/CCS1 a3 acquired
      2026-02-01  award      w2   ada CCS100                            -> award-unmet
      2026-02-01  => ada CCS100 acquired CCS1 missing TP100
      2028-06-30  => ada TP100 acquired CCP1 missing CCP2
      2028-07-01  => ada TP100 acquired nothing missing CCP1 CCP2
      2028-06-01  assess     a2   ada TP100/CCP2 CENTRE-1
      2028-06-01  validate   v2   ada TP100/CCP2 a2 acquired
      2028-06-01  award      w1   ada TP100
      2028-06-01  award      w2   ada CCS100
      """),
    Scenario(
      "R6 6.2", "CQP and CQPI: a core shared by two branches, created as one",
      """
      2026-01-05  register   r1   CQPI-LOG   other CORE SPEC scope=inter-branch
      2026-01-05  register   r2   CQP-A      other CORE AREA scope=branch
      2026-01-05  authorise  z1   CENTRE-1 CQP-A,CQPI-LOG
      2026-01-05  share      d1   CQP-A/CORE CQPI-LOG/CORE
      2026-01-05  enrol      ada  CQP-A
      2026-02-01  assess     a1   ada CQP-A/CORE CENTRE-1
      2026-02-01  validate   v1   ada CQP-A/CORE a1 acquired
      2026-02-01  => ada CQPI-LOG acquired CORE missing SPEC
      2026-02-02  assess     a2   ada CQPI-LOG/SPEC CENTRE-1
      2026-02-02  validate   v2   ada CQPI-LOG/SPEC a2 acquired
      2026-02-02  award      w1   ada CQPI-LOG
      2026-02-02  award      w2   ada CQP-A                             -> award-unmet
      """),
    Scenario(
      "R16 6.2", "CléA: seven domains, all needed, on a certification that has no blocks",
      """
      2026-01-05  register   r1   RS5080   rs scope=interprofessional
      2026-01-05  rule       u1   RS5080   {"need":7,"of":[{"label":"Communiquer","requirement":"D1"},{"label":"Calculer","requirement":"D2"},{"label":"Informatique","requirement":"D3"},{"label":"Équipe","requirement":"D4"},{"label":"Autonomie","requirement":"D5"},{"label":"Apprendre","requirement":"D6"},{"label":"Gestes","requirement":"D7"}]}
      2026-01-05  authorise  z1   CENTRE-1 RS5080
      2026-01-05  enrol      ada  RS5080
      2026-02-01  assess     a1   ada RS5080/D1 CENTRE-1
      2026-02-01  validate   v1   ada RS5080/D1 a1 acquired
      2026-02-01  => ada RS5080 acquired D1 missing D2 D3 D4 D5 D6 D7
      2026-02-01  assess     a8   ada RS5080/D8 CENTRE-1                -> block-unknown
      2026-02-02  recognise  c2   ada RS5080/D2 exemption DIPLOMA
      2026-02-02  recognise  c3   ada RS5080/D3 exemption DIPLOMA
      2026-02-02  recognise  c4   ada RS5080/D4 exemption DIPLOMA
      2026-02-02  recognise  c5   ada RS5080/D5 exemption DIPLOMA
      2026-02-02  recognise  c6   ada RS5080/D6 exemption DIPLOMA
      2026-02-02  award      w1   ada RS5080                            -> award-unmet
      2026-02-02  => ada RS5080 ways D7
      2026-02-03  recognise  c7   ada RS5080/D7 exemption DIPLOMA
      2026-02-03  award      w1   ada RS5080
      """),
    Scenario(
      "R16", "a certification of the specific directory is assessed as a whole",
      """
      2026-01-05  register   r1   RS200    rs
      2026-01-05  authorise  z1   CENTRE-1 RS200
      2026-01-05  enrol      ada  RS200
      2026-01-05  => ada RS200 acquired nothing missing RS200
      2026-02-01  assess     a1   ada RS200/BC01 CENTRE-1               -> block-unknown
      2026-02-01  assess     a1   ada RS200 CENTRE-1
      2026-02-01  validate   v1   ada RS200 a1 acquired
      2026-02-01  => ada RS200 result SUCCES_TOTAL_CERTIFICATION_COMPLETE
      2026-02-01  award      w1   ada RS200
      """),
    Scenario(
      "ECVET", "a unit of a partner abroad, weighed in points, is assessed there, recognised here, accumulated",
      """
      batch
      2026-01-05  register   r1   QUAL-FR  other U1 U2
      2026-01-05  describe   r1   QUAL-FR  U1 points=7.5 activity=Baking
      2026-01-05  describe   r1   QUAL-FR  U2 points=30 activity=Selling
      batch
      2026-01-05  authorise  z1   CENTRE-1 QUAL-FR
      2026-01-05  enrol      ada  QUAL-FR blocks=U1
      2026-03-01  recognise  c1   ada QUAL-FR/U1 transfer e:x1
      2026-03-01  => ada holds QUAL-FR/U1
      2026-03-01  => ada QUAL-FR acquired U1 missing U2
      2026-03-01  assess     a2   ada QUAL-FR/U2 CENTRE-1
      2026-03-01  validate   v2   ada QUAL-FR/U2 a2 acquired
      2026-03-01  => ada QUAL-FR complete
      2026-04-01  suspend    q1   c1 ada
      2026-04-01  => ada QUAL-FR acquired U2 missing U1
      """),
  ]
}
