import AcquisJSON
import Testing

@Suite struct ErrorTests {
  @Test func everyKindIsProvokedByAnotherTest() {
    let elsewhere: Set<JSONError.Kind> = [.wrongKind, .tooLong]
    let provoked = Set((refusedByBoth + refusedAsNotCanonical + loneSurrogates).map(\.kind))
    #expect(provoked.union(elsewhere) == Set(JSONError.Kind.allCases))
  }

  @Test func everyKindHasItsOwnSentence() {
    let sentences = Set(JSONError.Kind.allCases.map(\.explanation))
    #expect(sentences.count == JSONError.Kind.allCases.count)
    for kind in JSONError.Kind.allCases {
      #expect(JSONError(kind, at: 42).description == "JSON refused at byte 42: \(kind.explanation)")
    }
  }

  /// What an error says depends on its kind and place alone, so nothing of a text can leak into it.
  @Test func contentIsNeverQuoted() throws {
    let texts = [#"{"Ada Invented":1.5}"#, #"{"Bob Imagined":7.5}"#]
    let said = texts.map { text in
      #expect(throws: JSONError(.notAnInteger, at: 17)) { try JSONValue(parsing: Array(text.utf8)) }
      do { return String(describing: try JSONValue(parsing: Array(text.utf8))) } catch { return "\(error)" }
    }
    #expect(said[0] == said[1])
    #expect(said[0].contains("byte 17"))
  }
}
