import Testing

@testable import AcquisExchange

@Suite("Names met in a file")
struct NameTableTests {
  private static func index(of name: String, in table: inout NameTable) -> Int? {
    let bytes = Array(name.utf8)
    return bytes.withUnsafeBytes { table.index(of: $0) }
  }

  @Test func everyNameKeepsItsIndexUntilTheTableIsFull() {
    let names = (0..<NameTable.maxNames).map { "N\($0)" }
    var table = NameTable(names.prefix(10))
    for (index, name) in names.enumerated() {
      #expect(NameTableTests.index(of: name, in: &table) == index)
    }
    for (index, name) in names.enumerated().reversed() {
      #expect(NameTableTests.index(of: name, in: &table) == index)
      #expect(table.name(at: index) == name)
    }
    #expect(NameTableTests.index(of: "one more", in: &table) == nil)
  }

  @Test func knownElementsComeFirst() {
    var table = NameTable(FluxElement.allCases.map(\.rawValue))
    for element in FluxElement.allCases {
      let index = NameTableTests.index(of: element.rawValue, in: &table)
      #expect(index.flatMap(FluxElement.known) == element)
    }
    #expect(NameTableTests.index(of: "INCONNU", in: &table).flatMap(FluxElement.known) == nil)
  }

  @Test func longNamesAreRefused() {
    var table = NameTable([])
    #expect(NameTableTests.index(of: String(repeating: "N", count: 256), in: &table) == 0)
    #expect(NameTableTests.index(of: String(repeating: "N", count: 257), in: &table) == nil)
  }
}
