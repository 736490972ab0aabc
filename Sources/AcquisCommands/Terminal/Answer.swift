import Acquis
import AcquisJSON

/// What a command answers: once as data, once as text for people.
struct Answer {
  /// The documented contract (docs/json.md).
  var json: JSONValue
  /// The lines for people.
  var text: [String]
  /// How the command ends: 0, or a verdict's exit status.
  var exit: Int32 = 0

  /// Does something beside the answer, such as writing a file, and adds what it says. What fails is told on standard error and
  /// hides nothing: a verdict of wrong stays one, any other becomes 2.
  mutating func attempt(asJSON: Bool, _ body: () throws(Problem) -> String?) {
    do throws(Problem) {
      if let line = try body() { text.append(line) }
    } catch {
      Complaint(error).print(asJSON: asJSON)
      if exit != ExitStatus.foundWrong.rawValue { exit = ExitStatus.notDone.rawValue }
    }
  }

  /// Prints one of the two.
  func print(asJSON: Bool) {
    if asJSON { Terminal.out(json.canonicalBytes + [0x0A]) } else { for line in text { Terminal.out(line) } }
  }
}
