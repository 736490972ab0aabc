import AcquisValues

/// Why a fiche as a whole is unusable.
struct UnusableFiche: Error {
  let reason: SkippedFiche.Reason
}

/// The rules that both sources, XML and CSV, apply to the values of one fiche, and the remarks they lead to.
struct FicheRules {
  /// Number of the fiche, as far as known; for the remarks.
  var number = ""
  private(set) var remarks: [FicheRemark] = []

  mutating func remark(_ kind: FicheRemark.Kind, _ element: String, _ value: String? = nil) {
    remarks.append(FicheRemark(fiche: number, kind, element: element, value: value))
  }

  /// The identity of a fiche, or why it has none.
  static func fiche(number: String?, title: String?) throws(UnusableFiche) -> Fiche {
    guard let number else { throw UnusableFiche(reason: .numberMissing) }
    guard Fiche(number: number, title: "") != nil else { throw UnusableFiche(reason: .numberInvalid(number)) }
    guard let title, let fiche = Fiche(number: number, title: title) else {
      throw UnusableFiche(reason: .titleMissing)
    }
    return fiche
  }

  /// Refuses blocks that share a code, byte for byte.
  static func checkCodes(of blocks: [Fiche.Block]) throws(UnusableFiche) {
    var seen: Set<[UInt8]> = []
    for block in blocks where !seen.insert(Array(block.code.utf8)).inserted {
      throw UnusableFiche(reason: .duplicateBlock(block.code))
    }
  }

  mutating func date(_ text: String?, _ element: String) -> Day? {
    guard let text else { return nil }
    guard let date = Day(french: text) else {
      remark(.invalidDate, element, text)
      return nil
    }
    return date
  }

  /// One of two words, the first for true.
  mutating func boolean(
    _ text: String?, _ element: String, _ words: (yes: String, no: String) = ("Oui", "Non")
  ) -> Bool? {
    guard let text else { return nil }
    if text.hasSameBytes(as: words.yes) { return true }
    if !text.hasSameBytes(as: words.no) {
      remark(.unknownValue, element, text)
      return nil
    }
    return false
  }

  mutating func integer(_ text: String?, _ element: String) -> Int? {
    guard let text else { return nil }
    guard text.utf8.allSatisfy(ASCII.isDigit), let number = Int(text) else {
      remark(.unknownValue, element, text)
      return nil
    }
    return number
  }

  mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ text: String?, _ element: String
  ) -> Choice? {
    guard let text else { return nil }
    let choice = Choice.allCases.first { $0.rawValue.hasSameBytes(as: text) }
    if choice == nil { remark(.unknownValue, element, text) }
    return choice
  }

  /// Keeps unusual ones. The value stays out of the remark: it may belong to a person trading alone.
  mutating func siret(_ text: String?, _ element: String) -> String? {
    guard let text else { return nil }
    if text.utf8.count != 14 || !text.utf8.allSatisfy(ASCII.isDigit) { remark(.unusualSIRET, element) }
    return text
  }
}
