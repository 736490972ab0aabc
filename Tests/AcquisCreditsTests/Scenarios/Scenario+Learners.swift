extension Scenario {
  private static let enrolled = """
    2026-01-05  register   r1   RNCP100  rncp BC01 BC02
    2026-01-05  register   r2   RNCP200  rncp BC01
    2026-01-05  authorise  z1   CENTRE-1 RNCP100,RNCP200
    2026-01-05  enrol      ada  RNCP100
    2026-01-05  enrol      bob  RNCP100
    """

  static let learners: [Scenario] = [
    Scenario(
      "whoever is named was enrolled, once", given: enrolled,
      """
      2026-02-01  target     eve  RNCP200                               -> learner-unknown
      2026-02-01  withdraw   eve  RNCP100                               -> learner-unknown
      2026-02-01  identify   eve                                        -> learner-unknown
      2026-02-01  erase      eve                                        -> learner-unknown
      2026-02-01  merge      eve  ada                                   -> learner-unknown
      2026-02-01  merge      ada  eve                                   -> learner-unknown
      2026-02-01  train      t1   eve RNCP100/BC01                      -> learner-unknown
      2026-02-01  assess     a1   eve RNCP100/BC01 CENTRE-1             -> learner-unknown
      2026-02-01  validate   v1   eve RNCP100/BC01 a1 acquired          -> learner-unknown
      2026-02-01  award      w1   eve RNCP100                           -> learner-unknown
      2026-02-01  enrol      ada  RNCP200                               -> learner-repeated
      2026-02-01  enrol      eve  RNCP200
      2026-02-01  identify   eve
      """),
    Scenario(
      "what is given up was aimed at", given: enrolled,
      """
      2026-02-01  withdraw   ada  RNCP200                               -> target-unknown
      2026-02-01  target     ada  RNCP200
      2026-02-01  withdraw   ada  RNCP200
      2026-02-01  withdraw   ada  RNCP200                               -> target-unknown
      2026-02-01  withdraw   ada  RNCP100
      2026-02-01  target     ada  RNCP100
      2026-02-01  withdraw   ada  RNCP100
      """),
    Scenario(
      "targets go along when two ids are merged", given: enrolled,
      """
      2026-02-01  target     ada  RNCP200
      2026-02-01  withdraw   bob  RNCP200                               -> target-unknown
      2026-02-02  merge      ada  bob
      2026-02-02  withdraw   bob  RNCP200
      """),
    Scenario(
      "nothing more is said of an id that was merged away, but annulments and an erasure", given: enrolled,
      """
      2026-02-01  train      t1   ada RNCP100/BC01
      2026-02-01  merge      ada  ada                                   -> learner-closed
      2026-02-01  merge      ada  bob
      2026-02-02  enrol      ada  RNCP200                               -> learner-repeated
      2026-02-02  target     ada  RNCP200                               -> learner-closed
      2026-02-02  withdraw   ada  RNCP100                               -> learner-closed
      2026-02-02  identify   ada                                        -> learner-closed
      2026-02-02  train      t2   ada RNCP100/BC01                      -> learner-closed
      2026-02-02  assess     a1   ada RNCP100/BC01 CENTRE-1             -> learner-closed
      2026-02-02  validate   v1   ada RNCP100/BC01 a1 acquired          -> learner-closed
      2026-02-02  award      w1   ada RNCP100                           -> learner-closed
      2026-02-02  merge      ada  bob                                   -> learner-closed
      2026-02-02  merge      bob  ada                                   -> learner-closed
      2026-02-02  annul      t1   ada
      2026-02-02  erase      ada
      2026-02-02  target     bob  RNCP200
      """),
    Scenario(
      "nothing more is said of a learner who was erased, but annulments", given: enrolled,
      """
      2026-02-01  train      t1   ada RNCP100/BC01
      2026-02-01  erase      ada
      2026-02-02  erase      ada                                        -> learner-closed
      2026-02-02  target     ada  RNCP200                               -> learner-closed
      2026-02-02  identify   ada                                        -> learner-closed
      2026-02-02  merge      ada  bob                                   -> learner-closed
      2026-02-02  merge      bob  ada                                   -> learner-closed
      2026-02-02  assess     a1   ada RNCP100/BC01 CENTRE-1             -> learner-closed
      2026-02-02  annul      t1   ada
      """),
  ]
}
