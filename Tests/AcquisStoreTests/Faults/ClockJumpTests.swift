import AcquisRecords
import AcquisValues
import Testing

@testable import AcquisStore

@Suite("A clock that jumps")
struct ClockJumpTests {
  @Test(
    "backwards between two openings: nothing is recorded until it is right again, or corrected",
    arguments: [true, false])
  func backwards(isCorrected: Bool) async throws {
    try await Ledger.with(size: 10) { ledger in
      ledger.clock.advance(milliseconds: -3_600_000)
      let store = try await ledger.open()
      let next = [try Fixture.credit(10)]
      #expect(await refusal { _ = try await store.append(next, if: nil) } == .clockBehind(milliseconds: 3_600_000))
      // Who asks again for what is recorded is answered, whatever the time.
      #expect(try await store.append(try Fixture.credits(9..<10), if: nil).count == 1)
      // A checkpoint has no time.
      _ = try await store.signCheckpoint()
      if isCorrected {
        _ = try await store.append([try Fixture.special(90, .clockCorrected(reason: "clock-was-ahead"))], if: nil)
      } else {
        ledger.clock.advance(milliseconds: 3_600_000)
      }
      let recorded = try await store.append(next, if: nil)[0].recorded
      #expect(recorded == ledger.clock.now)
      try await store.close()
      #expect(try ledger.verify().count == (isCorrected ? 12 : 11))
    }
  }

  @Test("forwards by years and back: the ledger goes on only after a correction, and verifies")
  func forwardsAndBack() async throws {
    try await Ledger.with(size: 10) { ledger in
      let years: Int64 = 20 * 365 * 86_400_000
      ledger.clock.advance(milliseconds: years)
      var store = try await ledger.open()
      #expect(try await store.append([try Fixture.credit(10)], if: nil)[0].recorded == ledger.clock.now)
      try await store.close()
      ledger.clock.advance(milliseconds: -years)
      store = try await ledger.open()
      let next = [try Fixture.credit(11)]
      #expect(
        await refusal { _ = try await store.append(next, if: nil) } == .clockBehind(milliseconds: years))
      let correction = try Fixture.special(90, .clockCorrected(reason: "clock-was-ahead"))
      #expect(try await store.append([correction] + next, if: nil)[1].recorded == ledger.clock.now)
      try await store.close()
      #expect(try ledger.verify().count == 13)
    }
  }
}
