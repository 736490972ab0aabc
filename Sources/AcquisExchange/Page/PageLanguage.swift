/// The languages of a page.
public enum PageLanguage: String, Sendable, CaseIterable {
  /// English.
  case english = "en"
  /// French.
  case french = "fr"
}
