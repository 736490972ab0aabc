extension Tile {
  /// Where the tile stands below the root of a published tree (C2SP tlog-tiles): `tile/<level>/<index>[.p/<width>]`.
  ///
  /// The index is written in groups of three digits, all but the last marked by an `x`, so that no directory grows
  /// beyond 1,000 names: `tile/0/x001/x234/067`, and partial `tile/0/x001/234.p/5`.
  public var path: String { "tile/\(level)/" + place }

  /// Where the entries stand whose leaf hashes the tile holds, which must be of level 0: `tile/entries/<index>[.p/<width>]`.
  public var entriesPath: String {
    precondition(level == 0, "only the tiles of level 0 hold hashes of entries")
    return "tile/entries/" + place
  }

  private var place: String {
    let groups = Tile.groupsOfThree(index)
    let directories = groups.dropLast().map { "x" + $0 + "/" }.joined()
    let suffix = width == Tile.fullWidth ? "" : ".p/\(width)"
    return directories + groups.last! + suffix
  }

  /// Reads a `path`. Throws unless it is, byte for byte, the path of a tile.
  ///
  /// Reads generously, then writes what it understood and compares: there is no second definition of the form to err in.
  public init(path: String) throws(TilePathError) {
    guard let tile = Tile.read(path), tile.path.utf8.elementsEqual(path.utf8) else { throw TilePathError(path: path) }
    self = tile
  }

  private static func read(_ path: String) -> Tile? {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, let level = Int(parts[1]) else { return nil }
    var width = fullWidth
    if parts[parts.count - 2].hasSuffix(".p") {
      guard let partial = Int(parts.removeLast()) else { return nil }
      width = partial
      parts[parts.count - 1].removeLast(2)
    }
    let digits = parts[2...].joined().filter { $0 != "x" }
    return Int(digits).flatMap { Tile(level: level, index: $0, width: width) }
  }

  /// `1234067` as `["001", "234", "067"]`.
  private static func groupsOfThree(_ number: Int) -> [String] {
    let group = String(String(number % 1000 + 1000).dropFirst())
    return number < 1000 ? [group] : groupsOfThree(number / 1000) + [group]
  }
}

/// A text that is not the path of a hash tile (C2SP tlog-tiles). The paths of entries, `tile/entries/…`, are not.
public struct TilePathError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text.
  public let path: String

  /// Names the text.
  public init(path: String) { self.path = path }

  /// One sentence, with the text and the form expected.
  public var description: String { "“\(path)” is not a tile path: tile/<level>/<index>[.p/<width>]" }
}
