import AcquisCrypto
import AcquisMerkle
import AcquisRecords
import AcquisValues

@testable import AcquisStore

/// What a ledger of at least 41 records can be asked, each question on its own: the first answer that shows an index to be
/// wrong makes all that follow come from another.
enum IndexQuestions {
  typealias Question = @Sendable (FileLog) throws -> String

  static let all: [Question] =
    [
      { log in "\(log.head)" },
      { log in try seqs(log, .all) },
      { log in try seqs(log, Query(types: ["block-assessed", "block-validated"])) },
      { log in
        try seqs(log, Query(types: ["training-followed"], tags: [Fixture.learnerTag(2), Tag("block", "BLOC-2")]))
      },
      { log in try log.records(of: (0..<60).map(Fixture.id)).values.map(\.seq).sorted().description },
      { log in try log.chunk(from: 20, upTo: 41).map(\.seq).description },
      { log in try log.consistencyProof(from: 13, to: 41).hashes.description },
      { log in try log.consistencyProof(from: 6, to: 13).hashes.description },
      { log in try log.treeHead(size: 13).root.description },
    ] + learners + places

  private static let learners: [Question] = (0..<7).flatMap { number -> [Question] in
    let query = Query(tags: [Fixture.learnerTag(number)])
    return [
      { log in try seqs(log, query) },
      { log in try log.records(matching: query, from: 12, upTo: 25).map(\.seq).description },
      { log in "\(try log.firstMatch(query, from: 9) as Int?)" },
    ]
  }

  private static let places: [Question] = [0, 5, 7, 8, 20, 40].flatMap { seq -> [Question] in
    [
      { log in "\(try log.record(at: seq)?.statement.id as StatementID?)" },
      { log in try log.records(of: [Fixture.id(seq)]).values.map(\.seq).description },
      { log in try log.inclusionProof(of: seq, in: 41).hashes.description },
      { log in try log.inclusionProof(of: seq % 13, in: 13).hashes.description },
    ]
  }

  private static func seqs(_ log: FileLog, _ query: Query) throws -> String {
    try log.records(matching: query, from: 0, upTo: 41).map(\.seq).description
  }
}
