/// What a text from outside may cost to read.
public struct JSONLimits: Sendable {
  /// The most bytes a text may have.
  public let byteCount: Int

  /// How many arrays and objects may stand inside one another.
  public let depth: Int

  /// Limits of one's own; `depth` lies within 0 and ``JSONValue/depthLimit``.
  public init(byteCount: Int = 16 * 1024 * 1024, depth: Int = JSONValue.depthLimit) {
    precondition(byteCount >= 0, "a number of bytes cannot be negative")
    precondition((0...JSONValue.depthLimit).contains(depth), "JSON of the ledger is at most 64 arrays and objects deep")
    self.byteCount = byteCount
    self.depth = depth
  }

  /// 16 MiB, and 64 deep.
  public static var standard: JSONLimits { JSONLimits() }
}
