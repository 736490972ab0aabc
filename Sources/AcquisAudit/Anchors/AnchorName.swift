import AcquisCrypto

/// The name of a file in `anchors/`: the size of the checkpoint, and the first 16 digits of the file's SHA-256 (SPEC §19.4).
public struct AnchorName: Hashable, Sendable {
  /// How many records the checkpoint covers.
  public let size: Int
  /// The 16 hexadecimal digits.
  public let digits: String

  /// The name under which `response` is kept, a timestamp of the checkpoint of `size`.
  public init(size: Int, of response: [UInt8]) {
    self.size = size
    digits = String(SHA256.hash(response).hex.prefix(16))
  }

  /// Reads a name; `nil` for any other, which means nothing.
  public init?(_ name: String) {
    let parts = name.utf8.split(separator: UInt8(ascii: "-"), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let size = Int(String(Substring(parts[0]))), size > 0,
      String(size).utf8.elementsEqual(parts[0]), size <= CheckpointReading.sizeLimit,
      parts[1].count == 20, parts[1].suffix(4).elementsEqual(".tsr".utf8),
      Hex.decode(Array(parts[1].prefix(16))) != nil
    else { return nil }
    self.size = size
    digits = String(Substring(parts[1].prefix(16)))
  }

  /// Whether the name is that of `response`.
  func isName(of response: [UInt8]) -> Bool { self == AnchorName(size: size, of: response) }
}

extension AnchorName: CustomStringConvertible {
  /// `<size>-<16 digits>.tsr`.
  public var description: String { "\(size)-\(digits).tsr" }
}
