import Testing

@Suite("What source files import")
struct ImportTests {
  let package: PackageDescription
  let table: ModuleTable

  init() throws {
    package = try PackageDescription.current.get()
    table = try ModuleTable()
  }

  @Test("only what their target declares, and each declaration is used")
  func declared() throws {
    for target in package.targets where target.type != "system-target" {
      var used: Set<String> = []
      for file in target.sources.map({ "\(target.path)/\($0)" }) {
        for (module, line) in imports(of: try Repository.text(file)) {
          used.insert(module)
          let known = target.dependencies.contains(module) || toolchainModules.contains(module)
          #expect(known, "\(file):\(line) imports \(module), which \(target.name) does not declare")
        }
      }
      // Executables are built for the tests that start them, not imported.
      let idle = target.dependencies.subtracting(used).filter { name in
        package.targets.first { $0.name == name }?.type != "executable"
      }
      #expect(idle.isEmpty, "\(target.name) declares and never imports \(idle.sorted())")
    }
  }

  @Test("no Foundation next to hashed bytes, and the whole of it only where ARCHITECTURE.md says")
  func foundation() throws {
    for module in package.modules {
      let row = try #require(table.rows[module.name])
      for file in module.sources.map({ "\(module.path)/\($0)" }) {
        for (name, line) in imports(of: try Repository.text(file)) {
          #expect(row > 2 || !name.hasPrefix("Foundation"), "\(file):\(line) imports \(name)")
          let whole = table.outside[module.name]?.contains("Foundation") == true
          #expect(whole || name != "Foundation", "\(file):\(line) imports Foundation; FoundationEssentials may do")
        }
      }
    }
  }

  @Test(
    "are read from any spelling of an import",
    arguments: [
      ("import A", ["A"]), ("public import A\nimport B", ["A", "B"]), ("@testable import A", ["A"]),
      ("@preconcurrency private import A", ["A"]), ("import struct A.B", ["A"]), ("// import A", []),
      ("let text = \"\"\"\n  import A\n  \"\"\"", []), ("  important import", []),
    ])
  func instrument(source: String, modules: [String]) {
    #expect(imports(of: source).map(\.module) == modules)
  }
}
