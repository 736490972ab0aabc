import AcquisCommands
import ArgumentParser

/// Walks each hot path often enough to be counted, and prints its name and how often: for scripts/instructions.
///
/// What happens between two marks is what is counted. Every path is walked once before, so that what is made on first use
/// is there. With the word `start` it does what `acquis --version` does, and nothing else: the command itself begins on a
/// main queue that valgrind does not bear.
@main
enum Main {
  static func main() throws {
    if CommandLine.arguments.dropFirst() == ["start"] { return start() }
    let world = try World()
    for path in try readingPaths(world) + treePaths(world) + [auditPath(world), appendPath(world)] {
      try path.walk(0..<path.warmUp)
      hotPathBegins()
      try path.walk(path.warmUp..<path.warmUp + path.count)
      hotPathEnds()
      print(path.name, path.count)
    }
  }

  private static func start() {
    do {
      _ = try AcquisCommand.parseAsRoot(["--version"])
    } catch { print(AcquisCommand.message(for: error)) }
  }
}

/// One thing that is done for every record, proof or checkpoint.
struct HotPath {
  let name: String
  var warmUp = 16
  var count = 256
  let walk: (Range<Int>) throws -> Void
}

// The marks: callgrind writes what it counted so far when one is entered.

@inline(never)
func hotPathBegins() { keep(0) }

@inline(never)
func hotPathEnds() { keep(1) }

/// Makes the compiler believe that a value is needed.
@inline(never)
func keep<Value>(_ value: Value) { withExtendedLifetime(value) {} }
