import AcquisCrypto
import AcquisValues

/// Whom the vault keeps values about: a learner, or an organisation (some are sole traders).
///
/// It is the id the log uses, random for a learner, so it says nothing about the person.
public struct SubjectID: Hashable, Sendable {
  /// What kind of id it is.
  public enum Kind: String, Sendable, CaseIterable {
    /// A learner, by UUID.
    case learner
    /// A centre or partner, by its id.
    case organisation
  }

  /// What kind of id it is.
  public let kind: Kind
  /// The id as the log spells it.
  public let id: String

  /// A subject; `nil` unless `id` is a lower-case UUID for a learner, an `id` of SPEC §4 for an organisation.
  public init?(_ kind: Kind, _ id: String) {
    let valid =
      switch kind {
      case .learner: StatementID(id) != nil
      case .organisation: (1...64).contains(id.utf8.count) && id.utf8.allSatisfy(SubjectID.isAllowed)
      }
    guard valid else { return nil }
    self.kind = kind
    self.id = id
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "._:/-".utf8.contains(byte)
    }
  }

  /// The name of the file with the subject's key. An organisation's id is spelled in hexadecimal: it may hold `/`, and
  /// two ids may differ in case alone.
  var fileName: String {
    switch kind {
    case .learner: "learner-\(id)"
    case .organisation: "organisation-\(Hex.encode(id.utf8))"
    }
  }

  /// The subject whose key file is called `fileName`; `nil` when none is.
  init?(fileName: String) {
    guard let dash = fileName.firstIndex(of: "-"), let kind = Kind(rawValue: String(fileName[..<dash])) else {
      return nil
    }
    let rest = String(fileName[fileName.index(after: dash)...])
    switch kind {
    case .learner: self.init(.learner, rest)
    case .organisation:
      guard let bytes = Hex.decode(rest) else { return nil }
      self.init(.organisation, String(decoding: bytes, as: UTF8.self))
    }
  }
}

extension SubjectID: LosslessStringConvertible {
  /// Reads the one spelling; `nil` for any other.
  public init?(_ text: String) {
    guard let colon = text.firstIndex(of: ":"), let kind = Kind(rawValue: String(text[..<colon])) else { return nil }
    self.init(kind, String(text[text.index(after: colon)...]))
  }

  /// `learner:<uuid>` or `organisation:<id>`.
  public var description: String { "\(kind.rawValue):\(id)" }
}
