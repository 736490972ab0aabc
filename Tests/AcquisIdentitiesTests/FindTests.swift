import Testing

@testable import AcquisIdentities

@Suite("Finding")
struct FindTests {
  private let scratch: Scratch
  private let vault: Vault

  init() throws {
    scratch = try Scratch()
    vault = try scratch.vault()
    let names = ["Zoé Cœur-d’Exemple", "Émile MODÈLE", "Øyvind Straße", "Łucja Przykład", "Νίκος Παράδειγμα"]
    for (number, name) in names.enumerated() {
      try vault.store(try identity(number, name: name), subject: learner(number), statement: statement(number))
    }
  }

  @Test(
    "makes nothing of case, accents and kinds of apostrophe, hyphen and space",
    arguments: [
      ("zoe", 0), ("ｚｏｅ", 0), ("ZOÉ", 0), ("zoe\u{301}", 0), ("coeur d'exemple", 0), ("CŒUR-D", 0), ("emile modele", 1),
      ("  émile\u{A0} Modèle ", 1), ("oyvind", 2), ("strasse", 2), ("lucja przyklad", 3), ("νικοσ", 4),
      ("ref-3", 3),
    ])
  func folded(text: String, number: Int) throws {
    #expect(try vault.find(text).map(\.subject) == [learner(number)])
  }

  @Test("meets every name and reference that holds the text", arguments: [("ref", 5), ("e", 8), ("", 0), (" ", 0)])
  func several(text: String, count: Int) throws { #expect(try vault.find(text).count == count) }

  @Test("does not look at dates of birth, salts or field names", arguments: ["1999", "birthDate", "salt", "zoex"])
  func nothing(text: String) throws { #expect(try vault.find(text).isEmpty) }

  @Test("says the field and the value, superseded names included")
  func superseded() throws {
    let corrected = [try CommittedValue.fresh(field: .name, value: "Zoé Nouvelle")]
    try vault.store(corrected, subject: learner(0), statement: statement(100))
    let matches = try vault.find("zoé")
    #expect(matches.map(\.value.value) == ["Zoé Cœur-d’Exemple", "Zoé Nouvelle"])
    #expect(matches.map(\.field) == [.name, .name])
  }

  @Test("looks references up exactly, the newest of each subject")
  func references() throws {
    #expect(try vault.subjects(reference: "REF-1") == [learner(1)])
    #expect(try vault.subjects(reference: "ref-1").isEmpty)
    #expect(try vault.subjects(reference: "REF").isEmpty)
    let corrected = [try CommittedValue.fresh(field: .reference, value: "REF-2")]
    try vault.store(corrected, subject: learner(1), statement: statement(101))
    #expect(try vault.subjects(references: ["REF-1", "REF-2"]) == [[], [learner(1), learner(2)]])
  }

  @Test("looks people up by the newest name, folded, and the newest birth date, both")
  func people() throws {
    func stored(_ number: Int, _ values: [CommittedField: String], row: Int) throws {
      let values = try values.map { try CommittedValue.fresh(field: $0.key, value: $0.value) }
      try vault.store(values, subject: learner(number), statement: statement(row))
    }
    try stored(60, [.name: "Anne-Zoé d’Exemple", .birthDate: "1999-12-31"], row: 160)
    try stored(61, [.name: "ANNE ZOE D'EXEMPLE", .birthDate: "1999-12-31"], row: 161)
    try stored(62, [.name: "Anne Zoé d’Exemple"], row: 162)
    let known = ("anne zoe d'exemple", "1999-12-31")
    #expect(
      try vault.subjects(people: [known, ("anne zoe", "1999-12-31"), ("anne zoe d'exemple", "1999-12-30")])
        == [[learner(60), learner(61)], [], []])
    try stored(60, [.name: "Anne Autre"], row: 163)
    try stored(61, [.birthDate: "1999-12-30"], row: 164)
    #expect(try vault.subjects(people: [known, ("Anne Autre", "1999-12-31")]) == [[], [learner(60)]])
  }

  @Test("does not take one spelling of a reference for another")
  func referenceBytes() throws {
    let accented = [try CommittedValue.fresh(field: .reference, value: "RE\u{301}F")]
    try vault.store(accented, subject: learner(50), statement: statement(50))
    #expect(try vault.subjects(references: ["R\u{C9}F", "RE\u{301}F"]) == [[], [learner(50)]])
  }

  @Test("reads past the rows that are read at once")
  func manyRows() throws {
    let entries = try (1000..<1600).map {
      VaultEntry(subject: learner($0 % 7 + 900), statement: statement($0), values: try identity($0, name: "Page"))
    }
    try vault.store(entries)
    #expect(try vault.find("page").count == 600)
    #expect(try vault.statements().count == 605)
  }

  @Test("does not meet the erased")
  func erased() throws {
    try vault.erase([learner(1)])
    #expect(try vault.find("emile").isEmpty)
    #expect(try vault.subjects(reference: "REF-1").isEmpty)
  }
}
