import AcquisJSON
import Foundation
import Testing

/// Laws that hold of every value, tried on random ones.
@Suite struct PropertyTests {
  @Test(arguments: Seeds.all)
  func canonicalBytesReadBackAsTheSameValue(seed: UInt64) throws {
    var random = RandomTree(seed: seed)
    for _ in 0..<500 {
      let value = random.value()
      let bytes = value.canonicalBytes
      let read = try JSONValue(canonical: bytes)
      #expect(read == value)
      #expect(read.hashValue == value.hashValue)
      #expect(try JSONValue(parsing: bytes) == value)
      #expect(try JSONValue(parsing: Array(value.pretty.utf8)) == value)
      try CanonicalScanner.validate(bytes)
    }
  }

  @Test(arguments: Seeds.all)
  func everySpellingHasTheSameCanonicalBytes(seed: UInt64) throws {
    var random = RandomTree(seed: seed)
    var respeller = Respeller(seed: seed)
    var different = 0
    for _ in 0..<500 {
      let value = random.value()
      let bytes = value.canonicalBytes
      let text = Array(respeller.spell(value).utf8)
      #expect(try JSONValue(parsing: text).canonicalBytes == bytes)
      if text != bytes {
        different += 1
        #expect(throws: JSONError.self) { try JSONValue(canonical: text) }
      }
    }
    #expect(different > 250)
  }

  @Test(arguments: Seeds.all)
  func foundationReadsTheSameValues(seed: UInt64) throws {
    var random = RandomTree(seed: seed)
    random.avoidsCombiningMarks = true
    for _ in 0..<300 {
      let value = random.value()
      let read = try JSONSerialization.jsonObject(with: Data(value.canonicalBytes), options: .fragmentsAllowed)
      #expect(agrees(read, value))
    }
  }

  /// Whether Foundation's tree holds what ours does.
  private func agrees(_ read: Any, _ value: JSONValue) -> Bool {
    switch value {
    case .null: return read is NSNull
    case .bool(let isTrue): return (read as? NSNumber)?.boolValue == isTrue
    case .integer(let number): return (read as? NSNumber)?.int64Value == number
    case .string(let text): return (read as? String).map { Array($0.utf8) } == Array(text.utf8)
    case .array(let elements):
      guard let read = read as? [Any], read.count == elements.count else { return false }
      return zip(read, elements).allSatisfy { agrees($0, $1) }
    case .object(let object):
      guard let read = read as? [String: Any], read.count == object.count else { return false }
      return object.allSatisfy { key, value in read[key].map { agrees($0, value) } ?? false }
    }
  }
}
