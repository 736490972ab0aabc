import AcquisCredits
import AcquisCrypto
import AcquisJSON
import AcquisValues

/// Why a référentiel cannot be registered: where, and what was expected there. It quotes no value.
public struct ReferentialError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The member, such as `activities[0].blocks[2].title`; `(file)` for the file as a whole.
  public let member: String
  /// What should have stood there, in words.
  public let expected: String

  /// One sentence.
  public var description: String { "\(member == "(file)" ? "the file" : member): expected \(expected)" }
}

extension Registration {
  /// A certification of any origin, from a référentiel in JSON: activities → blocks → competences → assessment
  /// (docs/referential.md). `bytes` are those of the file, whose SHA-256 becomes the `source`. O(n).
  ///
  /// Throws ``ReferentialError``; a member that docs/referential.md does not name is refused.
  public init(referential bytes: [UInt8]) throws(ReferentialError) {
    let value: JSONValue
    do { value = try JSONValue(parsing: bytes) } catch {
      throw ReferentialError(member: "(file)", expected: "JSON (\(error))")
    }
    guard let object = value.object else { throw ReferentialError(member: "(file)", expected: "an object") }
    do throws(MemberError) {
      let reader = try ReferentialReader(object)
      let head = reader.head(source: Fingerprint(SHA256.hash(bytes).hex)!)
      guard
        let registration = Registration(
          head: head, texts: reader.texts, partners: [], correspondences: reader.correspondences, remarks: [])
      else {
        throw MemberError(
          member: "(file)", expected: "fewer blocks, bodies and related certifications: they exceed a statement")
      }
      self = registration
    } catch {
      throw ReferentialError(member: error.member, expected: error.expected)
    }
  }
}
