/// The limits of format 1 (SPEC §4, §5, §10).
public enum Limits {
  /// Bytes of a record, without its LF.
  public static let lineByteCount = 65_535
  /// Bytes of a statement.
  public static let statementByteCount = 32_768
  /// Signatures on a statement.
  public static let signatureCount = 8
  /// The largest `rest`: one less than the records of the largest batch.
  public static let rest = 1_048_575
  /// Records of a full segment (SPEC §13).
  public static let segmentRecordCount = 65_536
}
