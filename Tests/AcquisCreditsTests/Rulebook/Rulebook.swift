/// The rules of certification as scenarios, each named after the row of the reference on the domain that it comes from.
///
/// `R1` to `R18`: rules of French certifications. `T1` to `T8`: traps of the official data. `6.1` to `6.7`: consequences for
/// the design. `VAE`: the State's jury model. `ECVET`: units and points between countries. `11a` to `11g`: the founding text.
enum Rulebook {
  static let scenarios =
    composition + versions + assessment + thresholds + juries + independence + followUps + results + recognition
    + correspondences + transfers + validity + renewals + authority + documents + asOf + families + founding

  /// Every row that a scenario is to come from, unless it is one of ``elsewhere``.
  static let origins =
    (1...18).map { "R\($0)" } + (1...8).map { "T\($0)" } + (1...7).map { "6.\($0)" } + ["VAE", "ECVET"]
    + ["a", "b", "c", "d", "e", "f", "g"].map { "11\($0)" }

  /// The rows that no scenario can come from, with the reason.
  static let elsewhere = [
    "R5":
      "what a block contains is for its register to judge; that a block has no level is the form of block-described",
    "R12": "the admissibility of a file comes before enrolment, and no ledger statement is about it",
    "R18": "offers of training are no credit; nothing about them is recorded",
    "T6": "texts of fiches are read in AcquisExchange, and tested there; the domain keeps them as they are",
    "6.7": "importers are those of AcquisExchange, and tested there",
  ]

  /// What is in such a row beyond what its scenarios show, and why acquis does not decide it.
  static let limits = [
    "R7": "the time limits for answers to France compétences are no statements about credit",
    "R10": "how long documents are kept is decided where they are kept, outside the ledger",
    "R11": "the balance of women and men, a casting vote and links other than assessing and training are not recorded",
    "R13": "advice to the candidate is a text of the jury's; of an appeal, the ledger has the annulment and its reason",
    "R14": "marks are not recorded: they are personal data that could be guessed",
    "ECVET": "memoranda of understanding and learning agreements are documents, which evidence can commit to",
  ]
}
