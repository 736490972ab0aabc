import AcquisValues

/// 64 lower-case hex digits that stand for something kept elsewhere: a name, a piece of evidence, a source (SPEC §17).
///
/// The domain carries them and never looks inside.
public struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
  /// The digits as written.
  public let text: String

  /// Takes the digits; `nil` if they are not 64 lower-case hex digits.
  public init?(_ text: String) {
    let isHex: (UInt8) -> Bool = { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
    guard text.utf8.count == 64, text.allBytes(isHex) else { return nil }
    self.text = text
  }

  /// The digits as written.
  public var description: String { text }
}
