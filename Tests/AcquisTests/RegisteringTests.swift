import AcquisAudit
import AcquisCredits
import AcquisExchange
import AcquisJSON
import AcquisRecords
import AcquisStore
import AcquisValues
import Foundation
import Testing

@testable import Acquis

@Suite("Registering under either rules (SPEC §9.4)")
struct RegisteringTests {
  private static let inputs = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "ledger-samples/inputs")

  private static func referential(_ name: String) throws -> Registration {
    try Registration(referential: Array(Data(contentsOf: inputs.appending(path: name))))
  }

  /// The invented fiches, the first with two correspondences.
  private static func fiches(in bench: Bench) throws -> String {
    let text = try String(contentsOf: inputs.appending(path: "fiches-rncp.xml"), encoding: .utf8)
    let end = try #require(text.range(of: "</BLOCS_COMPETENCES>")).upperBound
    let listed = ["RNCP99902", "RS99904"].map { other in
      "<CORRESPONDANCE><SOURCE/><DESTINATION><NUMERO_FICHE>\(other)</NUMERO_FICHE></DESTINATION></CORRESPONDANCE>"
    }
    let changed = text[..<end] + "<CORRESPONDANCES>" + listed.joined() + "</CORRESPONDANCES>" + text[end...]
    return try bench.write(Array(changed.utf8), "fiches.xml")
  }

  private static func count(_ type: String, in session: LedgerSession) async throws -> Int {
    try await session.writer.store.records(matching: Query(types: [type])).count
  }

  private static func imported(_ path: String, into session: LedgerSession) async throws -> [Int] {
    var result = ImportResult()
    try await session.importFiches(
      from: .export(path), where: { _ in true }, made: Invented.day, into: &result)
    return [result.added, result.revised, result.unchanged, result.skipped]
  }

  @Test("correspondences are listed with the registration, once")
  func once() async throws {
    let bench = try await Bench()
    let path = try Self.fiches(in: bench)
    try await bench.with { session in
      // RNCP99901 is known already, otherwise.
      #expect(try await Self.imported(path, into: session) == [2, 1, 0, 0])
      let listed = try await session.writer.store.records(matching: Query(types: ["correspondence-listed"]))
      #expect(listed.map { $0.statement.body["other"]?.string } == ["RNCP99902", "RS99904"])
      let size = try await session.writer.store.head().size
      #expect(try await Self.imported(path, into: session) == [0, 0, 3, 0])
      #expect(try await session.writer.store.head().size == size)
    }
    #expect(try Verification.verify(bench.path, trust: bench.trust).findings == [])
  }

  @Test("under rules 1 a fiche is taken without them; once rules 2 are in force, it is a revision with them")
  func upgraded() async throws {
    let bench = try await Bench()
    let path = try Self.fiches(in: bench)
    try await bench.withEarlierLedger { session in
      #expect(try await Self.imported(path, into: session) == [3, 0, 0, 0])
      #expect(try await Self.imported(path, into: session) == [0, 0, 3, 0])
      #expect(try await Self.count("correspondence-listed", in: session) == 0)
      let raised = try Draft(.versionChanged(format: 1, rules: 2), made: Invented.day, id: Invented.id(50))
      _ = try await session.writer.record([raised])
      #expect(try await Self.imported(path, into: session) == [0, 1, 2, 0])
      #expect(try await Self.count("correspondence-listed", in: session) == 2)
      #expect(try await Self.imported(path, into: session) == [0, 0, 3, 0])
    }
  }

  @Test("under rules 1 a référentiel that needs rules 2 is refused as a whole, and the others are registered")
  func refused() async throws {
    let bench = try await Bench()
    try await bench.withEarlierLedger { session in
      for (name, members) in [
        ("referential-cqpi.json", "scope, correspondences"), ("referential-ecvet.json", "points"),
      ] {
        let registration = try Self.referential(name)
        let problem = await #expect(throws: Problem.self) {
          try await session.register(registration, made: Invented.day)
        }
        #expect(problem?.code == "body-invalid" && problem?.message.contains(members) == true)
      }
      #expect(try await session.writer.store.head().size == 1)
      let plain = try Self.referential("referential-cqp.json")
      #expect(try await session.register(plain, made: Invented.day).acknowledgement?.seq == 1)
    }
  }

  @Test("under rules 2 all are registered, and the same file again adds nothing")
  func families() async throws {
    let bench = try await Bench()
    try await bench.with { session in
      for name in ["referential-cqp.json", "referential-cqpi.json", "referential-ecvet.json"] {
        let registration = try Self.referential(name)
        #expect(try await session.register(registration, made: Invented.day).acknowledgement != nil)
        #expect(try await session.register(registration, made: Invented.day).acknowledgement == nil)
      }
      #expect(try await Self.count("correspondence-listed", in: session) == 2)
    }
    #expect(try Verification.verify(bench.path, trust: bench.trust).findings == [])
  }
}
