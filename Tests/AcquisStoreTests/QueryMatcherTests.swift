import AcquisRecords
import Testing

@testable import AcquisStore

@Suite("Queries made ready")
struct QueryMatcherTests {
  private static let values: [Set<AcquisRecords.Tag>] = [
    [], [Fixture.learnerTag(3)], [Fixture.learnerTag(3), Tag("block", "BLOC-1")], [Tag("block", "BLOC-2")],
    [Tag("certification", "RNCP-0"), Fixture.learnerTag(5)], [Tag("certification", "RNCP-0")], [Tag("centre", "none")],
  ]
  private static let types: [Set<String>] = [[], ["block-assessed"], ["block-validated", "training-followed"]]
  private static let items = values.flatMap { tags in types.map { Query.Item(types: $0, tags: tags) } }

  @Test("ask of a statement what the query does, whatever two items it has")
  func alike() throws {
    let statements = try Fixture.credits(1..<43).map(\.statement)
    for first in Self.items {
      for second in Self.items {
        let query = Query([first, second])
        let matcher = QueryMatcher(query)
        #expect(statements.filter { matcher.matches(Set(Term.all(of: $0))) } == statements.filter { query.matches($0) })
      }
    }
  }

  @Test("ask for nothing without items")
  func none() throws {
    #expect(!QueryMatcher(Query([])).matches(Set(Term.all(of: try Fixture.credit(1).statement))))
  }
}
