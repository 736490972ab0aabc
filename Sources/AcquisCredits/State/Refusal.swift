/// Why a statement must not be recorded, or should not have been.
public struct Refusal: Error, Hashable, Sendable {
  /// The requirement that would be broken.
  public let code: RefusalCode
  /// What is wrong, as a sentence. Names codes and jurors' pseudonyms, never a learner.
  public let message: String

  /// What to do next, as a sentence.
  public var remedy: String { code.remedy }

  init(_ code: RefusalCode, _ message: String) {
    self.code = code
    self.message = message
  }
}
