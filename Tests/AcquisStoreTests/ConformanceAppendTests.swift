import AcquisCrypto
import AcquisRecords
import AcquisStore
import AcquisValues
import Testing

@Suite("Every engine appends alike (SPEC §10, §11, §12)")
struct ConformanceAppendTests {
  @Test("a batch is recorded in order, joined to the chain, and acknowledged", arguments: Engine.allCases)
  func batch(_ engine: Engine) async throws {
    try await engine.withStore { store in
      let batch = try Fixture.credits(1..<4)
      let acknowledgements = try await store.append(batch, if: nil)
      #expect(acknowledgements.map(\.seq) == [1, 2, 3])
      #expect(acknowledgements.map(\.id) == batch.map(\.statement.id))
      var chain = ChainCheck()
      var rests: [Int] = []
      try await store.forEachRecord { record in
        #expect(chain.follow(record.envelope, type: record.statement.type, leafHash: record.leafHash) == [])
        rests.append(record.envelope.rest)
        if record.seq > 0 {
          let acknowledgement = acknowledgements[record.seq - 1]
          #expect(acknowledgement.leaf == record.leafHash && acknowledgement.recorded == record.envelope.recorded)
          #expect(acknowledgement.ledger == store.ledger)
          #expect(record.statement == batch[record.seq - 1].statement)
        }
      }
      #expect(rests == [0, 2, 1, 0])
      let head = try await store.head()
      #expect(head == ChainHead(size: 4, leaf: acknowledgements[2].leaf, recorded: Fixture.start))
    }
  }

  @Test("a retry gives the first acknowledgement, whatever has happened since", arguments: Engine.allCases)
  func retry(_ engine: Engine) async throws {
    let clock = TestClock()
    try await engine.withStore(clock) { store in
      let batch = try Fixture.credits(1..<4)
      let first = try await store.append(batch, if: nil)
      _ = try await store.append(try Fixture.credits(4..<40), if: nil)
      clock.advance(milliseconds: 60_000)
      let unsigned = batch.map { SignedStatement($0.statement, signatures: []) }
      let condition = AppendCondition(.all, size: 0)
      #expect(try await store.append(batch, if: condition) == first)
      #expect(try await store.append(unsigned.reversed(), if: nil) == first.reversed())
      #expect(try await store.append([batch[1]], if: nil) == [first[1]])
      #expect(try await store.head().size == 40)
    }
  }

  @Test("an id cannot be given to another statement", arguments: Engine.allCases)
  func idTaken(_ engine: Engine) async throws {
    try await engine.withStore { store in
      _ = try await store.append(try Fixture.credits(1..<4), if: nil)
      let other = try Fixture.credit(2, note: "something else")
      #expect(await refusal { _ = try await store.append([other], if: nil) } == .idTaken(Fixture.id(2)))
      let mixed = [try Fixture.credit(9), other]
      #expect(await refusal { _ = try await store.append(mixed, if: nil) } == .idTaken(Fixture.id(2)))
      let twice = [try Fixture.credit(9), try Fixture.credit(9)]
      #expect(await refusal { _ = try await store.append(twice, if: nil) } == .invalid(index: 1, .idRepeated))
      #expect(try await store.head().size == 4)
    }
  }

  @Test("a batch of known and new statements is refused whole", arguments: Engine.allCases)
  func mixed(_ engine: Engine) async throws {
    try await engine.withStore { store in
      _ = try await store.append(try Fixture.credits(1..<4), if: nil)
      let batch = try Fixture.credits(3..<6)
      let expected = Refusal.batchMixesKnownAndNew(known: [Fixture.id(3)])
      #expect(await refusal { _ = try await store.append(batch, if: nil) } == expected)
      #expect(try await store.find([Fixture.id(4)]).isEmpty)
    }
  }

  @Test("a condition fails on what arrived at or beyond its size, and on nothing else", arguments: Engine.allCases)
  func condition(_ engine: Engine) async throws {
    try await engine.withStore { store in
      _ = try await store.append(try Fixture.credits(1..<8), if: nil)
      // Position n holds credit n, so learner 3 stands at 3 only.
      let learner3 = Query(tags: [Fixture.learnerTag(3)])
      let batch = [try Fixture.credit(20)]
      let failed = await refusal { _ = try await store.append(batch, if: AppendCondition(learner3, size: 3)) }
      #expect(failed == .conditionFailed(seq: 3))
      let either = Query(learner3.items + [Query.Item(types: ["block-assessed"])])
      let failedLater = await refusal { _ = try await store.append(batch, if: AppendCondition(either, size: 4)) }
      #expect(failedLater == .conditionFailed(seq: 6))
      #expect(try await store.append(batch, if: AppendCondition(learner3, size: 4)).map(\.seq) == [8])
      // Credit 20 is of learner 6.
      let learner6 = AppendCondition(Query(tags: [Fixture.learnerTag(6)]), size: 8)
      let next = [try Fixture.credit(21)]
      #expect(await refusal { _ = try await store.append(next, if: learner6) } == .conditionFailed(seq: 8))
      let nothing = AppendCondition(Query([]), size: 0)
      #expect(try await store.append(next, if: nothing).count == 1)
    }
  }

  @Test("a clock up to 5 s behind repeats the last value; further behind is refused", arguments: Engine.allCases)
  func clock(_ engine: Engine) async throws {
    let clock = TestClock()
    try await engine.withStore(clock) { store in
      clock.advance(milliseconds: -5000)
      #expect(try await store.append([try Fixture.credit(1)], if: nil)[0].recorded == Fixture.start)
      clock.advance(milliseconds: -1)
      let late = try Fixture.credits(2..<3)
      #expect(await refusal { _ = try await store.append(late, if: nil) } == .clockBehind(milliseconds: 5001))
      let correction = try Fixture.special(90, .clockCorrected(reason: "clock-was-ahead"))
      let after = late + [correction]
      #expect(await refusal { _ = try await store.append(after, if: nil) } == .clockBehind(milliseconds: 5001))
      #expect(try await store.append([correction] + late, if: nil)[1].recorded == clock.now)
      clock.advance(milliseconds: 1)
      #expect(try await store.append([try Fixture.credit(3)], if: nil)[0].recorded == clock.now)
    }
  }

  @Test("nothing follows ledger-closed", arguments: Engine.allCases)
  func closed(_ engine: Engine) async throws {
    try await engine.withStore { store in
      let closing = try Fixture.special(90, .closed(reason: "succeeded"))
      let inside = [closing, try Fixture.credit(1)]
      #expect(await refusal { _ = try await store.append(inside, if: nil) } == .invalid(index: 1, .afterClosed))
      let last = [try Fixture.credit(1), closing]
      let acknowledgements = try await store.append(last, if: nil)
      let next = [try Fixture.credit(2)]
      #expect(await refusal { _ = try await store.append(next, if: nil) } == .ledgerClosed(seq: 2))
      #expect(try await store.append(last, if: nil) == acknowledgements)
    }
  }

  @Test("versions only rise, and not beyond what is known", arguments: Engine.allCases)
  func versions(_ engine: Engine) async throws {
    try await engine.withStore { store in
      let expected: [(Int, Int, Refusal.Defect)] = [
        (1, 1, .versionLowered), (2, 1, .versionNewer), (1, 3, .versionNewer),
      ]
      for (format, rules, defect) in expected {
        let change = [try Fixture.special(90, .versionChanged(format: format, rules: rules))]
        #expect(await refusal { _ = try await store.append(change, if: nil) } == .invalid(index: 0, defect))
      }
    }
  }

  @Test("a ledger is founded once", arguments: Engine.allCases)
  func founding(_ engine: Engine) async throws {
    try await engine.withStore { store in
      let again = [try Fixture.credit(1), try Fixture.special(90, .founded(store.founding))]
      #expect(await refusal { _ = try await store.append(again, if: nil) } == .invalid(index: 1, .notFounded))
      let first = try await store.append([try Fixture.founding()], if: nil)
      #expect(first.map(\.leaf) == [store.ledger] && first.map(\.seq) == [0])
    }
  }

  @Test("a statement's seen record must stand where it says", arguments: Engine.allCases)
  func seen(_ engine: Engine) async throws {
    try await engine.withStore { store in
      let wrong = [Statement.Seen(leaf: .zero, seq: 0), .init(leaf: store.ledger, seq: 1), .init(leaf: .zero, seq: 7)]
      for seen in wrong {
        let batch = [try Fixture.credit(1, seen: seen)]
        #expect(await refusal { _ = try await store.append(batch, if: nil) } == .invalid(index: 0, .seenWrong))
      }
      let right = try Fixture.credit(1, seen: .init(leaf: store.ledger, seq: 0))
      #expect(try await store.append([right], if: nil).count == 1)
    }
  }

  @Test("more than eight signatures are refused, not recorded", arguments: Engine.allCases)
  func signatures(_ engine: Engine) async throws {
    try await engine.withStore { store in
      let signatures = (10..<19).map {
        StatementSignature(key: Fixture.privateKey($0).publicKey.keyID, bytes: [UInt8](repeating: 0, count: 64))
      }
      let statement = try Fixture.credit(1).statement
      let nine = [SignedStatement(statement, signatures: signatures)]
      #expect(await refusal { _ = try await store.append(nine, if: nil) } == .invalid(index: 0, .recordForm))
      let eight = [SignedStatement(statement, signatures: Array(signatures.dropLast()))]
      #expect(try await store.append(eight, if: nil).count == 1)
    }
  }

  @Test("a closed store takes nothing and says so", arguments: Engine.allCases)
  func closedStore(_ engine: Engine) async throws {
    try await engine.withStore { store in
      try await store.close()
      do {
        _ = try await store.append([try Fixture.credit(1)], if: nil)
        Issue.record("a closed store took a batch")
      } catch AppendError.unavailable(let cause) {
        #expect(cause == .closed)
      }
    }
  }

  @Test("concurrent callers get every position once, and a statement sent twice at once one position")
  func concurrent() async throws {
    for engine in Engine.allCases {
      try await engine.withStore { store in
        let seqs = try await withThrowingTaskGroup(of: (Int, Int).self) { group in
          for number in 0..<200 {
            let batch = [try Fixture.credit(1 + number / 2)]
            group.addTask { (1 + number / 2, try await store.append(batch, if: nil)[0].seq) }
          }
          return try await group.reduce(into: [Int: Set<Int>]()) { $0[$1.0, default: []].insert($1.1) }
        }
        #expect(seqs.values.allSatisfy { $0.count == 1 })
        #expect(seqs.values.flatMap(\.self).sorted() == Array(1...100))
        #expect(try await store.head().size == 101)
      }
    }
  }

  @Test("of concurrent appends on the same grounds one wins", arguments: Engine.allCases)
  func race(_ engine: Engine) async throws {
    try await engine.withStore { store in
      // Credits 7, 14, 21… are all of learner 0.
      let condition = AppendCondition(Query(tags: [Fixture.learnerTag(0)]), size: 1)
      let won = await withTaskGroup(of: Bool.self) { group in
        for number in 1...50 {
          group.addTask {
            guard let batch = try? [Fixture.credit(7 * number)] else { return false }
            return (try? await store.append(batch, if: condition)) != nil
          }
        }
        return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      let size = try await store.head().size
      #expect(won == 1 && size == 2)
    }
  }
}
