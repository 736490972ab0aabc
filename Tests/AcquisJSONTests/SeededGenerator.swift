/// SplitMix64: the same sequence for the same seed, on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
}

/// The seeds of property tests: three that stay and one that is new in every run. A failing test names its seed.
enum Seeds {
  static let all: [UInt64] = {
    let fresh = UInt64.random(in: .min ... .max)
    print("AcquisJSONTests: seeds 1, 2, 3 and \(fresh)")
    return [1, 2, 3, fresh]
  }()
}
