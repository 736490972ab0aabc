import Testing

@Suite("The arrows between modules")
struct ArrowTests {
  let package: PackageDescription
  let table: ModuleTable

  init() throws {
    package = try PackageDescription.current.get()
    table = try ModuleTable()
  }

  @Test("ARCHITECTURE.md gives every module a row, and names no other")
  func rows() {
    #expect(Set(package.modules.map(\.name)) == Set(table.rows.keys))
  }

  @Test("every library module has a test target of its own")
  func tested() {
    let tests = Set(package.targets.filter { $0.type == "test" && !$0.sources.isEmpty }.map(\.name))
    let libraries = package.modules.filter { $0.type == "library" }
    #expect(!libraries.isEmpty)
    for module in libraries { #expect(tests.contains(module.name + "Tests"), "\(module.name) has no tests") }
  }

  @Test("every arrow points to a lower row")
  func downward() throws {
    for module in package.modules {
      let row = try #require(table.rows[module.name])
      for dependency in module.modules where !package.systemLibraries.contains(dependency) {
        let below = try #require(table.rows[dependency], "\(module.name) imports \(dependency), which has no row")
        #expect(below < row, "\(module.name) (row \(row)) imports \(dependency) (row \(below))")
      }
    }
  }

  @Test("what comes from outside the package enters where ARCHITECTURE.md says")
  func outside() {
    for module in package.modules {
      let used = Set(module.products).union(package.systemLibraries.intersection(module.modules))
      #expect(used == table.outside[module.name]?.subtracting(["Foundation"]), "\(module.name)")
    }
  }

  @Test("the domain knows no hashes, and the log no learners")
  func firstWall() {
    #expect(package.reach(of: "AcquisCredits") == ["AcquisValues", "AcquisJSON"])
    for module in ["AcquisMerkle", "AcquisNotes", "AcquisRecords", "AcquisStore"] {
      #expect(!package.reach(of: module).contains("AcquisCredits"), "\(module) reaches the domain")
    }
  }

  @Test("verification reaches nothing that writes")
  func secondWall() {
    let writers: Set = ["AcquisStore", "AcquisIdentities", "AcquisProjections", "AcquisExchange", "Acquis", "GRDB"]
    #expect(package.reach(of: "AcquisAudit").isDisjoint(with: writers))
  }
}
