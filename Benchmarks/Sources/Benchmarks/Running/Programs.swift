import Glibc

/// Programs that are measured, or measured beside, as processes.
enum Programs {
  /// The directory of the package: four up from this file.
  private static let package = parent(parent(parent(parent(#filePath))))

  /// The command, as `swift build -c release` in the project's directory leaves it, unless another was named.
  static func acquis(_ settings: Settings) -> String {
    let path = settings.command ?? parent(package) + "/.build/release/acquis"
    guard access(path, X_OK) == 0 else {
      Arguments.stop("there is no command at \(path): build it, or name it with --command\n")
    }
    return path
  }

  /// The bare Swift program that is built beside this one.
  static var bareStart: String { parent(Child.ownPath) + "/BareStart" }

  /// What writes an export of fiches.
  static let makeFiches = package + "/make-fiches"

  /// Whether a command can be found.
  static func has(_ name: String) -> Bool { Child.run(["which", name]).status == 0 }

  private static func parent(_ path: String) -> String { String(path[..<path.lastIndex(of: "/")!]) }
}
