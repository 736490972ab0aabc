/// Why bytes are refused, and at which of them. It never quotes them: they may be about a person.
public struct JSONError: Error, Hashable, Sendable {
  /// The rule that does not hold.
  public enum Kind: Hashable, Sendable, CaseIterable {
    /// The bytes end within a value.
    case unexpectedEnd
    /// A byte that can neither begin nor continue what stands here.
    case unexpectedByte
    /// A byte order mark before the value (RFC 8259 §8.1).
    case byteOrderMark
    /// White space between tokens: canonical form has none (RFC 8785 §3.2.1).
    case whitespace
    /// More bytes after the value.
    case trailingBytes
    /// A JSON value begins here, but not of the kind that was asked for.
    case wrongKind
    /// More arrays and objects inside one another than allowed.
    case tooDeep
    /// More bytes than allowed.
    case tooLong
    /// Not UTF-8: truncated, overlong, a surrogate, or beyond U+10FFFF (Unicode, table 3-7).
    case invalidUTF8
    /// A control character (below U+0020) within a string, unescaped.
    case controlCharacter
    /// A backslash that begins no escape of RFC 8259 §7.
    case invalidEscape
    /// Half of a surrogate pair, which is no character.
    case loneSurrogate
    /// An escape that canonical form spells otherwise (RFC 8785 §3.2.2.2).
    case nonCanonicalEscape
    /// A key that must stand before the one ahead of it (RFC 8785 §3.2.3).
    case keyOrder
    /// A key that its object already has.
    case duplicateKey
    /// A fraction or an exponent.
    case notAnInteger
    /// A leading zero, or a zero with a sign.
    case numberSpelling
    /// Beyond ±(2⁵³−1).
    case integerOutOfRange
  }

  /// The rule that does not hold.
  public let kind: Kind

  /// The byte at fault, counted from 0; the number of bytes when they end too early. For numbers, keys,
  /// escapes and characters it is their first byte (of a fraction or exponent its `.` or `e`), for `tooLong` the first
  /// byte too many.
  public let offset: Int

  /// An error of a kind at a byte.
  public init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}

extension JSONError: CustomStringConvertible {
  /// What is wrong, at which byte.
  public var description: String { "JSON refused at byte \(offset): \(kind.explanation)" }
}

extension JSONError.Kind {
  /// What is wrong and, where it helps, what is expected.
  public var explanation: String {
    switch self {
    case .unexpectedEnd: "the text ends within a value"
    case .unexpectedByte: "a byte that cannot stand here"
    case .byteOrderMark: "a byte order mark; save the text as UTF-8 without one"
    case .whitespace: "white space, which canonical form does not have"
    case .trailingBytes: "more bytes after the value"
    case .wrongKind: "a value of another kind is expected here"
    case .tooDeep: "too many arrays and objects inside one another"
    case .tooLong: "the text is longer than allowed"
    case .invalidUTF8: "bytes that are not UTF-8"
    case .controlCharacter: "a control character in a string; it must be escaped"
    case .invalidEscape: "a backslash that begins no JSON escape"
    case .loneSurrogate: "half of a surrogate pair"
    case .nonCanonicalEscape: "an escape that canonical form spells otherwise"
    case .keyOrder: "a key out of order; keys are sorted by UTF-16 code units"
    case .duplicateKey: "a key that the object already has"
    case .notAnInteger: "a fraction or an exponent; numbers are whole, decimals are strings"
    case .numberSpelling: "a number with a leading zero or a signed zero"
    case .integerOutOfRange: "a number beyond ±(2^53-1)"
    }
  }
}
