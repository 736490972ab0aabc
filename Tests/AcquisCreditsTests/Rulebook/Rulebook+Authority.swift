extension Rulebook {
  private static let given = """
    2026-01-05  register   r1   RNCP100  rncp BC01 BC02
    2026-01-05  register   r2   RNCP200  rncp BC01
    2026-01-05  enrol      ada  RNCP100
    """

  static let authority: [Scenario] = [
    Scenario(
      "R17 6.6", "only who is authorised to organise assesses; who may only train does not", given: given,
      """
      batch
      2026-01-05  partners   r1   RNCP100  CENTRE-1 organise …2026-06-30  -> certification-mismatch
      2026-01-05  register   r3   RNCP100  rncp BC01 BC02
      2026-01-05  partners   r3   RNCP100  CENTRE-1 organise …2026-06-30
      2026-01-05  partners   r3   RNCP100  CENTRE-2 both
      2026-01-05  partners   r3   RNCP100  CENTRE-3 train
      2026-06-30  assess     a1   ada RNCP100/BC01 CENTRE-1
      2026-07-01  assess     a2   ada RNCP100/BC01 CENTRE-1             -> centre-unauthorised
      2026-07-01  assess     a2   ada RNCP100/BC01 CENTRE-2
      2026-07-01  assess     a3   ada RNCP100/BC01 CENTRE-3             -> centre-unauthorised
      2026-07-01  assess     a3   ada RNCP100/BC01 CENTRE-9             -> centre-unauthorised
      """),
    Scenario(
      "R17 6.6", "by the awarding body, for its certifications, in a period, until it is annulled", given: given,
      """
      2026-01-05  authorise  z1   CENTRE-1 RNCP100 2026-02-01…2026-12-31
      2026-01-31  assess     a1   ada RNCP100/BC01 CENTRE-1             -> centre-unauthorised
      2026-02-01  assess     a1   ada RNCP100/BC01 CENTRE-1
      2026-02-01  assess     a2   ada RNCP200/BC01 CENTRE-1             -> centre-unauthorised
      2026-03-01  annul      z1   -
      2026-03-01  assess     a2   ada RNCP100/BC01 CENTRE-1             -> centre-unauthorised
      # What it assessed before was assessed by a centre that was authorised.
      2026-03-01  validate   v1   ada RNCP100/BC01 a1 acquired
      2026-03-01  => v1 credit 2026-03-01
      """),
    Scenario(
      "6.6", "where the rulebook binds to the register, a learner comes by a route that it lists", given: given,
      """
      2026-01-06  authorise  z1   CENTRE-1 RNCP100,RNCP200
      2026-01-06  register   r3   RNCP200  rncp BC01 routes=apprenticeship,continuing-training
      2026-01-06  policy     p1   RNCP200  {"registration":true}
      2026-02-01  assess     a1   ada RNCP200/BC01 CENTRE-1 route=vae   -> route-closed
      2026-02-01  assess     a1   ada RNCP200/BC01 CENTRE-1 route=apprenticeship
      2026-01-07  register   r4   RNCP100  rncp BC01 routes=apprenticeship
      2026-02-01  assess     a2   ada RNCP100/BC01 CENTRE-1 route=vae
      """),
  ]
}
