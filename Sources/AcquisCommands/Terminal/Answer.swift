import AcquisJSON

/// What a command answers: once as data, once as text for people.
struct Answer {
  /// The documented contract (docs/json.md).
  let json: JSONValue
  /// The lines for people.
  let text: [String]
  /// How the command ends: 0, or a verdict's exit status.
  var exit: Int32 = 0

  /// Prints one of the two.
  func print(asJSON: Bool) {
    if asJSON { Terminal.out(json.canonicalBytes + [0x0A]) } else { for line in text { Terminal.out(line) } }
  }
}
