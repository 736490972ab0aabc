/// A reader of foreign bytes, and what must hold of it for any bytes.
struct Target: Sendable {
  /// What the command line calls it, and its folder in `corpus/`.
  let name: String
  /// Traps where the property does not hold.
  let check: @Sendable ([UInt8]) -> Void

  static let all = json + records + notes + handed + files + timestamps + imports

  static func named(_ name: String) -> Target? { all.first { $0.name == name } }
}

/// Traps with `sentence` unless it is true.
func demand(_ holds: @autoclosure () -> Bool, _ sentence: String) {
  if !holds() { fatalError(sentence) }
}

/// What came of `body`, so that two ways of reading can be compared, refusals included.
func outcome<Value, Failure: Error>(_ body: () throws(Failure) -> Value) -> Result<Value, Failure> {
  do { return .success(try body()) } catch { return .failure(error) }
}

let newline = UInt8(ascii: "\n")
