/// Something that a reader dropped, or kept although it is unusual, while reading a fiche.
public struct FicheRemark: Hashable, Sendable, CustomStringConvertible {
  /// What was remarked.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A date that is none; it was dropped.
    case invalidDate = "invalid-date"
    /// A value outside the published list; it was dropped.
    case unknownValue = "unknown-value"
    /// A SIRET that has not 14 digits; it was kept.
    case unusualSIRET = "unusual-siret"
    /// An entry without the member that identifies it; it was dropped.
    case incompleteEntry = "incomplete-entry"
  }

  /// Number of the fiche.
  public var fiche: String
  /// What was remarked.
  public var kind: Kind
  /// The element or column concerned, as the source names it.
  public var element: String
  /// The value, shortened; `nil` where something is missing, and for a SIRET, which may be that of a person.
  public var value: String?

  /// Makes a remark; `value` is shortened to 60 characters.
  public init(fiche: String, _ kind: Kind, element: String, value: String?) {
    self.fiche = fiche
    self.kind = kind
    self.element = element
    self.value = value?.shortened()
  }

  /// One line for people.
  public var description: String {
    let quoted = value.map { " “\($0)”" } ?? ""
    let what =
      switch kind {
      case .invalidDate: "is no date DD/MM/YYYY: dropped"
      case .unknownValue: "is outside the published list: dropped"
      case .unusualSIRET: "has not 14 digits: kept"
      case .incompleteEntry: "lacks what identifies it: dropped"
      }
    return "\(fiche): \(element)\(quoted) \(what)"
  }
}

/// A fiche that could not be used; the reading went on.
public struct SkippedFiche: Hashable, Sendable, CustomStringConvertible {
  /// Why it was skipped.
  public enum Reason: Hashable, Sendable {
    /// It has no number.
    case numberMissing
    /// Its number is not `RNCP` or `RS` followed by digits.
    case numberInvalid(String)
    /// It has no title.
    case titleMissing
    /// Two of its blocks have this code: credit for it would be ambiguous.
    case duplicateBlock(String)
    /// One of its blocks has no code: without it the certification would look complete too early.
    case blockWithoutCode
    /// The text of this element exceeds the limit.
    case textTooLong(element: String)
    /// It has more elements or text than the reader accepts.
    case tooLarge
    /// Its number occurred before in the same table.
    case repeated
  }

  /// Its number, as far as known.
  public var number: String?
  /// Line of the source on which it starts, from 1.
  public var line: Int
  /// Why it was skipped.
  public var reason: Reason

  /// Reports a skipped fiche.
  public init(number: String?, line: Int, reason: Reason) {
    self.number = number
    self.line = line
    self.reason = reason
  }

  /// One line for people.
  public var description: String {
    let why =
      switch reason {
      case .numberMissing: "it has no number"
      case .numberInvalid(let number): "“\(number.shortened())” is no fiche number"
      case .titleMissing: "it has no title"
      case .duplicateBlock(let code): "two of its blocks have the code “\(code.shortened())”"
      case .blockWithoutCode: "one of its blocks has no code"
      case .textTooLong(let element): "the text of \(element) is too long"
      case .tooLarge: "it is too large"
      case .repeated: "its number occurred before"
      }
    return "line \(line): fiche \(number ?? "without number") skipped: \(why)"
  }
}
