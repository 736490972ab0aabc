import Glibc
import Synchronization
import Testing

@testable import AcquisStore

/// Thousands of short random lives of a ledger.
///
/// `ACQUIS_SEED=7` runs the one life with that seed and tells its story; `ACQUIS_SEEDS=100000` runs so many.
@Suite("Random lives of a ledger")
struct SimulationTests {
  private static let laneCount = 2
  private static let seeds: [UInt64] = {
    if let seed = environmentNumber("ACQUIS_SEED") { return [UInt64(bitPattern: Int64(seed))] }
    let count = environmentNumber("ACQUIS_SEEDS") ?? 2000
    // Half of them stay the same, the others are new in every run.
    let fresh = UInt64.random(in: 0...UInt64(Int64.max) / 2)
    return (0..<count).map { UInt64($0) + ($0 < count / 2 ? 0 : fresh) }
  }()

  private static let isTold = getenv("ACQUIS_SEED") != nil

  @Test("keep every promise", arguments: 0..<laneCount)
  func lives(lane: Int) async throws {
    var (sum, failures) = (Simulation.Count(), 0)
    for (number, seed) in Self.seeds.enumerated() where number % Self.laneCount == lane {
      do { sum.add(try await Self.run(seed)) } catch {
        Issue.record("seed \(seed): \(error)\nACQUIS_SEED=\(seed) tells the story")
        failures += 1
        if failures == 3 { break }
      }
    }
    report("simulation lane \(lane): \(Self.seeds.count / Self.laneCount) seeds, \(sum)")
  }

  private static func run(_ seed: UInt64) async throws -> Simulation.Count {
    try await withTemporaryDirectory { path in
      let simulation = try Simulation(seed: seed, path, isTold: isTold)
      do { try await simulation.run() } catch {
        if isTold { print(simulation.story.joined(separator: "\n")) }
        throw error
      }
      return simulation.count
    }
  }

  @Test("are the same for the same seed")
  func repeated() async throws {
    for seed in 0..<10 as Range<UInt64> {
      var stories: [[String]] = []
      for _ in 0..<2 {
        try await withTemporaryDirectory { path in
          let simulation = try Simulation(seed: seed, path, isTold: true)
          try await simulation.run()
          stories.append(simulation.story.map { $0.replacing(path, with: "") })
        }
      }
      #expect(stories[0] == stories[1], "seed \(seed)")
    }
  }
}

extension Simulation.Count {
  mutating func add(_ other: Self) {
    steps += other.steps
    appended += other.appended
    foundingFailures += other.foundingFailures
    openings += other.openings
    recoveries += other.recoveries
    failures += other.failures
    kills += other.kills
    powerFailures += other.powerFailures
  }
}
