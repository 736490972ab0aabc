/// A member that is missing, superfluous or of the wrong kind. Says which and what was expected; never quotes a value.
public struct MemberError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The member, with its path: `keys[2].role`.
  public let member: String
  /// What should have stood there, as words after "expected".
  public let expected: String

  /// A complaint about `member`.
  public init(member: String, expected: String) {
    self.member = member
    self.expected = expected
  }

  /// One sentence.
  public var description: String { "member \(member): expected \(expected)" }
}

/// Reads an object whose members are *closed*: every member is asked for by name, and ``finish()`` refuses any other (SPEC §9).
public struct ObjectReader {
  private let object: JSONObject
  @usableFromInline let path: String
  /// The members that were asked for, a bit each by their place. No form has 64 members, so one beyond is nobody's.
  private var asked: UInt64 = 0

  /// Begins to read `object`; `path` is put before member names in errors.
  public init(_ object: JSONObject, path: String = "") {
    self.object = object
    self.path = path
  }

  /// The member as `parse` understands it. Throws ``MemberError`` when it is absent or `parse` gives `nil`.
  @inlinable
  public mutating func required<Value>(
    _ key: String, _ expected: @autoclosure () -> String, _ parse: (JSONValue) -> Value?
  ) throws(MemberError) -> Value {
    guard let value = try optional(key, expected(), parse) else {
      throw MemberError(member: path + key, expected: expected() + ", and it is missing")
    }
    return value
  }

  /// The member as `parse` understands it, or `nil` when it is absent. Throws ``MemberError`` when `parse` gives `nil`.
  @inlinable
  public mutating func optional<Value>(
    _ key: String, _ expected: @autoclosure () -> String, _ parse: (JSONValue) -> Value?
  ) throws(MemberError) -> Value? {
    guard let member = take(key) else { return nil }
    guard let value = parse(member) else { throw MemberError(member: path + key, expected: expected()) }
    return value
  }

  /// The member, which is thereby asked for.
  @usableFromInline
  mutating func take(_ key: String) -> JSONValue? {
    guard let index = object.index(of: key) else { return nil }
    if index < UInt64.bitWidth { asked |= 1 << UInt64(index) }
    return object.value(at: index)
  }

  /// The member as an array, each element through `parse`. O(n).
  public mutating func array<Value>(
    _ key: String, of expected: String, _ parse: (JSONValue) -> Value?
  ) throws(MemberError) -> [Value] {
    let elements = try required(key, "an array of \(expected)") { $0.array }
    var values: [Value] = []
    for (index, element) in elements.enumerated() {
      guard let value = parse(element) else {
        throw MemberError(member: "\(path)\(key)[\(index)]", expected: expected)
      }
      values.append(value)
    }
    return values
  }

  /// Refuses members nobody asked for.
  public func finish() throws(MemberError) {
    for (index, (key, _)) in object.enumerated() where index >= UInt64.bitWidth || asked >> UInt64(index) & 1 == 0 {
      throw MemberError(member: path + key, expected: "no such member")
    }
  }
}
