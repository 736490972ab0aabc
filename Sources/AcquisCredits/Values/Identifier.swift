import AcquisValues

/// A code that an organisation gives: 1 to 64 ASCII letters, digits, `.`, `_`, `:`, `/` or `-` (SPEC §4, *id*).
///
/// `Kind` keeps the code of a certification from standing where that of a centre is meant. Codes are compared as bytes
/// and never taken apart: "RNCP35959BC01" says nothing about "RNCP35959".
public struct Identifier<Kind>: Hashable, Sendable {
  /// The code as written.
  public let text: String

  /// Takes a code; `nil` if it has not the form of an id. O(n).
  public init?(_ text: String) {
    guard (1...64).contains(text.utf8.count), text.allBytes(Self.isAllowed) else { return nil }
    self.text = text
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "-")...UInt8(ascii: ":"), UInt8(ascii: "_"):  // "-" to ":" is - . / 0–9 :
      true
    default: false
    }
  }
}

extension Identifier: Comparable {
  /// The order of the ASCII bytes.
  public static func < (left: Self, right: Self) -> Bool { left.text.utf8.lexicographicallyPrecedes(right.text.utf8) }
}

extension Identifier: CustomStringConvertible {
  /// The code as written.
  public var description: String { text }
}

extension Identifier: ExpressibleByStringLiteral {
  /// A code written in the program; traps when it has not the form of an id.
  public init(stringLiteral text: String) {
    guard let identifier = Self(text) else { preconditionFailure("an id written in the program must have its form") }
    self = identifier
  }
}

/// Distinguishes the codes of certifications.
public enum CertificationKind {}
/// Distinguishes the codes of blocks and of requirements.
public enum BlockKind {}
/// Distinguishes the ids of assessment centres.
public enum CentreKind {}
/// Distinguishes the ids of jury sessions.
public enum SessionKind {}
/// Distinguishes the ids of awarding bodies.
public enum OrganisationKind {}

/// The code of a certification, such as `RNCP35959`.
public typealias CertificationCode = Identifier<CertificationKind>
/// The code of a block, or the id of a requirement of a rule, within one certification.
public typealias BlockCode = Identifier<BlockKind>
/// The id of an assessment centre.
public typealias CentreID = Identifier<CentreKind>
/// The id of a jury session.
public typealias SessionID = Identifier<SessionKind>
/// The id of an awarding body.
public typealias OrganisationID = Identifier<OrganisationKind>
