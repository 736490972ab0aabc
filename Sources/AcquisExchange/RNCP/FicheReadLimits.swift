/// How much of a file the reader of fiches accepts.
public struct FicheReadLimits: Hashable, Sendable {
  /// Depth of nesting, the outermost element being 1. Exceeding it ends the reading. The official flux needs 7.
  public var depth = 32
  /// Bytes of character data between two tags. Exceeding it skips the fiche.
  public var textByteCount = 4 << 20
  /// Bytes of character data in one fiche. Exceeding it skips the fiche.
  public var ficheByteCount = 32 << 20
  /// Elements in one fiche. Exceeding it skips the fiche.
  public var ficheElementCount = 1_000_000

  /// The limits used unless others are given.
  public init() {}
}
