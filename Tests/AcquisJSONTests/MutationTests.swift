import AcquisJSON
import Seeded
import Testing

/// The canonical spelling of a value is the only one that is accepted, whatever is done to the bytes.
@Suite struct MutationTests {
  /// Between them: every kind, escape and border of the grammar.
  static let texts = [
    #"{"a\n":[0,-12,9007199254740991,null],"b":{"c":"x\u001fy\"\\/","d":true},"\#u{E9}":"\#u{20AC}\#u{1F600}","\#u{1F600}":false,"\#u{FB33}":{}}"#,
    #"[{"":1,"\u0000":2,"\u000b":3,"\f":[[],{}]},"plain text of 24 bytes..",-9007199254740991,10]"#,
  ]

  @Test(arguments: texts)
  func everyByteReplaced(text: String) throws {
    let original = Array(text.utf8)
    try CanonicalScanner.validate(original)
    var accepted = 0
    for index in original.indices {
      var bytes = original
      for byte in UInt8.min...UInt8.max {
        bytes[index] = byte
        if isAcceptedAlike(bytes) { accepted += 1 }
      }
    }
    #expect(accepted > original.count, "each byte may stay as it is, and some may change")
  }

  @Test(arguments: texts)
  func everyByteRemovedRepeatedOrInserted(text: String) {
    let original = Array(text.utf8)
    for index in original.indices {
      var bytes = original
      bytes.remove(at: index)
      _ = isAcceptedAlike(bytes)
      _ = isAcceptedAlike(Array(original[..<index]))
      for byte in Array(#" "\/{}[]:,-.0189abeflnrstu"#.utf8) + [0, 10, 0x7F, 0x80, 0xBF, 0xC3, 0xE2, 0xED, 0xF0, 0xFF] {
        bytes = original
        bytes.insert(byte, at: index)
        _ = isAcceptedAlike(bytes)
      }
    }
  }

  @Test(arguments: Seeds.all)
  func randomTextsMutatedAtRandom(seed: UInt64) {
    var random = RandomTree(seed: seed)
    var generator = SeededGenerator(seed: ~seed)
    for _ in 0..<400 {
      let original = random.value().canonicalBytes
      for _ in 0..<10 {
        var bytes = original
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
          let index = bytes.indices.randomElement(using: &generator)!
          bytes[index] =
            generator.chance(50)
            ? bytes.randomElement(using: &generator)! : UInt8.random(in: 0...255, using: &generator)
        }
        _ = isAcceptedAlike(bytes)
      }
    }
  }

  /// Whether the strict reader accepts `bytes`: exactly when free reading and writing give the same bytes again, and as
  /// the scanner does, which refuses for the same reason at the same byte.
  private func isAcceptedAlike(_ bytes: [UInt8]) -> Bool {
    let tree = Result { () throws(JSONError) in try JSONValue(canonical: bytes) }
    let scan = Result { () throws(JSONError) in try CanonicalScanner.validate(bytes) }
    let free = Result { () throws(JSONError) in try JSONValue(parsing: bytes).canonicalBytes }
    let spelling = String(decoding: bytes, as: UTF8.self)
    switch (tree, scan) {
    case (.success(let value), .success):
      #expect(value.canonicalBytes == bytes, "\(spelling)")
      #expect((try? free.get()) == bytes, "\(spelling)")
      return true
    case (.failure(let left), .failure(let right)):
      #expect(left == right, "\(spelling)")
      #expect((try? free.get()) != bytes, "\(spelling)")
      return false
    default:
      Issue.record("the tree reader and the scanner disagree: \(spelling)")
      return false
    }
  }
}
