/// The seeds of property tests: three that stay and one that is new in every run. A failing test names its seed.
enum Seeds {
  static let all: [UInt64] = {
    let fresh = UInt64.random(in: .min ... .max)
    print("AcquisJSONTests: seeds 1, 2, 3 and \(fresh)")
    return [1, 2, 3, fresh]
  }()
}
