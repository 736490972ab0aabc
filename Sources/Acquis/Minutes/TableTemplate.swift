/// A table with a line of each type that a table can hold, for `acquis record --template` (docs/minutes.md).
public enum TableTemplate {
  /// The header and the lines. All in it is invented.
  public static let text = ([header] + rows.map(line)).map { $0 + "\n" }.joined()

  private static let header = TableColumn.allCases.map(\.rawValue).joined(separator: ";")

  private static func line(_ cells: [TableColumn: String]) -> String {
    TableColumn.allCases.map { cells[$0] ?? "" }.joined(separator: ";")
  }

  private static let assessment = "11111111-1111-4111-8111-111111111111"
  private static let decision = "22222222-2222-4222-8222-222222222222"
  private static let reservation = "33333333-3333-4333-8333-333333333333"

  private static let rows: [[TableColumn: String]] = [
    [
      .type: "training-followed", .made: "2026-03-02", .reference: "C-001", .certification: "RNCP00000",
      .block: "BC01", .module: "MODULE", .trainer: "F-03",
    ],
    [
      .type: "block-assessed", .made: "2026-06-24", .reference: "C-001", .certification: "RNCP00000", .block: "BC01",
      .centre: "CENTRE", .route: "apprenticeship", .outcome: "acquired", .modality: "on-site",
      .assessors: "E-07:professional|E-12:trainer", .competences: "C1:acquired|C2:not-acquired", .id: assessment,
    ],
    [
      .type: "session-held", .made: "2026-06-26", .certification: "RNCP00000", .session: "SESSION",
      .present: "J-01|J-02|J-03",
    ],
    [
      .type: "block-validated", .made: "2026-06-26", .reference: "C-001", .certification: "RNCP00000", .block: "BC01",
      .session: "SESSION", .decision: "acquired", .assessment: assessment, .id: decision,
    ],
    [
      .type: "block-validated", .made: "2026-06-26", .name: "Anne Exemple", .birthDate: "1999-12-31",
      .certification: "RNCP00000", .block: "BC01", .session: "SESSION", .decision: "conditional",
      .condition: "AFGSU", .id: reservation,
    ],
    [
      .type: "block-validated", .made: "2026-06-26", .reference: "C-003", .certification: "RNCP00000", .block: "BC01",
      .session: "SESSION", .decision: "absent",
    ],
    [
      .type: "decision-confirmed", .made: "2026-07-01", .reference: "C-001", .statement: decision,
    ],
    [
      .type: "condition-lifted", .made: "2026-07-15", .name: "Anne Exemple", .birthDate: "1999-12-31",
      .statement: reservation,
    ],
    [
      .type: "credit-recognised", .made: "2026-06-26", .reference: "C-001", .certification: "RNCP00000",
      .block: "BC02", .basis: "equivalence", .statement: decision,
    ],
    [
      .type: "credit-recognised", .made: "2026-06-26", .reference: "C-001", .certification: "RNCP00000",
      .block: "BC03", .basis: "exemption", .diploma: "BTS imaginaire",
    ],
    [
      .type: "certification-awarded", .made: "2026-06-26", .reference: "C-001", .certification: "RNCP00000",
      .session: "SESSION",
    ],
    [
      .type: "learner-targeted", .made: "2026-01-05", .reference: "C-001", .certification: "RNCP00001",
      .blocks: "BC01|BC02",
    ],
    [
      .type: "learner-withdrawn", .made: "2026-09-01", .reference: "C-001", .certification: "RNCP00001",
    ],
    [
      .type: "statement-annulled", .made: "2026-09-01", .reference: "C-001", .statement: decision,
      .reason: "clerical-error",
    ],
  ]
}
