import Foundation
import Testing

@Suite("The scripts")
struct ScriptTests {
  @Test("say what a bare machine lacks")
  func bareMachine() throws {
    let shell = try Shell()
    let script = Repository.root.appending(path: "scripts/install-dependencies").path(percentEncoded: false)
    // A PATH of one empty directory, then one that has a swift and nothing else.
    let without = try shell.run("mkdir bare; PATH=bare /bin/bash '\(script)'; echo $?")
    #expect(without.first?.hasPrefix("There is no swift in the PATH.") == true, "\(without)")
    #expect(without.last == "2")
    let foreign = try shell.run("ln -s /bin/true bare/swift; PATH=bare /bin/bash '\(script)'; echo $?")
    #expect(foreign.first?.hasPrefix("This is neither Debian nor Ubuntu: install") == true, "\(foreign)")
    #expect(foreign.last == "2")
  }

  @Test("install every system library that Package.swift names")
  func libraries() throws {
    let script = try Repository.text("scripts/install-dependencies")
    let named = try Repository.text("Package.swift").matches(of: /\.apt\(\["([^"]+)"\]\)/).map { String($0.1) }
    #expect(named.count >= 2)
    for library in named { #expect(script.contains(library), "\(library) is not installed") }
  }
}
