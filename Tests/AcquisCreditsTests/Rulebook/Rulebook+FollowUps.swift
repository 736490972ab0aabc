extension Rulebook {
  private static let given = """
    2026-01-05  register   r1   RNCP100  rncp BC01 BC02
    2026-01-05  authorise  z1   CENTRE-1 RNCP100
    2026-01-05  enrol      ada  RNCP100
    2026-01-05  enrol      bob  RNCP100
    2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1
    2026-02-01  assess     a2   ada RNCP100/BC02 CENTRE-1
    2026-02-01  assess     b1   bob RNCP100/BC01 CENTRE-1
    """

  static let followUps: [Scenario] = [
    Scenario(
      "R3", "under reserve of a first-aid certificate: credit once the condition is lifted", given: given,
      """
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 conditional
      2026-03-01  validate   v2   ada RNCP100/BC02 a2 acquired
      2026-03-01  => v1 provisional
      2026-03-01  => ada RNCP100 acquired BC02 missing BC01
      2026-03-01  => ada RNCP100 result SUCCES_TOTAL_CERTIFICATION_COMPLETE_SOUS_RESERVE
      2026-03-01  award      w1   ada RNCP100                           -> award-unmet
      2026-04-01  lift       l1   v2 ada                                -> follow-up-target
      2026-04-01  lift       l1   x1 ada                                -> follow-up-target
      2026-04-01  lift       l1   v1 bob                                -> learner-mismatch
      2026-02-28  lift       l1   v1 ada                                -> follow-up-early
      2026-04-01  lift       l1   v1 ada
      2026-04-01  lift       l2   v1 ada                                -> follow-up-target
      2026-04-01  => v1 credit 2026-04-01
      2026-04-01  => ada RNCP100 result SUCCES_TOTAL_CERTIFICATION_COMPLETE
      2026-04-01  award      w1   ada RNCP100
      2026-04-02  annul      l1   ada
      2026-04-02  => v1 provisional
      2026-04-02  => w1 unsupported
      2026-04-02  lift       l2   v1 ada
      """),
    Scenario(
      "R13 6.3", "decided, entered and confirmed are three facts where the awarding body has the last word",
      given: given,
      """
      2026-01-10  policy     p1   RNCP100  {"confirmation":true}
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 acquired
      2026-03-01  validate   v2   bob RNCP100/BC01 b1 not-acquired
      2026-03-01  => v1 provisional
      2026-03-01  => ada holds nothing
      2026-03-10  confirm    k1   v2 bob                                -> follow-up-target
      2026-03-10  confirm    k1   a1 ada                                -> follow-up-target
      2026-03-10  confirm    k1   v1 bob                                -> learner-mismatch
      2026-02-28  confirm    k1   v1 ada                                -> follow-up-early
      2026-03-10  confirm    k1   v1 ada
      2026-03-10  confirm    k2   v1 ada                                -> follow-up-target
      2026-03-10  => v1 credit 2026-03-10
      2026-03-09  => v1 provisional
      2026-03-11  annul      k1   ada
      2026-03-11  => v1 provisional
      2026-03-12  confirm    k2   v1 ada
      2026-03-12  => v1 credit 2026-03-12
      """),
    Scenario(
      "R3 R13", "a conditional decision that needs a confirmation needs both", given: given,
      """
      2026-01-10  policy     p1   RNCP100  {"confirmation":true}
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 conditional
      2026-03-05  lift       l1   v1 ada
      2026-03-05  => v1 provisional
      2026-03-20  confirm    k1   v1 ada
      2026-03-20  => v1 credit 2026-03-20
      """),
    Scenario(
      "6.3", "a decision is held to the policy of its time: later ones do not reopen it", given: given,
      """
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 acquired
      2026-03-02  policy     p1   RNCP100  {"confirmation":true}
      2026-03-02  validate   v2   ada RNCP100/BC02 a2 acquired
      2026-03-02  => v1 credit 2026-03-01
      2026-03-02  => v2 provisional
      2026-03-03  annul      p1   -
      2026-03-03  => v2 provisional
      2026-03-03  validate   v3   bob RNCP100/BC01 b1 acquired
      2026-03-03  => v3 credit 2026-03-03
      """),
  ]

  static let results: [Scenario] = [
    Scenario(
      "VAE R14", "who aims at the whole: everything, some of it, nothing", given: given,
      """
      2026-02-01  => ada RNCP100 result none
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 not-acquired
      2026-03-01  => ada RNCP100 result ECHEC
      2026-03-01  validate   v2   ada RNCP100/BC02 a2 acquired
      2026-03-01  => ada RNCP100 result SUCCES_PARTIEL_CERTIFICATION_COMPLETE
      2026-04-01  assess     a3   ada RNCP100/BC01 CENTRE-1
      2026-04-01  validate   v3   ada RNCP100/BC01 a3 acquired
      2026-04-01  => ada RNCP100 result SUCCES_TOTAL_CERTIFICATION_COMPLETE
      2026-03-31  => ada RNCP100 result SUCCES_PARTIEL_CERTIFICATION_COMPLETE
      """),
    Scenario(
      "VAE", "who did not come, and who was excused", given: given,
      """
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 absent
      2026-03-01  validate   v2   bob RNCP100/BC01 - excused
      2026-03-01  => ada RNCP100 result CANDIDAT_ABSENT
      2026-03-01  => bob RNCP100 result CANDIDAT_EXCUSE
      2026-04-01  validate   v3   ada RNCP100/BC01 a1 acquired
      2026-04-01  validate   v4   ada RNCP100/BC02 a2 absent
      2026-04-01  => ada RNCP100 result SUCCES_PARTIEL_CERTIFICATION_COMPLETE
      """),
    Scenario(
      "VAE", "who aims at some blocks: all of them, or some", given: given,
      """
      2026-02-02  enrol      cyd  RNCP100 blocks=BC01
      2026-02-02  target     bob  RNCP100 blocks=BC01,BC02
      2026-02-02  assess     c1   cyd RNCP100/BC01 CENTRE-1
      2026-03-01  validate   v1   cyd RNCP100/BC01 c1 acquired
      2026-03-01  validate   v2   bob RNCP100/BC01 b1 acquired
      2026-03-01  => cyd RNCP100 result SUCCES_TOTAL_CERTIFICATION_PARTIELLE
      2026-03-01  => bob RNCP100 result SUCCES_PARTIEL_CERTIFICATION_PARTIELLE
      """),
    Scenario(
      "VAE R3", "some of it, under reserve", given: given,
      """
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 conditional
      2026-03-01  => ada RNCP100 result SUCCES_PARTIEL_CERTIFICATION_COMPLETE
      2026-03-01  validate   v2   ada RNCP100/BC02 a2 conditional
      2026-03-01  => ada RNCP100 result SUCCES_TOTAL_CERTIFICATION_COMPLETE_SOUS_RESERVE
      """),
  ]
}
