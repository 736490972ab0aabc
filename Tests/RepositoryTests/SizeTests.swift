import Testing

@Suite("Sizes")
struct SizeTests {
  static let fileLines = 500
  static let functionLines = 70
  static let executableLines = 20

  @Test("no file has more than 500 lines, and half of them at most 150")
  func files() throws {
    var counts: [Int] = []
    for file in Repository.swiftFiles {
      counts.append(try Repository.text(file).utf8.count { $0 == UInt8(ascii: "\n") })
      #expect(counts.last! <= Self.fileLines, "\(file) has \(counts.last!) lines")
    }
    #expect(counts.sorted()[counts.count / 2] <= 150)
  }

  @Test("no function has more than 70 lines")
  func functions() throws {
    for file in Repository.swiftFiles {
      for function in FunctionLength.all(in: try Repository.text(file)) {
        #expect(function.count <= Self.functionLines, "\(file):\(function.line) has \(function.count) lines")
      }
    }
  }

  @Test("an executable only starts a library")
  func executables() throws {
    for target in try PackageDescription.current.get().modules where target.type == "executable" {
      let lines = try target.sources.map { try Repository.text("\(target.path)/\($0)").split(separator: "\n").count }
      #expect(lines.reduce(0, +) <= Self.executableLines, "\(target.name)")
    }
  }

  @Test(
    "are measured from the keyword to the closing brace",
    arguments: [
      ("func a() {\n}\n", [2]), ("init(\n  a: Int\n) {\n  b()\n}", [5]),
      ("protocol P {\n  func a()\n  var b: Int { get }\n}", [1]),
      ("func a() {\n  if b {\n  }\n}", [4]), ("func a() -> String { \"}\" }", [1]),
      ("func a() {\n  let b = \"\\(c(\"}\"))\"\n  // }\n  /* } */\n}", [5]), ("var a: Int {\n  1\n}", [3]),
      ("func a() {\n  let b = #\"\\\"#\n  let c = \"\"\"\n    }\n    \"\"\"\n}", [6]), ("let a = B.init { 1 }", []),
      ("func a(b: () -> Void = { }) {\n}", [2]),
    ])
  func instrument(source: String, counts: [Int]) {
    #expect(FunctionLength.all(in: source).map(\.count) == counts)
  }
}
